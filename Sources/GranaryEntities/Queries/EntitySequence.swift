public import Granary
public import GranaryItems

/// The answer of a typed query, read a page at a time as it is asked for.
///
/// The first page is read when the query is made, so that what is wrong with a query is thrown there;
/// the others follow as the loop comes to them, each from a snapshot of its own. Entities are read
/// straight from the stored bytes.
///
/// A `for` loop cannot throw. When a later page cannot be read, or holds an item that does not fit the
/// model, the loop ends early, the failure is logged as critical, and ``EntityIterator/failure`` holds it.
/// Where a short answer must not go unnoticed call ``readAll()``, or ``EntityIterator/nextEntity()`` in a loop of your own.
public struct EntitySequence<Element: QueryElement>: Sequence, Sendable {
    @usableFromInline let firstPage: EntityPage<Element>

    @inlinable
    init(
        _ walk: PageWalk, limit: Int?
    ) throws(EntityError) {
        firstPage = try EntityPage(walk, limit: limit ?? .max)
    }

    /// Starts from the beginning.
    @inlinable
    public func makeIterator() -> EntityIterator<Element> { EntityIterator(firstPage) }

    /// Reads all entities into memory.
    ///
    /// - Throws: ``EntityError`` when any page or item cannot be read.
    @inlinable
    public func readAll() throws(EntityError) -> [Element] {
        var page = firstPage
        var entities: [Element] = page.entities.reversed()
        while try page.readNext() { entities += page.entities.reversed() }
        return entities
    }

    /// The first entity; `nil` when there is none.
    ///
    /// - Throws: ``EntityError`` when it cannot be read.
    @inlinable
    public func first() throws(EntityError) -> Element? {
        var iterator = makeIterator()
        return try iterator.nextEntity()
    }
}

/// Reads the entities of an ``EntitySequence``, one after the other.
public struct EntityIterator<Element: QueryElement>: IteratorProtocol {
    @usableFromInline var page: EntityPage<Element>
    /// The failure that ended the iteration early, if one did.
    public private(set) var failure: EntityError?

    @inlinable
    init(_ page: EntityPage<Element>) { self.page = page }

    /// The next entity, or `nil` after the last, or when one cannot be read.
    @inlinable
    public mutating func next() -> Element? {
        do throws(EntityError) {
            return try nextEntity()
        } catch {
            fail(error)
            return nil
        }
    }

    /// The next entity, or `nil` after the last.
    ///
    /// - Throws: ``EntityError`` when it cannot be read.
    @inlinable
    public mutating func nextEntity() throws(EntityError) -> Element? {
        // Taken from the end, an entity is moved and not copied.
        while page.entities.isEmpty {
            guard try page.readNext() else { return nil }
        }
        return page.entities.removeLast()
    }

    @usableFromInline
    mutating func fail(_ error: EntityError) {
        page.walk.logEarlyEnd("\(error)")
        failure = error
        page.end()
    }
}

/// The entities of one page, and what to read after it.
@usableFromInline
struct EntityPage<Element: QueryElement>: Sendable {
    /// The entities that are left, the next one last.
    @usableFromInline var entities: [Element] = []
    @usableFromInline var walk: PageWalk
    @usableFromInline var remaining: Int

    /// An item of this page that cannot be read; thrown after the entities before it.
    @usableFromInline var failure: EntityError?

    @inlinable
    init(_ walk: PageWalk, limit: Int) throws(EntityError) {
        self.walk = walk
        remaining = limit
        try read(count: 128)
        if entities.isEmpty, let failure { throw failure }
    }

    /// Reads the next page that has entities; `false` when there is none.
    @inlinable
    mutating func readNext() throws(EntityError) -> Bool {
        repeat {
            if let failure {
                throw failure
            }
            guard !walk.isAtEnd, remaining > 0 else { return false }
            try read(count: 512)
        } while entities.isEmpty
        return true
    }

    @inlinable
    mutating func read(count: Int) throws(EntityError) {
        var entities: [Element] = []
        var failure: EntityError?
        let wanted = Swift.min(count, Swift.max(0, remaining))
        guard wanted > 0 else { return }
        entities.reserveCapacity(wanted)
        do throws(StoreError) {
            try walk.readPage(of: wanted) { item in
                do throws(EntityError) {
                    if let entity = try Element.readElement(item) { entities.append(entity) }
                    return true
                } catch {
                    failure = error
                    return false
                }
            }
        } catch {
            throw EntityError.store(error)
        }
        remaining &-= entities.count
        // Here and not in the iterator, where the array is shared with the sequence.
        entities.reverse()
        self.entities = entities
        self.failure = failure
    }

    @usableFromInline
    mutating func end() {
        entities = []
        remaining = 0
        failure = nil
    }
}

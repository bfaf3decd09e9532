public import Granary

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
    public consuming func makeIterator() -> EntityIterator<Element> { EntityIterator(firstPage) }

    /// Reads all entities into memory.
    ///
    /// - Throws: ``EntityError`` when any page or item cannot be read.
    @inlinable
    public consuming func readAll() throws(EntityError) -> [Element] {
        var iterator = makeIterator()
        var entities: [Element] = []
        while let entity = try iterator.nextEntity() { entities.append(entity) }
        return entities
    }

    /// The first entity; `nil` when there is none.
    ///
    /// - Throws: ``EntityError`` when it cannot be read.
    @inlinable
    public consuming func first() throws(EntityError) -> Element? {
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
        while page.isEmpty {
            guard try page.readNext() else { return nil }
        }
        return page.take()
    }

    @usableFromInline
    mutating func fail(_ error: EntityError) {
        page.walk.logEarlyEnd("\(error)")
        failure = error
        page.end()
    }
}

public import Granary
public import GranaryItems

/// The entities of one page, and what to read after it.
@usableFromInline
struct EntityPage<Element: QueryElement>: Sendable {
    /// The entities; those that were taken are `nil`.
    @usableFromInline var entities: [Element?] = []
    /// The first that was not taken.
    @usableFromInline var position = 0
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

    /// Whether all entities of the page were taken.
    @inlinable var isEmpty: Bool { position == entities.count }

    /// Takes the next entity of a page that is not empty.
    ///
    /// It is moved out and not copied: a copy retains every string.
    @inlinable
    mutating func take() -> Element? {
        defer { position &+= 1 }
        return entities[position].take()
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
        var entities: [Element?] = []
        var failure: EntityError?
        let wanted = Swift.min(count, Swift.max(0, remaining))
        guard wanted > 0 else { return }
        entities.reserveCapacity(wanted)
        do throws(StoreError) {
            try walk.readPage(of: wanted) { item, upgrade in
                do throws(EntityError) {
                    // Bound to a name, it would be copied.
                    entities.append(try Element.read(item, upgrade))
                    if case .none = entities[entities.count - 1] { entities.removeLast() }
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
        self.entities = entities
        position = 0
        self.failure = failure
    }

    @usableFromInline
    mutating func end() {
        entities = []
        position = 0
        remaining = 0
        failure = nil
    }
}

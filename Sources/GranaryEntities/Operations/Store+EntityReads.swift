public import Granary
public import GranaryItems

/// Reads return at once, in synchronous and asynchronous code alike.
extension Store {
    /// Returns the entity with this key, or `nil`.
    ///
    /// - Throws: ``EntityError``.
    /// - Complexity: O(log *n*); nothing is allocated but the entity's own strings and arrays.
    @inlinable
    public func get<Key: EntityKey>(_ key: Key) throws(EntityError) -> Key.Model? {
        try Key.Model.lent { body throws(StoreError) in
            try withItem(in: Key.Model.tableName, key: { key.write(to: &$0) }, body)
        }
    }

    /// Returns the answer of a query, lazily.
    ///
    /// ```swift
    /// for activity in try store.query(StartupActivity.since("s1", lastWeek)) { ... }
    /// ```
    ///
    /// - Throws: ``EntityError`` when the query cannot be run, or its first item cannot be read.
    @inlinable
    public func query<Model: Entity>(
        _ query: EntityQuery<Model>
    ) throws(EntityError) -> EntitySequence<Model> {
        try EntitySequence(walk(query.operation, query.followsToItem), limit: query.limit)
    }

    /// Returns the items of a collection, lazily, in the order of their sort keys.
    ///
    /// - Throws: ``EntityError`` when the query cannot be run, or its first item cannot be read.
    @inlinable
    public func query<Element: CollectionElement>(
        _ query: CollectionQuery<Element>
    ) throws(EntityError) -> EntitySequence<Element> {
        try EntitySequence(walk(query.operation, query.followsToItem), limit: nil)
    }

    /// Gives the entities of a query to `body`, one after the other, until it returns `false`.
    ///
    /// All of them belong to one snapshot, which lives until this returns.
    ///
    /// - Throws: ``EntityError``, or what `body` throws.
    @inlinable
    public func forEach<Model: Entity>(
        _ query: EntityQuery<Model>, _ body: (Model) throws -> Bool
    ) throws {
        var remaining = query.limit ?? .max
        var failure: (any Error)?
        try read { snapshot in
            guard remaining > 0 else { return }
            do throws(StoreError) {
                try snapshot.forEachItem(
                    of: query.operation, followsToItem: query.followsToItem
                ) { item, upgrade in
                    do {
                        guard let entity = try Model.read(item, upgrade) else { return true }
                        remaining -= 1
                        return try body(entity) && remaining > 0
                    } catch {
                        failure = error
                        return false
                    }
                }
            } catch {
                throw EntityError.store(error)
            }
        }
        if let failure { throw failure }
    }

    @usableFromInline
    func walk(_ query: Query, _ followsToItem: Bool) throws(EntityError) -> PageWalk {
        do throws(StoreError) {
            return try PageWalk(query, followsToItem: followsToItem, in: self)
        } catch {
            throw .store(error)
        }
    }
}

public import Granary
internal import GranaryItems

/// Typed reads that belong to one moment.
extension ReadSnapshot {
    /// Returns the entity with this key, or `nil`.
    @inlinable
    public func get<Key: EntityKey>(_ key: Key) throws(EntityError) -> Key.Model? {
        var model: Key.Model?
        var failure: EntityError?
        do throws(StoreError) {
            try withItem(in: Key.Model.tableName, key: { key.write(to: &$0) }) { item in
                do throws(EntityError) {
                    model = try Key.Model.decoded(item)
                } catch {
                    failure = error
                }
            }
        } catch {
            throw .store(error)
        }
        if let failure { throw failure }
        return model
    }

    /// Returns the answer of a query, all of it.
    public func query<Model: Entity>(
        _ query: EntityQuery<Model>
    ) throws(EntityError) -> [Model] {
        try collect(query.operation, query.followsToItem, limit: query.limit)
    }

    /// Returns the items of a collection, all of them.
    public func query<Element: CollectionElement>(
        _ query: CollectionQuery<Element>
    ) throws(EntityError) -> [Element] {
        try collect(query.operation, query.followsToItem, limit: nil)
    }

    private func collect<Element: QueryElement>(
        _ query: Query, _ followsToItem: Bool, limit: Int?
    ) throws(EntityError) -> [Element] {
        var found = FoundElements<Element>(limit: limit)
        guard found.isWanting else { return [] }
        do throws(StoreError) {
            try forEachItem(of: query, followsToItem: followsToItem) { found.read($0) }
        } catch {
            throw .store(error)
        }
        return try found.get()
    }
}

public import Granary
public import GranaryItems

/// Typed reads that belong to one moment.
extension ReadSnapshot {
    /// Returns the entity with this key, or `nil`.
    @inlinable
    public func get<Key: EntityKey>(_ key: Key) throws(EntityError) -> Key.Model? {
        try Key.Model.lent { body throws(StoreError) in
            try withItem(in: Key.Model.tableName, key: { key.write(to: &$0) }, body)
        }
    }

    /// Returns the answer of a query, all of it.
    public func query<Model: Entity>(
        _ query: EntityQuery<Model>
    ) throws(EntityError) -> [Model] {
        try FoundElements.collect(limit: query.limit) { body throws(StoreError) in
            try forEachItem(of: query.operation, followsToItem: query.followsToItem, body)
        }
    }

    /// Returns the items of a collection, all of them.
    public func query<Element: CollectionElement>(
        _ query: CollectionQuery<Element>
    ) throws(EntityError) -> [Element] {
        try FoundElements.collect(limit: nil) { body throws(StoreError) in
            try forEachItem(of: query.operation, followsToItem: query.followsToItem, body)
        }
    }
}

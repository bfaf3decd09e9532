public import Granary
public import GranaryExpressions
public import GranaryItems

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Typed operations inside a transaction; the same as those of a store.
extension Transaction {
    /// Returns the entity with this key, or `nil`; what this transaction wrote shows.
    @inlinable
    public func get<Key: EntityKey>(_ key: Key) throws(EntityError) -> Key.Model? {
        try Key.Model.lent { body throws(StoreError) in
            try withItem(in: Key.Model.tableName, key: { key.write(to: &$0) }, body)
        }
    }

    /// Returns the answer of a query; what this transaction wrote shows.
    public func query<Model: Entity>(
        _ query: EntityQuery<Model>
    ) throws(EntityError) -> [Model] {
        try FoundElements.collect(limit: query.limit) { body throws(StoreError) in
            try forEachItem(of: query.operation, followsToItem: query.followsToItem, body)
        }
    }

    /// Returns the items of a collection; what this transaction wrote shows.
    public func query<Element: CollectionElement>(
        _ query: CollectionQuery<Element>
    ) throws(EntityError) -> [Element] {
        try FoundElements.collect(limit: nil) { body throws(StoreError) in
            try forEachItem(of: query.operation, followsToItem: query.followsToItem, body)
        }
    }

    /// Puts an entity; see ``Granary/Store/put(_:if:)``.
    @discardableResult
    @inlinable
    public mutating func put<Model: Entity>(
        _ entity: Model, if condition: Condition? = nil
    ) throws(EntityError) -> Model {
        var stored = entity
        try stored.preparePut(if: condition).run(in: &self)
        return stored
    }

    /// Puts an entity unless there is one with its key; see ``Granary/Store/create(_:)``.
    @discardableResult
    @inlinable
    public mutating func create<Model: Entity>(_ entity: Model) throws(EntityError) -> Model {
        var stored = entity
        try stored.preparePut(mustBeNew: true).run(in: &self)
        return stored
    }

    /// Puts an entity at the next free instant; see ``Granary/Store/append(_:)``.
    @discardableResult
    public mutating func append<Model: TimeKeyedEntity>(
        _ entity: Model
    ) throws(EntityError) -> Model {
        var entity = entity
        entity.keyTime = entity.keyTime.stored(as: Model.keyTimeForm)
        while true {
            do throws(EntityError) {
                return try create(entity)
            } catch {
                let next = entity.keyTime.next(as: Model.keyTimeForm)
                guard case .alreadyExists = error, next > entity.keyTime else { throw error }
                entity.keyTime = next
            }
        }
    }

    /// Changes attributes of an entity without reading it; see ``Granary/Store/update(_:if:_:)``.
    @discardableResult
    public mutating func update<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil,
        _ body: (inout EntityUpdate<Key.Model>) -> Void
    ) throws(EntityError) -> Key.Model {
        let update = try EntityUpdateItem<Key.Model>(key, if: condition, body)
        return try update.entity { operation throws(StoreError) in try run(operation) }
    }

    /// Deletes an entity; see ``Granary/Store/delete(_:if:)``.
    @discardableResult
    public mutating func delete<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil
    ) throws(EntityError) -> Bool {
        let item = try key.item()
        do throws(StoreError) {
            return try delete(item, from: Key.Model.tableName, if: condition) != nil
        } catch {
            throw EntityError(deleting: error)
        }
    }
}

extension EntityError {
    /// What an error means that a delete with a condition ended with.
    init(deleting error: StoreError) {
        if case .conditionFailed(let existing) = error {
            self = .conditionFailed(existing: existing)
        } else {
            self = .store(error)
        }
    }
}

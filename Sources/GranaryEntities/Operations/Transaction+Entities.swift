public import Granary
public import GranaryExpressions
internal import GranaryItems

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

    /// Returns the answer of a query; what this transaction wrote shows.
    public func query<Model: Entity>(
        _ query: EntityQuery<Model>
    ) throws(EntityError) -> [Model] {
        try collect(query.operation, query.followsToItem, limit: query.limit)
    }

    /// Returns the items of a collection; what this transaction wrote shows.
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

    /// Puts an entity; see ``Granary/Store/put(_:if:)``.
    @discardableResult
    public mutating func put<Model: Entity>(
        _ entity: Model, if condition: Condition? = nil
    ) throws(EntityError) -> Model {
        let put = try EntityPut(
            entity, if: condition, mustBeNew: Model.layout.isKeyedByTime)
        try put.run(in: &self)
        return put.stored
    }

    /// Puts an entity unless there is one with its key; see ``Granary/Store/create(_:)``.
    @discardableResult
    public mutating func create<Model: Entity>(_ entity: Model) throws(EntityError) -> Model {
        let put = try EntityPut(entity, if: nil, mustBeNew: true)
        try put.run(in: &self)
        return put.stored
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
        let output: UpdateItem.Output
        do throws(StoreError) {
            output = try run(update.operation)
        } catch {
            throw update.explain(error)
        }
        return try update.entity(output)
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

/// Elements that a query finds.
struct FoundElements<Element: QueryElement> {
    private var elements: [Element] = []
    private var failure: EntityError?
    private let limit: Int

    init(limit: Int?) { self.limit = limit ?? .max }

    var isWanting: Bool { elements.count < limit }

    /// Takes an item; returns whether more are wanted.
    mutating func read(_ item: borrowing ItemView) -> Bool {
        do throws(EntityError) {
            if let element = try Element.readElement(item) { elements.append(element) }
            return isWanting
        } catch {
            failure = error
            return false
        }
    }

    consuming func get() throws(EntityError) -> [Element] {
        if let failure { throw failure }
        return elements
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

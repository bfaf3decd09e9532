public import Granary
public import GranaryExpressions
internal import GranaryItems

/// Writes return when they are durable.
extension Store {
    /// Puts an entity, in place of any with the same key.
    ///
    /// An entity whose key ends with the time it happened is never put in place of another; see
    /// ``append(_:)``. One with a version is put only when the stored item still has the version that
    /// was read.
    ///
    /// - Parameters:
    ///   - entity: The entity.
    ///   - condition: What must be true of the item that is there.
    /// - Returns: The entity as it is stored: with the time of the change and its new version.
    /// - Throws: ``EntityError``; nothing is written then.
    @discardableResult
    @inlinable
    public func put<Model: Entity>(
        _ entity: Model, if condition: Condition? = nil
    ) throws(EntityError) -> Model {
        var stored = entity
        try run(stored.preparePut(if: condition))
        return stored
    }

    /// Puts an entity, unless there is one with its key.
    ///
    /// - Throws: ``EntityError/alreadyExists(model:key:)`` when there is.
    @discardableResult
    @inlinable
    public func create<Model: Entity>(_ entity: Model) throws(EntityError) -> Model {
        var stored = entity
        try run(stored.preparePut(mustBeNew: true))
        return stored
    }

    /// Puts an entity at its time, or at the next instant at which there is none yet.
    ///
    /// - Returns: The entity with the time that it has.
    @discardableResult
    public func append<Model: TimeKeyedEntity>(
        _ entity: Model
    ) throws(EntityError) -> Model {
        try performing {
            try transaction { transaction in try transaction.append(entity) }
        }
    }

    /// Changes attributes of an entity without reading it, in one step.
    ///
    /// - Returns: The entity as it is now.
    /// - Throws: ``EntityError/notFound(model:key:)``, or another ``EntityError``; nothing is written
    ///   then.
    @discardableResult
    public func update<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil,
        _ body: (inout EntityUpdate<Key.Model>) -> Void
    ) throws(EntityError) -> Key.Model {
        let update = try EntityUpdateItem<Key.Model>(key, if: condition, body)
        return try update.entity { operation throws(StoreError) in try run(operation) }
    }

    /// Reads an entity, has `body` change it, and writes it, in one transaction.
    ///
    /// Attributes that the model does not declare are kept. `body` may run again when the store had to
    /// grow, so it must not change anything outside. When it changes nothing, nothing is written.
    ///
    /// - Returns: The entity as it is stored; `nil` when there is none.
    /// - Throws: ``EntityError``, or what `body` throws; nothing is written then.
    @discardableResult
    public func modify<Key: EntityKey>(
        _ key: Key, _ body: @escaping @Sendable (inout Key.Model) throws -> Void
    ) throws -> Key.Model? {
        try wrappingStoreError {
            try transaction { transaction in try transaction.modify(key, body) }
        }
    }

    /// Deletes the entity with this key.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    public func delete<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil
    ) throws(EntityError) -> Bool {
        let operation = try DeleteItem(key, if: condition)
        do throws(StoreError) {
            return try run(operation).attributes != nil
        } catch {
            throw EntityError(deleting: error)
        }
    }

    @usableFromInline
    func run(_ put: EntityPut) throws(EntityError) {
        do throws(StoreError) {
            _ = try run(put.operation)
        } catch {
            throw put.explain(error)
        }
    }
}

extension DeleteItem {
    init<Key: EntityKey>(_ key: Key, if condition: Condition?) throws(EntityError) {
        self.init(
            tableName: Key.Model.tableName, key: try key.item(),
            conditionExpression: condition.map { .built($0) }, returnValues: .allOld)
    }
}

/// Runs work that throws nothing but errors of entities and of the store.
func performing<Value>(_ body: () throws -> Value) throws(EntityError) -> Value {
    do {
        return try body()
    } catch {
        throw EntityError(any: error)
    }
}

/// Runs work, and wraps errors of the store.
func wrappingStoreError<Value>(_ body: () throws -> Value) throws -> Value {
    do {
        return try body()
    } catch let error as StoreError {
        throw EntityError.store(error)
    }
}

extension EntityError {
    /// An error of an entity or of the store.
    init(any error: any Error) {
        switch error {
        case let error as EntityError: self = error
        case let error as StoreError: self = .store(error)
        default: self = .store(.corrupted(detail: "\(error)"))  // Nothing else is thrown.
        }
    }
}

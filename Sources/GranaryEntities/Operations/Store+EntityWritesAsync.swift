public import Granary
public import GranaryExpressions
internal import GranaryItems

/// Writes suspend until they are durable.
extension Store {
    /// Puts an entity, in place of any with the same key; resumes when it is durable.
    @discardableResult
    @inlinable
    public func put<Model: Entity>(
        _ entity: Model, if condition: Condition? = nil
    ) async throws(EntityError) -> Model {
        var stored = entity
        try await run(stored.preparePut(if: condition))
        return stored
    }

    /// Puts an entity, unless there is one with its key; resumes when it is durable.
    @discardableResult
    @inlinable
    public func create<Model: Entity>(_ entity: Model) async throws(EntityError) -> Model {
        var stored = entity
        try await run(stored.preparePut(mustBeNew: true))
        return stored
    }

    /// Puts an entity at its time, or at the next free instant; resumes when it is durable.
    @discardableResult
    public func append<Model: TimeKeyedEntity>(
        _ entity: Model
    ) async throws(EntityError) -> Model {
        do {
            return try await transaction { transaction in try transaction.append(entity) }
        } catch {
            throw EntityError(any: error)
        }
    }

    /// Changes attributes of an entity without reading it; resumes when it is durable.
    @discardableResult
    public func update<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil,
        _ body: (inout EntityUpdate<Key.Model>) -> Void
    ) async throws(EntityError) -> Key.Model {
        let update = try EntityUpdateItem<Key.Model>(key, if: condition, body)
        let output: UpdateItem.Output
        do throws(StoreError) {
            output = try await run(update.operation)
        } catch {
            throw update.explain(error)
        }
        return try update.entity(output)
    }

    /// Reads an entity, has `body` change it, and writes it; resumes when it is durable.
    @discardableResult
    public func modify<Key: EntityKey>(
        _ key: Key, _ body: @escaping @Sendable (inout Key.Model) throws -> Void
    ) async throws -> Key.Model? {
        do {
            return try await transaction { transaction in try transaction.modify(key, body) }
        } catch let error as StoreError {
            throw EntityError.store(error)
        }
    }

    /// Deletes the entity with this key; resumes when it is durable.
    @discardableResult
    public func delete<Key: EntityKey>(
        _ key: Key, if condition: Condition? = nil
    ) async throws(EntityError) -> Bool {
        let operation = try DeleteItem(key, if: condition)
        do throws(StoreError) {
            return try await run(operation).attributes != nil
        } catch {
            throw EntityError(deleting: error)
        }
    }

    @usableFromInline
    func run(_ put: EntityPut) async throws(EntityError) {
        do throws(StoreError) {
            _ = try await run(put.operation)
        } catch {
            throw put.explain(error)
        }
    }
}

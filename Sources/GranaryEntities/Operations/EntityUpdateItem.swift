internal import Granary
internal import GranaryExpressions
internal import GranaryItems

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A typed update that is resolved.
struct EntityUpdateItem<Model: Entity>: Sendable {
    let operation: UpdateItem
    private let key: Item

    init(
        _ key: Model.Key, if condition: Condition?, _ body: (inout EntityUpdate<Model>) -> Void
    ) throws(EntityError) {
        self.key = try key.item()
        var update = EntityUpdate<Model>()
        body(&update)
        let resolved = try update.resolved(of: key, at: .now)
        // An update of what is not there would make an item of nothing else.
        let exists = Attribute(path: DocumentPath(Model.layout.partitionKey)).exists
        var operation = UpdateItem(
            tableName: Model.tableName, key: self.key, updateExpression: .built(resolved),
            conditionExpression: .built(condition.map { exists && $0 } ?? exists),
            returnValues: .allNew)
        operation.returnValuesOnConditionCheckFailure = .allOld
        self.operation = operation
    }

    /// Runs the update.
    ///
    /// - Returns: The entity as it is now.
    func entity(
        _ run: (UpdateItem) throws(StoreError) -> UpdateItem.Output
    ) throws(EntityError) -> Model {
        let output: UpdateItem.Output
        do throws(StoreError) {
            output = try run(operation)
        } catch {
            throw explain(error)
        }
        return try entity(output)
    }

    /// The entity as it is now.
    func entity(_ output: UpdateItem.Output) throws(EntityError) -> Model {
        guard let item = output.attributes else {
            throw .notFound(model: Model.modelName, key: key)
        }
        return try Model(item)
    }

    func explain(_ error: StoreError) -> EntityError {
        guard case .conditionFailed(let existing) = error else { return .store(error) }
        guard let existing else { return .notFound(model: Model.modelName, key: key) }
        return .conditionFailed(existing: existing)
    }
}

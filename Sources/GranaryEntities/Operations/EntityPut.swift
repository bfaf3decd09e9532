internal import Granary
internal import GranaryExpressions
internal import GranaryItems

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A put of an entity that is encoded, with what must be true of the item that is there.
struct EntityPut<Model: Entity>: Sendable {
    /// The entity as it will be stored.
    let stored: Model
    private let item: Item
    private let condition: Condition?
    private let mustBeNew: Bool
    private let versionRead: Int?

    /// Encodes an entity.
    ///
    /// - Parameters:
    ///   - entity: The entity.
    ///   - condition: What must be true besides.
    ///   - mustBeNew: Whether an item that is there is never replaced.
    /// - Throws: ``EntityError/unwritable(model:_:)``.
    init(
        _ entity: Model, if condition: Condition?, mustBeNew: Bool
    ) throws(EntityError) {
        var stored = entity
        stored.prepareForWriting(at: .now)
        self.stored = stored
        item = try stored.item()
        self.mustBeNew = mustBeNew
        versionRead = entity.storedVersion
        let layout = Model.layout
        var all = condition
        if mustBeNew {
            all = all.and(Attribute(path: DocumentPath(layout.partitionKey)).notExists)
        }
        if let name = layout.version, let version = versionRead {
            let attribute = Attribute(path: DocumentPath(name))
            all = all.and(version == 0 ? attribute.notExists : attribute == version)
        }
        self.condition = all
    }

    var operation: PutItem {
        var operation = PutItem(
            tableName: Model.tableName, item: item,
            conditionExpression: condition.map { .built($0) })
        operation.returnValuesOnConditionCheckFailure = .allOld
        return operation
    }

    /// Puts the item in a transaction, the quick way when nothing depends on what is there.
    func run(in transaction: inout Transaction) throws(EntityError) {
        do throws(StoreError) {
            if condition == nil {
                try transaction.put(item, into: Model.tableName)
            } else {
                _ = try transaction.run(operation)
            }
        } catch {
            throw explain(error)
        }
    }

    /// Says which of the conditions it was.
    func explain(_ error: StoreError) -> EntityError {
        guard case .conditionFailed(let existing) = error else { return .store(error) }
        let key = item.selecting(names: Model.layout.keyNames)
        if mustBeNew, existing != nil {
            return .alreadyExists(model: Model.modelName, key: key)
        }
        if let name = Model.layout.version, let versionRead {
            let stored = existing?[name]?.intValue
            if (stored ?? 0) != versionRead || (existing == nil && versionRead != 0) {
                return .versionConflict(
                    model: Model.modelName, key: key, read: versionRead, stored: stored)
            }
        }
        return .conditionFailed(existing: existing)
    }
}

extension Condition? {
    /// Both conditions, or the one there is.
    fileprivate func and(_ other: Condition) -> Condition { map { $0 && other } ?? other }
}

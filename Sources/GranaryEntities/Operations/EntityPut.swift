public import Granary
public import GranaryExpressions
public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// A put of an entity that is encoded, with what must be true of the item that is there.
///
/// Knows nothing of the entity's type, so that only its encoding is specialised for each model.
@usableFromInline
struct EntityPut: Sendable {
    let item: Item
    let modelName: String
    let tableName: String
    let layout: EntityLayout
    let condition: Condition?
    let mustBeNew: Bool
    let versionRead: Int?

    /// Adds what the model demands to what must be true besides: that nothing is there if it must be
    /// new, and that the version is the one that was read.
    @usableFromInline
    init(
        _ item: Item, modelName: String, tableName: String, layout: EntityLayout,
        if condition: Condition?, mustBeNew: Bool, versionRead: Int?
    ) {
        self.item = item
        self.modelName = modelName
        self.tableName = tableName
        self.layout = layout
        self.mustBeNew = mustBeNew
        self.versionRead = versionRead
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
            tableName: tableName, item: item, conditionExpression: condition.map { .built($0) })
        operation.returnValuesOnConditionCheckFailure = .allOld
        return operation
    }

    /// Puts the item in a transaction, the quick way when nothing depends on what is there.
    @usableFromInline
    func run(in transaction: inout Transaction) throws(EntityError) {
        do throws(StoreError) {
            if condition == nil {
                try transaction.put(item, into: tableName)
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
        let key = item.selecting(names: layout.keyNames)
        if mustBeNew, existing != nil { return .alreadyExists(model: modelName, key: key) }
        if let name = layout.version, let versionRead {
            let stored = existing?[name]?.intValue
            if (stored ?? 0) != versionRead || (existing == nil && versionRead != 0) {
                return .versionConflict(
                    model: modelName, key: key, read: versionRead, stored: stored)
            }
        }
        return .conditionFailed(existing: existing)
    }
}

extension Entity {
    /// Brings up to date what a write keeps by itself, and encodes the entity.
    @inlinable
    mutating func preparePut(
        if condition: Condition? = nil, mustBeNew: Bool = Self.layout.isKeyedByTime
    ) throws(EntityError) -> EntityPut {
        let versionRead = storedVersion
        prepareForWriting(at: .now)
        return EntityPut(
            try item(), modelName: Self.modelName, tableName: Self.tableName, layout: Self.layout,
            if: condition, mustBeNew: mustBeNew, versionRead: versionRead)
    }
}

extension Condition? {
    /// Both conditions, or the one there is.
    fileprivate func and(_ other: Condition) -> Condition { map { $0 && other } ?? other }
}

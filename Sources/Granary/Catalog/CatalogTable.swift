internal import GranaryItems

/// A table as the engine works with it: its definition and the ids its keys begin with.
///
/// Immutable; a change of definition makes a new one in a new ``Catalog``.
final class CatalogTable: Sendable {
    let name: String
    /// What every key of the table's items begins with; never used again once the table is dropped.
    let id: UInt32
    let tableID: String
    let createdMilliseconds: UInt64
    let keySchema: KeySchema
    let indexes: [CatalogIndex]
    let changeLogEnabled: Bool
    /// The change sequence number after which the log has every change without a gap.
    let changeLogStart: UInt64
    /// How long change records are kept; `nil` when they are all.
    let changeLogRetentionSeconds: Int?
    let deletionProtectionEnabled: Bool
    /// What is kept with the table for others; the engine does not look at it.
    let annotations: [String: AttributeValue]
    /// When its items expire, if they do.
    let expiry: CatalogExpiry?
    /// What its items must be like, if that was ever said.
    let schema: TableSchema?

    init(
        name: String, id: UInt32, tableID: String, createdMilliseconds: UInt64,
        keySchema: KeySchema, indexes: [CatalogIndex], changeLogEnabled: Bool,
        changeLogStart: UInt64, deletionProtectionEnabled: Bool,
        changeLogRetentionSeconds: Int? = nil, annotations: [String: AttributeValue] = [:],
        expiry: CatalogExpiry? = nil, schema: TableSchema? = nil
    ) {
        self.name = name
        self.id = id
        self.tableID = tableID
        self.createdMilliseconds = createdMilliseconds
        self.keySchema = keySchema
        self.indexes = indexes.map { $0.resolved(in: keySchema) }
        self.changeLogEnabled = changeLogEnabled
        self.changeLogStart = changeLogStart
        self.deletionProtectionEnabled = deletionProtectionEnabled
        self.changeLogRetentionSeconds = changeLogRetentionSeconds
        self.annotations = annotations
        self.expiry = expiry
        self.schema = schema
    }

    /// The same table with some parts changed; `.some(nil)` takes a retention or time to live away.
    func with(
        indexes: [CatalogIndex]? = nil, changeLogEnabled: Bool? = nil,
        changeLogStart: UInt64? = nil, deletionProtectionEnabled: Bool? = nil,
        changeLogRetentionSeconds: Int?? = nil, annotations: [String: AttributeValue]? = nil,
        expiry: CatalogExpiry?? = nil, schema: TableSchema? = nil
    ) -> CatalogTable {
        CatalogTable(
            name: name, id: id, tableID: tableID, createdMilliseconds: createdMilliseconds,
            keySchema: keySchema, indexes: indexes ?? self.indexes,
            changeLogEnabled: changeLogEnabled ?? self.changeLogEnabled,
            changeLogStart: changeLogStart ?? self.changeLogStart,
            deletionProtectionEnabled: deletionProtectionEnabled ?? self.deletionProtectionEnabled,
            changeLogRetentionSeconds: changeLogRetentionSeconds ?? self.changeLogRetentionSeconds,
            annotations: annotations ?? self.annotations, expiry: expiry ?? self.expiry,
            schema: schema ?? self.schema)
    }

    /// The ids that keys of the table, its indexes and expiries begin with.
    var ids: [UInt32] { [id] + indexes.map(\.id) + (expiry.map { [$0.id] } ?? []) }

    /// The index of that name, ready or not.
    func index(named name: String) -> CatalogIndex? {
        indexes.first { $0.definition.name == name }
    }

    /// The index of that name, if it can be read.
    func readableIndex(named name: String) throws(StoreError) -> CatalogIndex {
        guard let index = index(named: name) else {
            throw .validation(.noSuchIndex(table: self.name, index: name))
        }
        guard index.status == .active else {
            throw .indexNotReady(table: self.name, index: name)
        }
        return index
    }

    /// Whether the table has a local secondary index, for which item collections are measured.
    var hasLocalIndex: Bool { indexes.contains { $0.definition.kind == .local } }
}

/// An index as the engine works with it.
struct CatalogIndex: Sendable, Hashable {
    let definition: IndexDefinition
    /// What every key of the index's entries begins with.
    let id: UInt32
    let status: ResourceStatus
    /// What its entries hold of an item, unless that is all; the table sets it, for every write.
    var projectedNames: [String] = []

    func with(status: ResourceStatus) -> CatalogIndex {
        CatalogIndex(definition: definition, id: id, status: status)
    }

    /// Whether an entry's key ends with the table's key; a unique index has one entry for each key.
    var appendsTableKey: Bool { definition.kind != .unique }
}

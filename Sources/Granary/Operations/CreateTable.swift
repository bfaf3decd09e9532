public import GranaryItems

/// Creates a table; it can be used at once.
///
/// DynamoDB's `CreateTable`.
public struct CreateTable: Sendable {
    /// The table's name, 3 to 255 bytes of `[a-zA-Z0-9_.-]`.
    public var tableName: String
    /// The primary key.
    public var keySchema: KeySchema
    /// Its secondary indexes: up to 20, and up to 5 local ones, which can only be made here.
    public var indexes: [IndexDefinition]
    /// Whether writes are appended to the change log.
    public var changeLogEnabled = false
    /// How long change records are kept, 1 or more; `nil` keeps them until ``TrimChanges``.
    ///
    /// Older ones are removed in the background, within minutes.
    public var changeLogRetentionSeconds: Int?
    /// Whether ``DeleteTable`` is refused.
    public var deletionProtectionEnabled = false
    /// What to keep with the table for others, such as tags.
    ///
    /// The engine stores it, and does not look at it. Up to ``Limits/annotationByteCount`` bytes in all.
    public var annotations: [String: AttributeValue] = [:]

    /// Creates the operation; what is not given here can be set on the value.
    public init(
        tableName: String, partitionKey: KeyAttribute, sortKey: KeyAttribute? = nil,
        indexes: [IndexDefinition] = []
    ) {
        self.tableName = tableName
        keySchema = KeySchema(partitionKey: partitionKey, sortKey: sortKey)
        self.indexes = indexes
    }

    /// What the operation answers.
    public typealias Output = TableDescription
}

extension CreateTable: WriteOperation {
    func validated() throws(StoreError) {
        try validating { () throws(ValidationError) in
            try DefinitionRules.check(
                tableName: tableName, keySchema: keySchema, indexes: indexes)
            try DefinitionRules.check(annotations: annotations)
            if let changeLogRetentionSeconds {
                try DefinitionRules.check(
                    changeLogRetentionSeconds: changeLogRetentionSeconds, least: 1)
            }
        }
    }

    func run(
        _ plan: Void, in transaction: inout Transaction
    ) throws(StoreError) -> TableDescription {
        guard transaction.catalog.tables[tableName] == nil else { throw .tableInUse(tableName) }
        let id = try transaction.allocateID()
        var built: [CatalogIndex] = []
        for index in indexes {
            built.append(
                CatalogIndex(definition: index, id: try transaction.allocateID(), status: .active))
        }
        let table = CatalogTable(
            name: tableName, id: id, tableID: Self.makeTableID(),
            createdMilliseconds: transaction.nowMilliseconds, keySchema: keySchema,
            indexes: built, changeLogEnabled: changeLogEnabled,
            changeLogStart: transaction.meta.changeSequence,
            deletionProtectionEnabled: deletionProtectionEnabled,
            changeLogRetentionSeconds: changeLogRetentionSeconds, annotations: annotations)
        try transaction.setTable(table)
        return try transaction.description(of: table)
    }

    /// A random identifier in the form DynamoDB's have.
    private static func makeTableID() -> String {
        var random = SystemRandomNumberGenerator()
        let digits = Array("0123456789abcdef")
        return [8, 4, 4, 4, 12]
            .map { length in String((0..<length).map { _ in digits[Int(random.next() % 16)] }) }
            .joined(separator: "-")
    }
}

extension Transaction {
    /// The description of a table as this transaction sees it.
    func description(of table: CatalogTable) throws(StoreError) -> TableDescription {
        TableDescription(table, try statistics(of: table))
    }

    private func statistics(
        of table: CatalogTable
    ) throws(StoreError) -> [UInt32: StoredStatistics] {
        var known: [UInt32: StoredStatistics] = [:]
        for id in [table.id] + table.indexes.map(\.id) {
            var stored = try storedStatistics(of: id)
            for delta in statistics.deltas where delta.id == id {
                stored.count &+= delta.count
                stored.byteCount &+= delta.byteCount
            }
            known[id] = stored
        }
        return known
    }
}

extension TableDescription {
    /// Describes a table with the statistics of its id and its indexes' ids.
    init(_ table: CatalogTable, _ statistics: [UInt32: StoredStatistics]) {
        let own = statistics[table.id] ?? StoredStatistics()
        self.init(
            tableName: table.name, tableID: table.tableID, keySchema: table.keySchema,
            tableStatus: .active, creationMilliseconds: table.createdMilliseconds,
            itemCount: own.count, tableSizeBytes: own.byteCount,
            indexes: table.indexes.map { index in
                let entries = statistics[index.id] ?? StoredStatistics()
                return IndexDescription(
                    definition: index.definition, indexStatus: index.status,
                    itemCount: entries.count, indexSizeBytes: entries.byteCount)
            },
            changeLogEnabled: table.changeLogEnabled,
            changeLogRetentionSeconds: table.changeLogRetentionSeconds,
            deletionProtectionEnabled: table.deletionProtectionEnabled,
            annotations: table.annotations)
    }
}

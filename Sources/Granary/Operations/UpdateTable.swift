public import GranaryItems

/// Changes a table: adds or drops an index, switches its change log or protection, annotates it.
///
/// DynamoDB's `UpdateTable`. A new index is built in the background while the table stays in use;
/// ``Store/waitForIndex(_:of:progress:)`` waits for it.
public struct UpdateTable: Sendable {
    /// What to do to the indexes.
    public enum IndexUpdate: Sendable, Hashable {
        /// Add this index. Local indexes can only be made with the table.
        case create(IndexDefinition)
        /// Drop the index of this name.
        case delete(String)
    }

    /// The table's name.
    public var tableName: String
    /// One index to add or drop; DynamoDB takes one at a time.
    public var indexUpdate: IndexUpdate?
    /// Whether writes are appended to the change log; `nil` leaves it.
    public var changeLogEnabled: Bool?
    /// How long change records are kept; `nil` leaves it, and 0 keeps them until ``TrimChanges``.
    public var changeLogRetentionSeconds: Int?
    /// Whether ``DeleteTable`` is refused; `nil` leaves it.
    public var deletionProtectionEnabled: Bool?
    /// What to change of what is kept with the table for others: a value takes the place of the one of
    /// its name, `nil` removes it, and other names stay as they are.
    ///
    /// Up to ``Limits/annotationByteCount`` bytes in all.
    public var annotations: [String: AttributeValue?]

    /// Creates the operation.
    public init(
        tableName: String, indexUpdate: IndexUpdate? = nil, changeLogEnabled: Bool? = nil,
        deletionProtectionEnabled: Bool? = nil, changeLogRetentionSeconds: Int? = nil,
        annotations: [String: AttributeValue?] = [:]
    ) {
        self.tableName = tableName
        self.indexUpdate = indexUpdate
        self.changeLogEnabled = changeLogEnabled
        self.deletionProtectionEnabled = deletionProtectionEnabled
        self.changeLogRetentionSeconds = changeLogRetentionSeconds
        self.annotations = annotations
    }

    /// What the operation answers.
    public typealias Output = TableDescription
}

extension UpdateTable {
    /// What DynamoDB says of an update that changes nothing, with the members of its own that it names.
    package static let nothingToChange =
        "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
        + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
        + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
        + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is required"

    /// Whether it changes nothing.
    var isEmpty: Bool {
        indexUpdate == nil && changeLogEnabled == nil && deletionProtectionEnabled == nil
            && changeLogRetentionSeconds == nil && annotations.isEmpty
    }
}

extension UpdateTable: WriteOperation {
    func validated() throws(StoreError) {
        guard !isEmpty else { throw .validation(.definition(Self.nothingToChange)) }
        guard let changeLogRetentionSeconds else { return }
        try validating { () throws(ValidationError) in
            try DefinitionRules.check(
                changeLogRetentionSeconds: changeLogRetentionSeconds, least: 0)
        }
    }

    func run(
        _ plan: Void, in transaction: inout Transaction
    ) throws(StoreError) -> TableDescription {
        var table = try transaction.catalog.table(named: tableName)
        // First: what is written of an index must not be left behind by a failure.
        let annotations = try merged(into: table.annotations)
        switch indexUpdate {
        case nil: break
        case .create(let definition):
            guard !table.indexes.contains(where: { $0.status == .creating }) else {
                throw .indexChangeInProgress(table: table.name)
            }
            table = try transaction.adding(definition, to: table)
        case .delete(let name):
            guard let index = table.index(named: name) else {
                throw .validation(.noSuchIndex(table: tableName, index: name))
            }
            guard index.definition.kind != .local else {
                throw .validation(
                    .definition(
                        "One or more parameter values were invalid: a local secondary index goes "
                            + "with its table only: \(name)"))
            }
            if let schema = try table.schema?.enforced(in: table).schema,
                schema.index(named: name) != nil
            {
                throw .validation(
                    .definition(
                        "The index \(name) belongs to the schema \(schema.name) of the table: "
                            + "take it out of the schema first"))
            }
            table = table.with(indexes: table.indexes.filter { $0.id != index.id })
            try transaction.unlink(index.id)
        }
        let startsLog = changeLogEnabled == true && !table.changeLogEnabled
        table = table.with(
            changeLogEnabled: changeLogEnabled,
            changeLogStart: startsLog ? transaction.meta.changeSequence : nil,
            deletionProtectionEnabled: deletionProtectionEnabled,
            changeLogRetentionSeconds: changeLogRetentionSeconds.map { $0 == 0 ? nil : $0 },
            annotations: annotations)
        try transaction.setTable(table)
        return try transaction.description(of: table)
    }

    /// The annotations as they are to be; `nil` when none changes.
    private func merged(
        into annotations: [String: AttributeValue]
    ) throws(StoreError) -> [String: AttributeValue]? {
        guard !self.annotations.isEmpty else { return nil }
        var merged = annotations
        for (name, value) in self.annotations { merged[name] = value }
        let checked = merged
        try validating { () throws(ValidationError) in
            try DefinitionRules.check(annotations: checked)
        }
        return checked
    }
}

extension Transaction {
    /// The table with one index more, to be built unless the table is empty.
    mutating func adding(
        _ definition: IndexDefinition, to table: CatalogTable
    ) throws(StoreError) -> CatalogTable {
        guard definition.kind != .local else {
            throw .validation(
                .definition(
                    "One or more parameter values were invalid: a local secondary index can only be"
                        + " created with its table: \(definition.name)"))
        }
        try validating { () throws(ValidationError) in
            try DefinitionRules.check(
                definition, keySchema: table.keySchema, others: table.indexes.map(\.definition))
        }
        let isEmpty = try description(of: table).itemCount == 0
        let index = CatalogIndex(
            definition: definition, id: try allocateID(), status: isEmpty ? .active : .creating)
        return table.with(indexes: table.indexes + [index])
    }
}

internal import GranaryItems
package import GranarySchema

/// Begins a migration: makes its target schema the table's, and remembers what is running.
///
/// The table is made when there is none, and given the indexes of the schema that it lacks; one of the
/// same name and another definition is dropped and made anew. All of them are built when the items
/// have their new shape. From here on every write is judged by the target schema.
package struct MigrationBeginning: Sendable {
    /// The target schema.
    package var schema: Schema

    /// The document of the schema the table must have now; `nil` when it must have none.
    package var expectedDocument: String?

    /// What is to be remembered; revisions and times are filled in.
    package var running: RunningMigration

    /// Whether it keeps what undoing would not give back.
    package var keepsRemainder = false

    /// What readers are to be told that items become, by what is remembered.
    package var upgrade: (@Sendable (RunningMigration) -> ItemUpgrade)?

    /// The run that this one undoes, which has not finished.
    package var undoes: String?

    package init(
        schema: Schema, expectedDocument: String?, running: RunningMigration,
        undoes: String? = nil
    ) {
        self.schema = schema
        self.expectedDocument = expectedDocument
        self.running = running
        self.undoes = undoes
    }

    /// The key and indexes of the table.
    struct Plan: Sendable {
        let keySchema: KeySchema
        let indexes: [IndexDefinition]
    }

    func validated() throws(StoreError) -> Plan {
        try validating { () throws(ValidationError) in
            let plan = Plan(
                keySchema: try schema.keySchema(), indexes: try schema.indexDefinitions())
            try DefinitionRules.check(
                tableName: schema.table, keySchema: plan.keySchema, indexes: plan.indexes)
            return plan
        }
    }

    func run(
        _ plan: Plan, rules: TableRules, in transaction: inout Transaction
    ) throws(StoreError) -> RunningMigration {
        let isNew = transaction.catalog.tables[schema.table] == nil
        if isNew {
            var create = CreateTable(
                tableName: schema.table, partitionKey: plan.keySchema.partitionKey,
                sortKey: plan.keySchema.sortKey)
            create.indexes = plan.indexes
            _ = try create.run((), in: &transaction)
        }
        let table = try transaction.catalog.table(named: schema.table)
        guard table.keySchema == plan.keySchema else {
            throw .validation(
                .definition(
                    "Table \(table.name) has another primary key than the schema: "
                        + table.keySchema.names.joined(separator: ", ")))
        }
        var running = running
        if let unfinished = try transaction.reader.runningMigration(of: table) {
            guard unfinished.run == undoes else {
                throw .migrationUnfinished(
                    table: table.name, number: unfinished.number, name: unfinished.name)
            }
            running.leastRevision = unfinished.revision
        } else if undoes != nil {
            throw .migrationTakenOver(table: table.name)
        }
        try checkSchema(of: table)
        if !isNew { try adopt(plan.indexes, of: table, in: &transaction) }
        running.revision = try setSchema(of: table, rules, in: &transaction)
        running.startedMilliseconds = transaction.nowMilliseconds
        if keepsRemainder, running.remainder == nil {
            running.remainder = try transaction.allocateID()
        }
        try transaction.put(running, of: table)
        if let upgrade { try transaction.offer(upgrade(running), toReadersOf: table.name) }
        return running
    }

    /// Whoever planned the migration must have seen the schema as it is.
    private func checkSchema(of table: CatalogTable) throws(StoreError) {
        let stored = table.schema?.stored
        guard stored?.document != expectedDocument else { return }
        throw .schemaChanged(
            name: stored?.name ?? schema.name, version: stored?.version ?? schema.version)
    }

    /// Adds the indexes that the table lacks, and replaces those that differ.
    private func adopt(
        _ indexes: [IndexDefinition], of table: CatalogTable, in transaction: inout Transaction
    ) throws(StoreError) {
        for definition in indexes {
            let current = try transaction.catalog.table(named: table.name)
            let known = current.index(named: definition.name)
            if known?.definition == definition { continue }
            var rest = current
            if let known {
                rest = current.with(indexes: current.indexes.filter { $0.id != known.id })
                try transaction.unlink(known.id)
            }
            try transaction.setTable(try transaction.adding(definition, to: rest))
        }
    }

    /// Makes the target schema the table's, with the next revision unless it is that already.
    private func setSchema(
        of table: CatalogTable, _ rules: TableRules, in transaction: inout Transaction
    ) throws(StoreError) -> UInt16 {
        var stored = StoredSchema(schema, revision: 1)
        if let current = table.schema?.stored {
            stored = stored.with(
                revision: current.digest == stored.digest
                    ? current.revision : try current.nextRevision())
        }
        try transaction.setSchema(
            schema, stored, ofTable: table.name, rules, isMigrating: true)
        return stored.revision
    }
}

internal import GranaryItems
internal import GranarySchema

/// Makes a schema the one of its table, which is created when there is none.
///
/// The record of the schema, the table and all new indexes come in one transaction. Indexes that the
/// schema does not have any more stay; items that are there are judged when they are next written.
struct SchemaAdoption: WriteOperation {
    let schema: Schema
    let replacesSameVersion: Bool
    let rules: TableRules

    /// The table and its indexes as the schema has them.
    struct Plan: Sendable {
        let keySchema: KeySchema
        let indexes: [IndexDefinition]
        let stored: StoredSchema
    }

    func validated() throws(StoreError) -> Plan {
        let indexes = try validating { () throws(ValidationError) in
            try schema.indexDefinitions()
        }
        let keySchema = try validating { () throws(ValidationError) in try schema.keySchema() }
        try validating { () throws(ValidationError) in
            try DefinitionRules.check(
                tableName: schema.table, keySchema: keySchema, indexes: indexes)
        }
        return Plan(
            keySchema: keySchema, indexes: indexes, stored: StoredSchema(schema, revision: 1))
    }

    func run(_ plan: Plan, in transaction: inout Transaction) throws(StoreError) {
        guard let table = transaction.catalog.tables[schema.table] else {
            var create = CreateTable(
                tableName: schema.table, partitionKey: plan.keySchema.partitionKey,
                sortKey: plan.keySchema.sortKey)
            create.indexes = plan.indexes
            _ = try create.run((), in: &transaction)
            return try transaction.setSchema(schema, plan.stored, ofTable: schema.table, rules)
        }
        guard try isNeeded(plan, table) else { return }
        for definition in missingIndexes(plan, table) {
            let current = try transaction.catalog.table(named: table.name)
            try transaction.setTable(try transaction.adding(definition, to: current))
        }
        guard table.schema?.stored.digest != plan.stored.digest else { return }
        let revision = try table.schema.map { schema throws(StoreError) in
            try schema.stored.nextRevision()
        }
        try transaction.setSchema(
            schema, plan.stored.with(revision: revision ?? 1), ofTable: table.name, rules)
    }

    /// Whether anything is to be written.
    ///
    /// - Throws: ``StoreError`` when the schema cannot be the table's.
    func isNeeded(_ plan: Plan, _ table: CatalogTable) throws(StoreError) -> Bool {
        guard table.keySchema == plan.keySchema else {
            throw .validation(
                .definition(
                    "Table \(table.name) has another primary key than the schema: "
                        + table.keySchema.names.joined(separator: ", ")))
        }
        let missing = missingIndexes(plan, table)
        guard let stored = table.schema?.stored, stored.digest == plan.stored.digest else {
            try checkVersion(against: table.schema?.stored)
            for definition in plan.indexes {
                if let known = table.index(named: definition.name),
                    known.definition != definition
                {
                    throw .schemaIndexChanged(table: table.name, index: definition.name)
                }
            }
            return true
        }
        return !missing.isEmpty
    }

    private func checkVersion(against stored: StoredSchema?) throws(StoreError) {
        guard let stored, !(replacesSameVersion && stored.version <= schema.version) else { return }
        if stored.version > schema.version {
            throw .schemaTooNew(found: stored.version, given: schema.version)
        }
        if stored.version == schema.version || stored.name != schema.name {
            throw .schemaChanged(name: stored.name, version: stored.version)
        }
    }

    private func missingIndexes(_ plan: Plan, _ table: CatalogTable) -> [IndexDefinition] {
        plan.indexes.filter { table.index(named: $0.name) == nil }
    }
}

extension StoredSchema {
    /// The revision after this one.
    func nextRevision() throws(StoreError) -> UInt16 {
        guard revision < .max else {
            throw .corrupted(detail: "the revisions of a schema are used up")
        }
        return revision + 1
    }
}

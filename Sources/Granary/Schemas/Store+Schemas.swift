public import GranarySchema
internal import Synchronization

extension Store {
    /// Opens the store at `path` with a schema for one of its tables.
    ///
    /// The table is created when there is none, and given the indexes it lacks, which are built in
    /// the background. The schema is stored, and holds from then on for every write to the table,
    /// also when the store is opened without it. Items that are there already are judged when they
    /// are next written. A table that is dropped and created again has it again.
    ///
    /// A store that is opened read-only keeps the schema it has.
    ///
    /// - Parameters:
    ///   - path: A directory; its parent must exist.
    ///   - schema: The schema, and the rules in Swift that go with it.
    ///   - options: How to open the store.
    /// - Returns: The store, the same for all who open the path in this process.
    /// - Throws: ``StoreError/migrationNeeded(table:found:given:)`` when the table has a migration
    ///   ledger and another version, ``StoreError/migrationUnfinished(table:number:name:)``,
    ///   ``StoreError/schemaTooNew(found:given:)`` when the table has a newer version of the schema, ``StoreError/schemaChanged(name:version:)`` when it has another one of the same
    ///   version, ``StoreError/schemaIndexChanged(table:index:)``, ``StoreError/schemaDocument(_:)``,
    ///   and what ``open(_:options:)`` throws.
    public static func open(
        _ path: String, schema: StoreSchema, options: StoreOptions = StoreOptions()
    ) throws(StoreError) -> Store {
        let content = try schema.schema()
        let store = try open(path, options: options)
        let rules = store.ruleBook.rules(ofTable: content.table)
        rules.register(schema.rules)
        try store.adopt(
            SchemaAdoption(
                schema: content,
                replacesSameVersion: options.replacesSchemaOfSameVersion, rules: rules),
            writes: options.access == .readWrite)
        return store
    }

    private func adopt(_ adoption: SchemaAdoption, writes: Bool) throws(StoreError) {
        let plan = try adoption.validated()
        try adopt(adoption, plan, writes: writes)
        declaredSchemas.withLock { $0[adoption.schema.table] = adoption }
    }

    private func adopt(
        _ adoption: SchemaAdoption, _ plan: SchemaAdoption.Plan, writes: Bool
    ) throws(StoreError) {
        let snapshot = try beginRead()
        if let table = snapshot.catalog.tables[adoption.schema.table] {
            if writes { try snapshot.reader.refuseUnmigrated(plan.stored, of: table) }
            guard try adoption.isNeeded(plan, table) else { return }
        }
        guard writes else { return }
        try perform(needsSavepoint: true) { transaction throws(StoreError) in
            try adoption.run(plan, in: &transaction)
        }
        background.wake(self)
    }

    /// The schema of a table; `nil` when it has none.
    ///
    /// - Throws: ``StoreError/tableNotFound(_:)``, ``StoreError/schemaUnreadable(table:reason:)``.
    public func schema(of table: String) throws(StoreError) -> Schema? {
        let table = try beginRead().catalog.table(named: table)
        return try table.schema?.enforced(in: table).schema
    }
}

extension Table {
    /// The schema of the table; `nil` when it has none.
    public var schema: Schema? {
        get throws(StoreError) { try store.schema(of: name) }
    }
}

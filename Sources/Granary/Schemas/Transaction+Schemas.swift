internal import GranaryItems
internal import GranarySchema
internal import GranaryStorage

extension Transaction {
    /// Stores the schema of a table; writes are judged by it from here on.
    mutating func setSchema(
        _ schema: Schema, _ stored: StoredSchema, ofTable name: String, _ rules: TableRules,
        isMigrating: Bool = false
    ) throws(StoreError) {
        let table = try catalog.table(named: name)
        try put(stored.record.encodedBytes, at: Keyspace.schema(table.id), in: .catalog)
        let compiled = TableSchema(schema, stored, rules: rules)
        catalog = catalog.setting(table.with(schema: compiled.with(isMigrating: isMigrating)))
        catalogChanged = true
    }
}

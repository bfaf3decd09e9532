internal import GranaryItems
internal import GranaryStorage

extension Catalog {
    /// Reads every table's definition and schema.
    ///
    /// - Parameters:
    ///   - snapshot: Where they are.
    ///   - rules: The rules in Swift that writes are judged by.
    ///   - known: An older catalog of the same store, whose compiled schemas are used again.
    /// - Throws: ``StoreError/corrupted(detail:)`` for a record that is none.
    convenience init(
        reading snapshot: borrowing Snapshot, rules: RuleBook, reusing known: Catalog? = nil
    ) throws(StoreError) {
        var tables: [String: CatalogTable] = [:]
        do throws(StorageError) {
            let range = KeyRange(prefix: [Keyspace.tablePrefix], in: .catalog)
            var cursor = try snapshot.cursor(over: range)
            while let entry = try cursor.next() {
                let record = Item(copying: ItemView(entry.value))
                guard let table = CatalogTable(record: record) else {
                    throw StorageError.corrupted(database: .catalog, detail: "a table's definition")
                }
                let schema = try snapshot.schema(
                    of: table, rules: rules, reusing: known?.tables[table.name]?.schema)
                tables[table.name] = schema.map { table.with(schema: $0) } ?? table
            }
        } catch {
            throw StoreError(error)
        }
        self.init(tables: tables)
    }
}

extension Snapshot {
    /// The schema of a table; the one that is known already when it is the same.
    fileprivate func schema(
        of table: CatalogTable, rules: RuleBook, reusing known: TableSchema?
    ) throws(StorageError) -> TableSchema? {
        let key = Keyspace.schema(table.id)
        guard let bytes = try value(forKey: key.span, in: .catalog) else { return nil }
        guard let stored = StoredSchema(record: Item(copying: ItemView(bytes))) else {
            throw StorageError.corrupted(database: .catalog, detail: "a table's schema")
        }
        let migration = Keyspace.migration(table.id)
        let isMigrating = try value(forKey: migration.span, in: .catalog) != nil
        if let known, known.stored == stored { return known.with(isMigrating: isMigrating) }
        return TableSchema(stored, rules: rules.rules(ofTable: table.name))
            .with(isMigrating: isMigrating)
    }
}

extension Transaction {
    /// Stores a table's definition, new or changed; readers get it at commit.
    mutating func setTable(_ table: CatalogTable) throws(StoreError) {
        try put(table.record.encodedBytes, at: Keyspace.table(table.name), in: .catalog)
        catalog = catalog.setting(table)
        catalogChanged = true
    }

    /// Removes a table's definition; its keys are left to be reclaimed.
    mutating func removeTable(_ table: CatalogTable) throws(StoreError) {
        try delete(Keyspace.table(table.name), in: .catalog)
        try delete(Keyspace.schema(table.id), in: .catalog)
        try removeMigrations(of: table)
        catalog = catalog.removing(table.name)
        catalogChanged = true
        for id in table.ids { try unlink(id) }
    }

    /// Gives a dropped table's or index's keys to be reclaimed in the background.
    mutating func unlink(_ id: UInt32) throws(StoreError) {
        try put([], at: Keyspace.reclaim(id), in: .catalog)
        try delete(Keyspace.statistics(id), in: .catalog)
        try delete(Keyspace.backfill(id), in: .catalog)
        try delete(Keyspace.trimmed(id), in: .catalog)
        statistics.forget(id: id)
    }
}

internal import GranaryItems
internal import GranaryStorage

extension Catalog {
    /// Reads every table's definition.
    convenience init(reading snapshot: borrowing Snapshot) throws(StoreError) {
        var tables: [String: CatalogTable] = [:]
        do throws(StorageError) {
            let range = KeyRange(prefix: [Keyspace.tablePrefix], in: .catalog)
            var cursor = try snapshot.cursor(over: range)
            while let entry = try cursor.next() {
                let record = Item(copying: ItemView(entry.value))
                guard let table = CatalogTable(record: record) else {
                    throw StorageError.corrupted(database: .catalog, detail: "a table's definition")
                }
                tables[table.name] = table
            }
        } catch {
            throw StoreError(error)
        }
        self.init(tables: tables)
    }
}

extension Catalog {
    /// Reads every table's definition as a write transaction finds it.
    convenience init(reading transaction: borrowing WriteTransaction) throws(StoreError) {
        try self.init(reading: transaction.snapshot)
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
        catalog = catalog.removing(table.name)
        catalogChanged = true
        for id in [table.id] + table.indexes.map(\.id) { try unlink(id) }
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

internal import GranaryItems
internal import GranaryStorage

extension Transaction {
    /// The migration of a table, which must be the one that a run of this name has begun or resumed.
    ///
    /// - Throws: ``StoreError/migrationTakenOver(table:)``.
    func ownMigration(
        of table: CatalogTable, run: String
    ) throws(StoreError) -> RunningMigration {
        guard let running = try reader.runningMigration(of: table), running.run == run else {
            throw .migrationTakenOver(table: table.name)
        }
        return running
    }

    /// Stores where a migration has come to.
    mutating func put(
        _ running: RunningMigration, of table: CatalogTable
    ) throws(StoreError) {
        try put(
            running.record.encodedBytes, at: Keyspace.migration(table.id), in: .catalog)
    }

    /// Has readers of a table told what its items become, from this commit on.
    mutating func offer(
        _ upgrade: ItemUpgrade, toReadersOf name: String
    ) throws(StoreError) {
        let table = try catalog.table(named: name)
        guard let schema = table.schema else { return }
        catalog = catalog.setting(table.with(schema: schema.with(upgrade: upgrade)))
        catalogChanged = true
    }

    /// Appends an entry to the ledger of a table.
    mutating func append(
        _ entry: AppliedMigration, toLedgerOf table: CatalogTable
    ) throws(StoreError) {
        let last = try reader.migrationLedger(of: table).count
        guard let number = UInt32(exactly: last + 1) else {
            throw .corrupted(detail: "the ledger of a table is full")
        }
        try put(
            entry.record.encodedBytes, at: Keyspace.ledgerEntry(table.id, number), in: .catalog)
    }

    /// Removes all that is remembered of the migrations of a table that is dropped.
    mutating func removeMigrations(of table: CatalogTable) throws(StoreError) {
        for id in try reader.migrationRemainders(of: table) { try unlink(id) }
        try delete(Keyspace.migration(table.id), in: .catalog)
        var number: UInt32 = 1
        while try delete(Keyspace.ledgerEntry(table.id, number), in: .catalog) { number += 1 }
    }
}

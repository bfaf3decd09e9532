internal import GranaryStorage

/// Ends a migration: drops the indexes that are not needed any more, and moves what is remembered of
/// it into the ledger.
package struct MigrationEnding: Sendable {
    /// The table.
    package var table: String
    /// What the run is called.
    package var run: String
    /// The tool that ends it.
    package var tool: String
    /// The indexes to drop, where they are.
    package var droppedIndexes: [String]
    /// The items of each model, when they were counted.
    package var after: [CountedModel]

    package init(
        table: String, run: String, tool: String, droppedIndexes: [String],
        after: [CountedModel] = []
    ) {
        self.table = table
        self.run = run
        self.tool = tool
        self.droppedIndexes = droppedIndexes
        self.after = after
    }

    func run(in transaction: inout Transaction) throws(StoreError) -> AppliedMigration {
        let found = try transaction.catalog.table(named: table)
        var running = try transaction.ownMigration(of: found, run: run)
        running.tool = tool
        // What was kept for undoing has been used.
        if running.direction == .down, let remainder = running.remainder {
            try transaction.unlink(remainder)
            running.remainder = nil
        }
        var entry = AppliedMigration(
            running,
            finishedMilliseconds: max(
                transaction.nowMilliseconds, running.startedMilliseconds))
        entry.after = after
        let dropped = found.indexes.filter { droppedIndexes.contains($0.definition.name) }
        if !dropped.isEmpty {
            let kept = found.indexes.filter { index in
                !dropped.contains { $0.id == index.id }
            }
            try transaction.setTable(found.with(indexes: kept))
            for index in dropped { try transaction.unlink(index.id) }
        }
        try transaction.delete(Keyspace.migration(found.id), in: .catalog)
        try transaction.append(entry, toLedgerOf: found)
        try transaction.endMigration(of: found.name)
        return entry
    }
}

extension Transaction {
    /// Has the table's writes marked as they are without a migration.
    fileprivate mutating func endMigration(of name: String) throws(StoreError) {
        let table = try catalog.table(named: name)
        guard let schema = table.schema else { return }
        catalog = catalog.setting(table.with(schema: schema.with(isMigrating: false)))
        catalogChanged = true
    }
}

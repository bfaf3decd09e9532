package import GranarySchema

extension Store {
    /// The migration of a table that was begun and has not ended; `nil` when there is none.
    ///
    /// - Throws: ``StoreError``; a table that is not there has none.
    public func runningMigration(of table: String) throws(StoreError) -> RunningMigration? {
        let snapshot = try beginRead()
        guard let table = snapshot.catalog.tables[table] else { return nil }
        return try snapshot.reader.runningMigration(of: table)
    }

    /// What migrations a table has had, oldest first; none when it is not there.
    ///
    /// - Throws: ``StoreError``.
    /// - Complexity: O(*n*) in the number of entries.
    public func migrationLedger(of table: String) throws(StoreError) -> [AppliedMigration] {
        let snapshot = try beginRead()
        guard let table = snapshot.catalog.tables[table] else { return [] }
        return try snapshot.reader.migrationLedger(of: table)
    }

    /// The schema of a table with its document and revision; `nil` when there is none.
    package func storedSchema(
        of table: String
    ) throws(StoreError) -> (schema: Schema, document: String, revision: UInt16)? {
        guard let table = try beginRead().catalog.tables[table], let schema = table.schema else {
            return nil
        }
        let content = try schema.enforced(in: table).schema
        return (content, schema.stored.document, schema.stored.revision)
    }

    /// Begins a migration, or the undoing of one.
    ///
    /// - Throws: ``StoreError/migrationUnfinished(table:number:name:)`` when there is another,
    ///   ``StoreError/schemaChanged(name:version:)`` when the table has not the schema expected.
    package func begin(_ beginning: MigrationBeginning) throws(StoreError) -> RunningMigration {
        let plan = try beginning.validated()
        let rules = ruleBook.rules(ofTable: beginning.schema.table)
        return try perform(needsSavepoint: true) { transaction throws(StoreError) in
            try beginning.run(plan, rules: rules, in: &transaction)
        }
    }

    /// Goes on with a migration under another name; a run that has it already stops at its next batch.
    ///
    /// - Parameters:
    ///   - table: The table.
    ///   - run: The other name.
    ///   - tool: The tool that goes on with it.
    ///   - upgrade: What readers are to be told that items become, by what is remembered.
    /// - Returns: Where it has come to; `nil` when there is none.
    /// - Throws: ``StoreError``.
    package func resumeMigration(
        of table: String, run: String, tool: String,
        upgrade: (@Sendable (RunningMigration) -> ItemUpgrade)? = nil
    ) throws(StoreError) -> RunningMigration? {
        try perform { transaction throws(StoreError) in
            guard let table = transaction.catalog.tables[table],
                var running = try transaction.reader.runningMigration(of: table)
            else { return nil }
            running.run = run
            running.tool = tool
            running.resumeCount += 1
            running.failure = nil
            try transaction.put(running, of: table)
            if let upgrade { try transaction.offer(upgrade(running), toReadersOf: table.name) }
            return running
        }
    }

    /// Changes what is remembered of a run.
    package func updateMigration(
        of table: String, run: String,
        _ change: @escaping @Sendable (inout RunningMigration) -> Void
    ) throws(StoreError) -> RunningMigration {
        try perform { transaction throws(StoreError) in
            let table = try transaction.catalog.table(named: table)
            var running = try transaction.ownMigration(of: table, run: run)
            change(&running)
            try transaction.put(running, of: table)
            return running
        }
    }

    /// Adds the indexes that a table lacks and its schema has: one that could not be built was dropped.
    package func addMissingIndexes(of table: String) throws(StoreError) {
        let found = try beginRead().catalog.table(named: table)
        guard let schema = try found.schema?.enforced(in: found).schema else { return }
        let wanted = try validating { () throws(ValidationError) in try schema.indexDefinitions() }
        guard wanted.contains(where: { found.index(named: $0.name) == nil }) else { return }
        try perform(needsSavepoint: true) { transaction throws(StoreError) in
            for definition in wanted {
                let current = try transaction.catalog.table(named: table)
                guard current.index(named: definition.name) == nil else { continue }
                try transaction.setTable(try transaction.adding(definition, to: current))
            }
        }
    }

    /// Ends a migration.
    package func end(_ ending: MigrationEnding) throws(StoreError) -> AppliedMigration {
        let entry = try perform(needsSavepoint: true) { transaction throws(StoreError) in
            try ending.run(in: &transaction)
        }
        background.wake(self)
        return entry
    }

    /// Notes that a table is at a version already, without doing anything.
    package func noteBaseline(_ entry: AppliedMigration, of table: String) throws(StoreError) {
        try perform { transaction throws(StoreError) in
            let table = try transaction.catalog.table(named: table)
            var entry = entry
            entry.startedMilliseconds = transaction.nowMilliseconds
            entry.finishedMilliseconds = transaction.nowMilliseconds
            try transaction.append(entry, toLedgerOf: table)
        }
    }
}

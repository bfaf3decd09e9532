extension Store {
    /// Creates a table and returns a handle to it.
    ///
    /// - Throws: ``StoreError/tableInUse(_:)``, ``StoreError/validation(_:)``.
    @discardableResult
    public func createTable(
        _ name: String, partitionKey: KeyAttribute, sortKey: KeyAttribute? = nil,
        indexes: [IndexDefinition] = []
    ) throws(StoreError) -> Table {
        _ = try run(
            CreateTable(
                tableName: name, partitionKey: partitionKey, sortKey: sortKey, indexes: indexes))
        return Table(name: name, store: self)
    }

    /// Returns a handle to a table, which is created when there is none of that name.
    ///
    /// A table that is there already keeps its indexes as they are; ``UpdateTable`` changes them.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when the table is there with another primary key.
    public func openTable(
        _ name: String, partitionKey: KeyAttribute, sortKey: KeyAttribute? = nil,
        indexes: [IndexDefinition] = []
    ) throws(StoreError) -> Table {
        let keySchema = KeySchema(partitionKey: partitionKey, sortKey: sortKey)
        if let existing = try beginRead().catalog.tables[name] {
            guard existing.keySchema == keySchema else {
                throw .validation(
                    .definition(
                        "Table \(name) has another primary key: "
                            + existing.keySchema.names.joined(separator: ", ")))
            }
            return Table(name: name, store: self)
        }
        return try createTable(
            name, partitionKey: partitionKey, sortKey: sortKey, indexes: indexes)
    }

    /// Returns a handle to a table.
    ///
    /// - Throws: ``StoreError/tableNotFound(_:)``.
    public func table(_ name: String) throws(StoreError) -> Table {
        _ = try beginRead().catalog.table(named: name)
        return Table(name: name, store: self)
    }

    /// The names of all tables, in byte order.
    public func tableNames() throws(StoreError) -> [String] {
        try beginRead().catalog.tables.keys.sorted()
    }

    /// Waits until an index is built.
    ///
    /// - Parameters:
    ///   - index: The index's name.
    ///   - table: The table's name.
    ///   - progress: Told now and then how many entries there are, of how many items.
    /// - Throws: ``StoreError/uniqueViolation(index:existingKey:)`` when two items have one key in a
    ///   unique index, which is gone then; ``StoreError/indexNotReady(table:index:)`` while a migration
    ///   changes the table's items, after which it is built; other failures, after which building goes on
    ///   by itself.
    public func waitForIndex(
        _ index: String, of table: String,
        progress: (_ entryCount: Int, _ itemCount: Int) -> Void = { _, _ in }
    ) throws(StoreError) {
        background.wake(self)
        guard let id = try beginRead().catalog.tables[table]?.index(named: index)?.id else {
            throw background.failure(ofIndex: index, of: table)
                ?? .validation(.noSuchIndex(table: table, index: index))
        }
        while true {
            let description = try run(DescribeTable(tableName: table))
            let state = description.indexes.first { $0.definition.name == index }
            if let state {
                progress(state.itemCount, description.itemCount)
                if state.indexStatus == .active { return }
            }
            if let failure = background.failure(of: id) { throw failure }
            if try isBeingSwept(table) { throw .indexNotReady(table: table, index: index) }
            if state == nil { throw .validation(.noSuchIndex(table: table, index: index)) }
            _ = try activeWriter()
            background.waitForStep()
        }
    }

    private func isBeingSwept(_ table: String) throws(StoreError) -> Bool {
        let snapshot = try beginRead()
        guard let table = snapshot.catalog.tables[table] else { return false }
        return try snapshot.reader.isBeingSwept(table)
    }

    /// Waits until the space of dropped tables and indexes is reclaimed.
    public func waitForReclaim() throws(StoreError) {
        background.wake(self)
        while true {
            let snapshot = try beginRead()
            let waiting = try snapshot.reader.reclaims()
            if waiting.isEmpty { return }
            for id in waiting {
                if let failure = background.failure(of: id) { throw failure }
            }
            _ = try activeWriter()
            background.waitForStep()
        }
    }
}

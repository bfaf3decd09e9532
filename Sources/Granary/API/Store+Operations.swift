/// DynamoDB's operations: each a value that is run.
///
/// Writes return when they are durable: they block in synchronous code and suspend in asynchronous
/// code, by the same name. Reads are synchronous everywhere, since they take microseconds.
extension Store {
    /// Reads one item by its key.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: GetItem) throws(StoreError) -> GetItem.Output {
        try perform(operation)
    }

    /// Reads a page of one item collection.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: Query) throws(StoreError) -> Query.Output {
        try perform(operation)
    }

    /// Reads a page of a table or index.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: Scan) throws(StoreError) -> Scan.Output {
        try perform(operation)
    }

    /// Reads up to 100 items by key.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: BatchGetItem) throws(StoreError) -> BatchGetItem.Output {
        try perform(operation)
    }

    /// Reads up to 100 items as of one moment.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: TransactGetItems) throws(StoreError) -> TransactGetItems.Output {
        try perform(operation)
    }

    /// Tells what is known of a table.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: DescribeTable) throws(StoreError) -> DescribeTable.Output {
        try perform(operation)
    }

    /// Lists the names of tables.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: ListTables) throws(StoreError) -> ListTables.Output {
        try perform(operation)
    }

    /// Reads a page of a table's change log.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: ReadChanges) throws(StoreError) -> ReadChanges.Output {
        try perform(operation)
    }

    /// Tells which sequence numbers a table's change log has.
    ///
    /// - Throws: ``StoreError``.
    public func run(_ operation: DescribeChanges) throws(StoreError) -> DescribeChanges.Output {
        try perform(operation)
    }

    /// Puts one whole item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: PutItem) throws(StoreError) -> PutItem.Output {
        try perform(operation)
    }

    /// Puts one whole item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: PutItem) async throws(StoreError) -> PutItem.Output {
        try await perform(operation)
    }

    /// Changes attributes of one item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: UpdateItem) throws(StoreError) -> UpdateItem.Output {
        try perform(operation)
    }

    /// Changes attributes of one item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: UpdateItem) async throws(StoreError) -> UpdateItem.Output {
        try await perform(operation)
    }

    /// Deletes one item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: DeleteItem) throws(StoreError) -> DeleteItem.Output {
        try perform(operation)
    }

    /// Deletes one item.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: DeleteItem) async throws(StoreError) -> DeleteItem.Output {
        try await perform(operation)
    }

    /// Puts and deletes up to 25 items.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: BatchWriteItem) throws(StoreError) -> BatchWriteItem.Output {
        try perform(operation)
    }

    /// Puts and deletes up to 25 items.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: BatchWriteItem) async throws(StoreError) -> BatchWriteItem.Output {
        try await perform(operation)
    }

    /// Writes up to 100 items, all or none.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: TransactWriteItems) throws(StoreError) -> TransactWriteItems.Output
    {
        try perform(operation)
    }

    /// Writes up to 100 items, all or none.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: TransactWriteItems) async throws(StoreError)
        -> TransactWriteItems.Output
    {
        try await perform(operation)
    }

    /// Removes the oldest change records of a table.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: TrimChanges) throws(StoreError) -> TrimChanges.Output {
        try perform(operation)
    }

    /// Removes the oldest change records of a table.
    ///
    /// - Throws: ``StoreError``; nothing is written then.
    public func run(_ operation: TrimChanges) async throws(StoreError) -> TrimChanges.Output {
        try await perform(operation)
    }

    /// Creates a table; one that the store was opened with a schema for gets the schema and its indexes.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: CreateTable) throws(StoreError) -> CreateTable.Output {
        let description = try perform(DeclaredCreation(operation, in: self))
        background.wake(self)
        return description
    }

    /// Creates a table; one that the store was opened with a schema for gets the schema and its indexes.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: CreateTable) async throws(StoreError) -> CreateTable.Output {
        let description = try await perform(DeclaredCreation(operation, in: self))
        background.wake(self)
        return description
    }

    /// Changes a table.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: UpdateTable) throws(StoreError) -> UpdateTable.Output {
        let description = try perform(operation)
        background.wake(self)
        return description
    }

    /// Changes a table.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: UpdateTable) async throws(StoreError) -> UpdateTable.Output {
        let description = try await perform(operation)
        background.wake(self)
        return description
    }

    /// Changes a table by what it is, which nobody changes meanwhile.
    ///
    /// - Parameters:
    ///   - name: The table.
    ///   - change: Makes an update that changes nothing yet into what is to be done.
    /// - Returns: The table as it is then, and what `change` returned.
    /// - Throws: What `change` throws, or ``StoreError``; nothing is changed then.
    package func updateTable<Value: Sendable>(
        _ name: String,
        _ change: @escaping @Sendable (TableDescription, inout UpdateTable) throws -> Value
    ) async throws -> (TableDescription, Value) {
        let outcome = try await performAny(needsSavepoint: false) { transaction in
            let current = try transaction.description(
                of: try transaction.catalog.table(named: name))
            var update = UpdateTable(tableName: name)
            let value = try change(current, &update)
            guard !update.isEmpty else { return (current, value) }
            return (try update.run(try update.validated(), in: &transaction), value)
        }
        background.wake(self)
        return outcome
    }

    /// Deletes a table.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: DeleteTable) throws(StoreError) -> DeleteTable.Output {
        let description = try perform(operation)
        background.wake(self)
        return description
    }

    /// Deletes a table.
    ///
    /// - Throws: ``StoreError``; nothing is changed then.
    public func run(_ operation: DeleteTable) async throws(StoreError) -> DeleteTable.Output {
        let description = try await perform(operation)
        background.wake(self)
        return description
    }
}

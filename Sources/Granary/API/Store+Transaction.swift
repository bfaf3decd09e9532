public import GranaryExpressions
public import GranaryItems

extension Store {
    /// Runs `body` in one write transaction: all it writes becomes visible and durable together, or
    /// none of it when it throws.
    ///
    /// ```swift
    /// try store.transaction { transaction in
    ///     guard var from = try transaction.get(["PK": "A"], from: "accounts") else { throw NoAccount() }
    ///     ...
    /// }
    /// ```
    ///
    /// `body` runs alone on the writer thread and reads its own writes: transactions are
    /// serialisable. It may be run again from the beginning when the store had to grow, so it must
    /// not change anything outside. Blocks until the transaction is durable.
    ///
    /// - Precondition: Not called inside another transaction.
    /// - Throws: What `body` throws, or ``StoreError``.
    @discardableResult
    public func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (inout Transaction) throws -> Value
    ) throws -> Value {
        try performAny(needsSavepoint: true, body)
    }

    /// Runs `body` in one write transaction, and resumes when it is durable.
    @discardableResult
    public func transaction<Value: Sendable>(
        _ body: @escaping @Sendable (inout Transaction) throws -> Value
    ) async throws -> Value {
        try await performAny(needsSavepoint: true, body)
    }
}

extension Transaction {
    /// Returns the item with this key, or `nil`; what this transaction wrote shows.
    public func get(_ key: Item, from table: String) throws(StoreError) -> Item? {
        let table = try catalog.table(named: table)
        return try item(try validating { () throws(ValidationError) in try table.key(key.view) })
    }

    /// Puts a whole item, in place of any with the same key.
    ///
    /// - Throws: ``StoreError/conditionFailed(existing:)`` when `condition` does not hold; nothing is
    ///   written then, and the transaction may go on.
    public mutating func put(
        _ item: Item, into table: String, if condition: Condition? = nil
    ) throws(StoreError) {
        let plan = try PutPlan(tableName: table, item: item, condition: condition)
        guard condition == nil else {
            _ = try plan.run(in: &self)
            return
        }
        let table = try catalog.table(named: table)
        let key = try validating { () throws(ValidationError) in try plan.key(in: table) }
        var isAscending = false
        try put(item, at: key, in: table, isAscending: &isAscending)
    }

    /// Changes attributes of an item, or creates it.
    ///
    /// - Returns: The whole item as it is now; `nil` when there is none.
    @discardableResult
    public mutating func update(
        _ key: Item, in table: String, _ update: Update, if condition: Condition? = nil
    ) throws(StoreError) -> Item? {
        try UpdatePlan(tableName: table, key: key, update: update, condition: condition)
            .run(in: &self).new
    }

    /// Deletes the item with this key, if there is one.
    ///
    /// - Returns: The item that was deleted.
    @discardableResult
    public mutating func delete(
        _ key: Item, from table: String, if condition: Condition? = nil
    ) throws(StoreError) -> Item? {
        try DeletePlan(tableName: table, key: key, condition: condition).run(in: &self).old
    }

    /// Reads one page of a query; what this transaction wrote shows.
    public func run(_ operation: Query) throws(StoreError) -> PageOutput {
        try operation.run(operation.validated(), in: reader)
    }

    /// Reads one page of a scan; what this transaction wrote shows.
    public func run(_ operation: Scan) throws(StoreError) -> PageOutput {
        try operation.run(operation.validated(), in: reader)
    }

    /// Runs a put in any of its forms.
    public mutating func run(_ operation: PutItem) throws(StoreError) -> PutItem.Output {
        try operation.run(operation.validated(), in: &self)
    }

    /// Runs an update in any of its forms.
    public mutating func run(_ operation: UpdateItem) throws(StoreError) -> UpdateItem.Output {
        try operation.run(operation.validated(), in: &self)
    }

    /// Runs a delete in any of its forms.
    public mutating func run(_ operation: DeleteItem) throws(StoreError) -> DeleteItem.Output {
        try operation.run(operation.validated(), in: &self)
    }
}

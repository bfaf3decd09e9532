public import GranaryExpressions
public import GranaryItems

/// A handle to one table: the short form of the operations.
///
/// It holds nothing but the name, and is good for as long as a table has it.
public struct Table: Sendable {
    /// The table's name.
    public let name: String

    /// The store it is in.
    public let store: Store

    /// What is known of the table.
    public func describe() throws(StoreError) -> TableDescription {
        try store.run(DescribeTable(tableName: name))
    }

    // MARK: One item

    /// Returns the item with this key, or `nil`.
    ///
    /// - Parameter key: The key attributes and nothing more.
    /// - Returns: The item, copied.
    /// - Throws: ``StoreError``.
    /// - Complexity: O(log *n*), and one allocation for the item.
    public func get(_ key: Item) throws(StoreError) -> Item? {
        try store.beginRead().get(key, from: name)
    }

    /// Puts a whole item, in place of any with the same key.
    ///
    /// Blocks until it is durable.
    ///
    /// - Throws: ``StoreError/conditionFailed(existing:)`` when `condition` does not hold.
    public func put(_ item: Item, if condition: Condition? = nil) throws(StoreError) {
        _ = try store.run(putItem(item, condition))
    }

    /// Puts a whole item, in place of any with the same key; resumes when it is durable.
    public func put(_ item: Item, if condition: Condition? = nil) async throws(StoreError) {
        _ = try await store.run(putItem(item, condition))
    }

    /// Changes attributes of an item, or creates it.
    ///
    /// ```swift
    /// try app.update(["PK": "USER#1", "SK": "PROFILE"], Update().add(1, to: "logins"))
    /// ```
    ///
    /// - Returns: The whole item as it is now; `nil` when there is none.
    @discardableResult
    public func update(
        _ key: Item, _ update: Update, if condition: Condition? = nil
    ) throws(StoreError) -> Item? {
        try store.run(updateItem(key, update, condition)).attributes
    }

    /// Changes attributes of an item, or creates it; resumes when it is durable.
    @discardableResult
    public func update(
        _ key: Item, _ update: Update, if condition: Condition? = nil
    ) async throws(StoreError) -> Item? {
        try await store.run(updateItem(key, update, condition)).attributes
    }

    /// Deletes the item with this key, if there is one.
    ///
    /// - Returns: The item that was deleted.
    @discardableResult
    public func delete(
        _ key: Item, if condition: Condition? = nil
    ) throws(StoreError) -> Item? {
        try store.run(deleteItem(key, condition)).attributes
    }

    /// Deletes the item with this key, if there is one; resumes when it is durable.
    @discardableResult
    public func delete(
        _ key: Item, if condition: Condition? = nil
    ) async throws(StoreError) -> Item? {
        try await store.run(deleteItem(key, condition)).attributes
    }

    private func putItem(_ item: Item, _ condition: Condition?) -> PutItem {
        PutItem(
            tableName: name, item: item, conditionExpression: condition.map { .built($0) })
    }

    private func updateItem(
        _ key: Item, _ update: Update, _ condition: Condition?
    ) -> UpdateItem {
        UpdateItem(
            tableName: name, key: key, updateExpression: .built(update),
            conditionExpression: condition.map { .built($0) }, returnValues: .allNew)
    }

    private func deleteItem(_ key: Item, _ condition: Condition?) -> DeleteItem {
        DeleteItem(
            tableName: name, key: key, conditionExpression: condition.map { .built($0) },
            returnValues: .allOld)
    }
}

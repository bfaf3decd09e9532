public import GranaryExpressions
public import GranaryItems

/// An item that is ready to be put: what can be wrong with it by itself was looked for already.
///
/// For loads of many items, whose reader prepares them on its own thread while the writer is busy.
public struct PreparedPut: Sendable {
    /// The item.
    public let item: Item

    private let plan: PutPlan

    /// Prepares to put an item into a table, in place of any with the same key if `condition` holds.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when no table could take the item.
    public init(
        _ item: Item, into table: String, if condition: Condition? = nil
    ) throws(StoreError) {
        self.item = item
        plan = try PutPlan(tableName: table, item: item, condition: condition)
    }

    fileprivate func put(
        in transaction: inout Transaction, isAscending: inout Bool
    ) throws(StoreError) {
        try plan.put(in: &transaction, isAscending: &isAscending)
    }
}

extension Transaction {
    /// Puts a prepared item.
    ///
    /// A refusal leaves the transaction as it was, and it may go on.
    ///
    /// - Parameters:
    ///   - put: The item.
    ///   - isAscending: Begin with `true`: while each item's key is greater than all that are stored, it
    ///     is appended without a search. It is set to `false` at the first that is not.
    /// - Throws: ``StoreError``: ``StoreError/conditionFailed(existing:)``,
    ///   ``StoreError/schemaViolation(_:)``, ``StoreError/uniqueViolation(index:existingKey:)`` and
    ///   others.
    public mutating func put(
        _ put: PreparedPut, isAscending: inout Bool
    ) throws(StoreError) {
        try put.put(in: &self, isAscending: &isAscending)
    }
}

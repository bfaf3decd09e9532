public import GranaryExpressions
public import GranaryItems

/// An item that is ready to be put: what can be wrong with it by itself was looked for already.
///
/// For loads of many items, whose reader prepares them on its own thread while the writer is busy.
/// Nothing in it is shared between puts: two threads that count references to one object wait for
/// each other.
public struct PreparedPut: Sendable {
    /// The item.
    public let item: Item

    /// Its key in the target's table, if it can have one; the writer says why not.
    private let key: ItemKey?

    /// The table that the key belongs to.
    private let tableID: UInt32?

    /// Prepares to put an item.
    ///
    /// - Throws: ``StoreError/validation(_:)`` when no table could take the item.
    /// - Complexity: O(*n*) in the item's values; nothing is decoded.
    public init(_ item: Item, into target: PutTarget) throws(StoreError) {
        try validating { () throws(ValidationError) in try ItemRules.check(item.view) }
        self.item = item
        key = try? target.table?.key(ofItem: item.view)
        tableID = target.table?.id
    }

    /// The key that was prepared, unless the table is another by now.
    fileprivate func key(in table: CatalogTable) throws(StoreError) -> ItemKey {
        if let key, tableID == table.id { return key }
        return try validating { () throws(ValidationError) in try table.key(ofItem: item.view) }
    }
}

/// Where prepared puts go, and on what condition; one for many of them.
public final class PutTarget: Sendable {
    let tableName: String
    let condition: Condition?
    /// The table as it was found; `nil` when it was not looked for.
    ///
    /// A copy, so that its references are not counted together with the writer's.
    let table: CatalogTable?

    init(_ tableName: String, if condition: Condition?, found table: CatalogTable?) {
        self.tableName = tableName
        self.condition = condition
        self.table = table?.with()
    }

    /// The table of that name, of a store that is not known yet.
    public convenience init(_ tableName: String) {
        self.init(tableName, if: nil, found: nil)
    }
}

extension Table {
    /// The table as a target of prepared puts, whose keys are made when they are prepared.
    ///
    /// Should another table have its name by the time they are put, the writer makes them again.
    ///
    /// - Parameter condition: What must be true of the item already there.
    /// - Returns: The target.
    /// - Throws: ``StoreError/tableNotFound(_:)`` and others.
    public func putTarget(if condition: Condition? = nil) throws(StoreError) -> PutTarget {
        let found = try store.beginRead().catalog.table(named: name)
        return PutTarget(name, if: condition, found: found)
    }
}

extension Transaction {
    /// Puts a prepared item.
    ///
    /// A refusal leaves the transaction as it was, and it may go on.
    ///
    /// - Parameters:
    ///   - put: The item.
    ///   - target: Where to; what it was prepared for.
    ///   - isAscending: Begin with `true`: while each item's key is greater than all that are stored, it
    ///     is appended without a search. It is set to `false` at the first that is not.
    /// - Throws: ``StoreError``: ``StoreError/conditionFailed(existing:)``,
    ///   ``StoreError/schemaViolation(_:)``, ``StoreError/uniqueViolation(index:existingKey:)`` and
    ///   others.
    public mutating func put(
        _ put: PreparedPut, into target: PutTarget, isAscending: inout Bool
    ) throws(StoreError) {
        guard target.condition == nil else {
            let plan = try PutPlan(
                tableName: target.tableName, item: put.item, condition: target.condition)
            _ = try plan.run(in: &self)
            return
        }
        let table = try catalog.table(named: target.tableName)
        let key = try put.key(in: table)
        try self.put(put.item, at: key, in: table, isAscending: &isAscending)
    }
}

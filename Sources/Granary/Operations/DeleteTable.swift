internal import GranaryItems

/// Deletes a table with its items, indexes and change log.
///
/// DynamoDB's `DeleteTable`. The table is gone at once; its space is reclaimed in the background, in
/// small transactions.
public struct DeleteTable: Sendable {
    /// The table's name.
    public var tableName: String

    /// Creates the operation.
    public init(tableName: String) { self.tableName = tableName }

    /// What the operation answers: the table as it was, ``ResourceStatus/deleting``.
    public typealias Output = TableDescription
}

extension DeleteTable: WriteOperation {
    func validated() throws(StoreError) {}

    func run(
        _ plan: Void, in transaction: inout Transaction
    ) throws(StoreError) -> TableDescription {
        let table = try transaction.catalog.table(named: tableName)
        guard !table.deletionProtectionEnabled else { throw .tableProtected(tableName) }
        var description = try transaction.description(of: table)
        description.tableStatus = .deleting
        try transaction.removeTable(table)
        return description
    }
}

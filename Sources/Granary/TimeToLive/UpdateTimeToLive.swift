internal import GranaryItems

/// Switches on or off that items of a table expire.
///
/// DynamoDB's `UpdateTimeToLive`. An item whose attribute is a number of seconds since 1970 in the past
/// is deleted by the store itself, within seconds; until then it is read like any other, so readers to
/// whom that matters filter by the attribute. What expired over five years ago stays, and so does an
/// item whose attribute is absent or of another type.
///
/// An expiry is a delete like any other: indexes and the change log go with it, its record in the log
/// is marked (``ChangeRecord/isExpiry``), and a schema judges it as little as other deletes. A table in
/// use is looked through in the background.
public struct UpdateTimeToLive: Sendable {
    /// The table's name.
    public var tableName: String
    /// The attribute that says when an item expires, 1 to 255 bytes.
    public var attributeName: String
    /// Whether items expire.
    public var isEnabled: Bool

    /// Creates the operation.
    public init(tableName: String, attributeName: String, isEnabled: Bool) {
        self.tableName = tableName
        self.attributeName = attributeName
        self.isEnabled = isEnabled
    }

    /// What the operation answers.
    public typealias Output = TimeToLiveDescription
}

extension UpdateTimeToLive: WriteOperation {
    func validated() throws(StoreError) {
        let count = attributeName.utf8.count
        guard !(1...Limits.keyAttributeNameByteCount).contains(count) else { return }
        throw .validation(
            .constraint(
                value: attributeName, parameter: "timeToLiveSpecification.attributeName",
                constraint: count == 0
                    ? "Member must have length greater than or equal to 1"
                    : "Member must have length less than or equal to 255"))
    }

    func run(
        _ plan: Void, in transaction: inout Transaction
    ) throws(StoreError) -> TimeToLiveDescription {
        let table = try transaction.catalog.table(named: tableName)
        let expiry = try isEnabled ? enabled(in: table, &transaction) : nil
        if expiry == nil { try disable(in: table, &transaction) }
        let changed = table.with(expiry: .some(expiry))
        try transaction.setTable(changed)
        return TimeToLiveDescription(changed)
    }

    private func enabled(
        in table: CatalogTable, _ transaction: inout Transaction
    ) throws(StoreError) -> CatalogExpiry {
        if let current = table.expiry {
            throw refusal(current, "TimeToLive is already enabled")
        }
        let isEmpty = try transaction.description(of: table).itemCount == 0
        return CatalogExpiry(
            attributeName: attributeName, id: try transaction.allocateID(),
            status: isEmpty ? .active : .creating)
    }

    private func disable(
        in table: CatalogTable, _ transaction: inout Transaction
    ) throws(StoreError) {
        guard let current = table.expiry else {
            throw .validation(.definition("TimeToLive is already disabled"))
        }
        guard current.attributeName == attributeName else { throw refusal(current, "") }
        try transaction.unlink(current.id)
    }

    /// Another attribute is what DynamoDB faults first.
    private func refusal(_ current: CatalogExpiry, _ text: String) -> StoreError {
        .validation(
            .definition(
                current.attributeName == attributeName
                    ? text
                    : "TimeToLive is active on a different AttributeName: current AttributeName is "
                        + current.attributeName))
    }
}

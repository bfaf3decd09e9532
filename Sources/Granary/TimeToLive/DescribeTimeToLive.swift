/// Tells whether items of a table expire, and by which attribute.
///
/// DynamoDB's `DescribeTimeToLive`.
public struct DescribeTimeToLive: Sendable {
    /// The table's name.
    public var tableName: String

    /// Creates the operation.
    public init(tableName: String) { self.tableName = tableName }

    /// What the operation answers.
    public typealias Output = TimeToLiveDescription
}

extension DescribeTimeToLive: ReadOperation {
    func validated() throws(StoreError) {}

    func run(
        _ plan: Void, in reader: borrowing Reader
    ) throws(StoreError) -> TimeToLiveDescription {
        TimeToLiveDescription(try reader.catalog.table(named: tableName))
    }
}

/// Whether items of a table expire: the answer of ``DescribeTimeToLive``.
public struct TimeToLiveDescription: Sendable, Hashable {
    /// Where it is in its life, in DynamoDB's words.
    public enum Status: String, Sendable, Hashable {
        /// Items expire, and those from before are still being looked through.
        case enabling = "ENABLING"

        /// Items expire.
        case enabled = "ENABLED"

        /// Items do not expire.
        case disabled = "DISABLED"
    }

    /// Whether items expire.
    public var status: Status

    /// The attribute that says when; `nil` when they do not expire.
    public var attributeName: String?

    init(_ table: CatalogTable) {
        attributeName = table.expiry?.attributeName
        switch table.expiry?.status {
        case nil: status = .disabled
        case .active: status = .enabled
        case .creating, .deleting: status = .enabling
        }
    }
}

internal import GranaryItems
internal import GranaryStorage

/// Tells what is known of a table; counts and sizes are exact and current.
///
/// DynamoDB's `DescribeTable`.
public struct DescribeTable: Sendable {
    /// The table's name.
    public var tableName: String

    /// Creates the operation.
    public init(tableName: String) { self.tableName = tableName }

    /// What the operation answers.
    public typealias Output = TableDescription
}

extension DescribeTable: ReadOperation {
    func validated() throws(StoreError) {}

    func run(_ plan: Void, in reader: borrowing Reader) throws(StoreError) -> TableDescription {
        let table = try reader.catalog.table(named: tableName)
        var statistics: [UInt32: StoredStatistics] = [:]
        for id in [table.id] + table.indexes.map(\.id) {
            statistics[id] = try reader.statistics(of: id)
        }
        return TableDescription(table, statistics)
    }
}

extension Reader {
    /// The counts of a table or index.
    func statistics(of id: UInt32) throws(StoreError) -> StoredStatistics {
        let key = Keyspace.statistics(id)
        do throws(StorageError) {
            guard let bytes = try snapshot.value(forKey: key.span, in: .catalog) else {
                return StoredStatistics()
            }
            guard let stored = StoredStatistics(bytes: [UInt8](copying: bytes)) else {
                throw StorageError.corrupted(
                    database: .catalog, detail: "the statistics of id \(id)")
            }
            return stored
        } catch {
            throw StoreError(error)
        }
    }
}

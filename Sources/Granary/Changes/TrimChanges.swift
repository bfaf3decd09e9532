internal import GranaryItems
internal import GranaryStorage

/// Removes the oldest records of a table's change log, a bounded number at a time.
public struct TrimChanges: Sendable {
    /// The table's name.
    public var tableName: String
    /// Records up to and including this sequence number are removed.
    public var through: UInt64

    /// Creates the operation.
    public init(tableName: String, through: UInt64) {
        self.tableName = tableName
        self.through = through
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// How many records were removed, 1,000 at most.
        public var removedCount: Int
        /// Whether none is left to remove; otherwise run it again.
        public var isComplete: Bool
    }
}

extension TrimChanges: WriteOperation {
    func validated() throws(StoreError) {}

    func run(_ plan: Void, in transaction: inout Transaction) throws(StoreError) -> Output {
        let table = try transaction.catalog.table(named: tableName)
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .changes)
        if through < .max { range.upper = Keyspace.change(table.id, through + 1) }
        let keys = try transaction.keys(in: range, limit: Limits.backgroundBatchCount)
        try transaction.trim(keys, of: table)
        return Output(
            removedCount: keys.count, isComplete: keys.count < Limits.backgroundBatchCount)
    }
}

extension Transaction {
    /// Removes the first records of a table's change log, and notes that they are gone.
    mutating func trim(_ keys: [[UInt8]], of table: CatalogTable) throws(StoreError) {
        guard let last = keys.last?.bigEndian(UInt64.self, at: 4) else { return }
        for key in keys { try delete(key, in: .changes) }
        var value: [UInt8] = []
        value.appendBigEndian(last)
        try put(value, at: Keyspace.trimmed(table.id), in: .catalog)
    }

    /// The first keys of a range, copied.
    func keys(in range: KeyRange, limit: Int) throws(StoreError) -> [[UInt8]] {
        var keys: [[UInt8]] = []
        do throws(StorageError) {
            var cursor = try storage.snapshot.cursor(over: range)
            while keys.count < limit, let entry = try cursor.next() {
                keys.append([UInt8](copying: entry.key))
            }
        } catch {
            throw StoreError(error)
        }
        return keys
    }
}

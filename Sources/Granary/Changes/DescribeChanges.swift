internal import GranaryItems
internal import GranaryStorage

/// Tells which sequence numbers a table's change log has.
///
/// What a reader needs that begins at the oldest record, or at what is written from now on.
public struct DescribeChanges: Sendable {
    /// The table's name.
    public var tableName: String

    /// Creates the operation.
    public init(tableName: String) { self.tableName = tableName }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// Whether writes are appended to the log.
        public var isEnabled: Bool

        /// The log has every change after this sequence number.
        public var oldestSequenceNumber: UInt64

        /// The sequence number of the newest record; `nil` when there is none.
        public var newestSequenceNumber: UInt64?

        /// The last sequence number that any table of the store has given out: what to pass as
        /// ``ReadChanges/after`` to read what is written from now on.
        public var currentSequenceNumber: UInt64
    }
}

extension DescribeChanges: ReadOperation {
    func validated() throws(StoreError) {}

    func run(_ plan: Void, in reader: borrowing Reader) throws(StoreError) -> Output {
        let table = try reader.catalog.table(named: tableName)
        let oldest = max(try reader.trimmedSequence(of: table.id), table.changeLogStart)
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .changes)
        range.lower = Keyspace.change(table.id, oldest &+ 1)
        var newest: UInt64?
        do throws(StorageError) {
            var cursor = try reader.snapshot.cursor(over: range, reversed: true)
            if let entry = try cursor.next() {
                newest = [UInt8](copying: entry.key).bigEndian(UInt64.self, at: 4)
            }
        } catch {
            throw StoreError(error)
        }
        return Output(
            isEnabled: table.changeLogEnabled, oldestSequenceNumber: oldest,
            newestSequenceNumber: newest,
            currentSequenceNumber: try StoreMeta(reading: reader.snapshot).changeSequence)
    }
}

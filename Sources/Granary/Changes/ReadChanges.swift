internal import GranaryItems
internal import GranaryStorage

/// Reads the change log of a table from any sequence number on, a page at a time.
public struct ReadChanges: Sendable {
    /// The table's name.
    public var tableName: String
    /// Return what came after this sequence number; 0 begins at the oldest record kept.
    public var after: UInt64
    /// How many records to return at most, 1 or more.
    public var limit: Int

    /// Creates the operation.
    public init(tableName: String, after: UInt64 = 0, limit: Int = 1_000) {
        self.tableName = tableName
        self.after = after
        self.limit = limit
    }

    /// What the operation answers.
    public struct Output: Sendable, Hashable {
        /// The records, oldest first.
        public var records: [ChangeRecord]
        /// What to pass as ``ReadChanges/after`` next, also when there was nothing new.
        public var lastSequenceNumber: UInt64
    }
}

extension ReadChanges: ReadOperation {
    func validated() throws(StoreError) {
        if limit < 1 { throw .validation(.limit(limit)) }
    }

    func run(_ plan: Void, in reader: borrowing Reader) throws(StoreError) -> Output {
        let table = try reader.catalog.table(named: tableName)
        var output = Output(records: [], lastSequenceNumber: after)
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .changes)
        let trimmed = try reader.trimmedSequence(of: table.id)
        // Switching a log on begins a new one: what an earlier one left has a gap behind it.
        let oldest = max(trimmed, table.changeLogStart)
        guard after == 0 || after >= oldest else {
            throw .changesTrimmed(oldest: oldest &+ 1)
        }
        let start = max(after, oldest)
        guard start < .max else { return output }
        range.lower = Keyspace.change(table.id, start + 1)
        var byteCount = 0
        do throws(StorageError) {
            var cursor = try reader.snapshot.cursor(over: range)
            while output.records.count < limit, byteCount < Limits.pageByteCount,
                let entry = try cursor.next()
            {
                let key = [UInt8](copying: entry.key)
                let bytes = [UInt8](copying: entry.value)
                byteCount += bytes.count
                guard let sequence = key.bigEndian(UInt64.self, at: 4),
                    let record = ChangeEncoding.decode(
                        bytes, sequenceNumber: sequence, tableName: tableName)
                else { throw StorageError.corrupted(database: .changes, detail: "a change record") }
                output.records.append(record)
                output.lastSequenceNumber = sequence
            }
        } catch {
            throw StoreError(error)
        }
        return output
    }
}

extension Reader {
    /// The last sequence number that was trimmed from a table's log; 0 when none was.
    func trimmedSequence(of table: UInt32) throws(StoreError) -> UInt64 {
        let key = Keyspace.trimmed(table)
        do throws(StorageError) {
            guard let bytes = try snapshot.value(forKey: key.span, in: .catalog) else { return 0 }
            return [UInt8](copying: bytes).bigEndian(UInt64.self, at: 0) ?? 0
        } catch {
            throw StoreError(error)
        }
    }
}

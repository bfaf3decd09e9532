/// Reads a table's change log from any sequence number on, one record after the other.
///
/// ```swift
/// var reader = app.changes(after: lastSeen)
/// while let change = try reader.next() { handle(change) }
/// ```
///
/// At the end ``next()`` returns `nil`; called again later, it goes on with what was written since. It
/// holds no snapshot in between.
public struct ChangeReader: Sendable {
    private let store: Store
    private let tableName: String
    private var page: ArraySlice<ChangeRecord> = []

    /// The sequence number of the last record that was returned: where another reader can go on.
    public private(set) var lastSequenceNumber: UInt64

    init(store: Store, tableName: String, after sequenceNumber: UInt64) {
        self.store = store
        self.tableName = tableName
        lastSequenceNumber = sequenceNumber
    }

    /// The next record; `nil` when there is none yet.
    ///
    /// - Throws: ``StoreError/changesTrimmed(oldest:)`` when records were removed before they were
    ///   read.
    public mutating func next() throws(StoreError) -> ChangeRecord? {
        if page.isEmpty {
            let read = try store.run(ReadChanges(tableName: tableName, after: lastSequenceNumber))
            page = read.records[...]
        }
        guard let record = page.popFirst() else { return nil }
        lastSequenceNumber = record.sequenceNumber
        return record
    }
}

extension Table {
    /// Reads the table's change log from what came after a sequence number; 0 is the beginning.
    public func changes(after sequenceNumber: UInt64 = 0) -> ChangeReader {
        ChangeReader(store: store, tableName: name, after: sequenceNumber)
    }
}

/// The counters of the store: one record, rewritten by every commit.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 8 | commit sequence number, big-endian: how many commits the store has had |
/// | 8 | 8 | the last change sequence number given out, big-endian |
/// | 16 | 8 | catalog version, big-endian: how often the catalog changed |
/// | 24 | 4 | the next table or index id, big-endian |
///
/// LMDB's transaction id is not used for any of these: a compacting copy sets it back.
struct StoreMeta: Equatable, Sendable {
    var commitSequence: UInt64 = 0
    var changeSequence: UInt64 = 0
    var catalogVersion: UInt64 = 0
    var nextID: UInt32 = 1

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(28)
        bytes.appendBigEndian(commitSequence)
        bytes.appendBigEndian(changeSequence)
        bytes.appendBigEndian(catalogVersion)
        bytes.appendBigEndian(nextID)
        return bytes
    }

    init() {}

    /// Reads the record back; `nil` when it is not one.
    init?(bytes: [UInt8]) {
        guard bytes.count == 28, let commitSequence = bytes.bigEndian(UInt64.self, at: 0),
            let changeSequence = bytes.bigEndian(UInt64.self, at: 8),
            let catalogVersion = bytes.bigEndian(UInt64.self, at: 16),
            let nextID = bytes.bigEndian(UInt32.self, at: 24)
        else { return nil }
        self.commitSequence = commitSequence
        self.changeSequence = changeSequence
        self.catalogVersion = catalogVersion
        self.nextID = nextID
    }
}

/// How many records a table or index holds, and their sizes added up as DynamoDB counts them.
///
/// Stored as two big-endian u64. Kept exactly: each commit that changes a table rewrites its record.
struct StoredStatistics: Equatable, Sendable {
    var count: Int = 0
    var byteCount: Int = 0

    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(16)
        bytes.appendBigEndian(UInt64(clamping: count))
        bytes.appendBigEndian(UInt64(clamping: byteCount))
        return bytes
    }

    init() {}

    /// Reads the record back; `nil` when it is not one.
    init?(bytes: [UInt8]) {
        guard bytes.count == 16, let count = bytes.bigEndian(UInt64.self, at: 0),
            let byteCount = bytes.bigEndian(UInt64.self, at: 8)
        else { return nil }
        self.count = Int(clamping: count)
        self.byteCount = Int(clamping: byteCount)
    }
}

internal import GranaryStorage

/// What a store takes on disk and in the map, at one moment.
public struct StoreStatistics: Sendable, Hashable {
    /// The version of the format it is written in.
    public var formatVersion: Int
    /// When it was created, in milliseconds since 1970.
    public var creationMilliseconds: Int64
    /// How many commits it has had.
    public var commitSequence: UInt64
    /// The last change sequence number that was given out.
    public var changeSequence: UInt64
    /// The length of the data file.
    public var fileByteCount: Int
    /// What is used of the file; the rest is free, and used again before the file grows.
    public var usedByteCount: Int
    /// The address space reserved for the file, which grows by itself.
    public var mapByteCount: Int
    /// Snapshots that are open, in all processes.
    public var readerCount: Int
    /// How many commits ago the oldest open snapshot began; what it sees cannot be used again.
    public var oldestReaderLag: Int
}

extension Store {
    /// What the store takes on disk and in the map, now.
    ///
    /// - Throws: ``StoreError``.
    /// - Complexity: O(*n*) in the free pages of the file.
    public func statistics() throws(StoreError) -> StoreStatistics {
        let snapshot = try beginRead()
        let meta = try StoreMeta(reading: snapshot.reader.snapshot)
        let environment = environment
        let found = try storing { () throws(StorageError) in try environment.statistics() }
        return StoreStatistics(
            formatVersion: Int(environment.formatVersion),
            creationMilliseconds: environment.creationMilliseconds,
            commitSequence: meta.commitSequence, changeSequence: meta.changeSequence,
            fileByteCount: found.fileBytes,
            usedByteCount: found.usedBytes - found.freePages * found.pageBytes,
            mapByteCount: found.mapBytes,
            // The snapshot of this very call is not counted.
            readerCount: max(0, found.activeReaders - 1), oldestReaderLag: found.oldestReaderLag)
    }
}

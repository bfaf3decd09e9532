/// Why the storage layer did not do what it was asked.
///
/// One case for each thing the layer above can do something about; the rest is in
/// ``StorageError/lmdb(_:)`` with LMDB's or the system's own number.
@nonexhaustive
public enum StorageError: Error, Hashable, Sendable {
    /// LMDB or the system failed.
    case lmdb(LMDBError)

    /// Another process has the store open for writing.
    ///
    /// `processID` is `nil` when the owner has not written it down.
    case alreadyOwned(path: String, processID: Int32?)

    /// The store is open in this process with another durability.
    case alreadyOpen(path: String)

    /// There is no store at the path, and none was to be created.
    case notFound(path: String)

    /// What is at the path is not a Granary store.
    case notAStore(path: String)

    /// The store was written by a newer version.
    case formatTooNew(found: UInt32, supported: UInt32)

    /// The data file is shorter than its own header says: it would kill the process later.
    case truncated(expectedBytes: Int, actualBytes: Int)

    /// The file that says what a relaxed store goes back to after a power cut cannot be read.
    case syncPointDamaged(path: String)

    /// A record does not have the checksum it was written with, so the file is damaged.
    ///
    /// `keyPrefix` is the first bytes of the record's LMDB key.
    case checksumMismatch(database: Database, keyPrefix: [UInt8])

    /// The records contradict each other, as when a link has no layer.
    case corrupted(database: Database, detail: String)

    /// A key is empty, too long, or in the range that this layer keeps for itself.
    case invalidKey(byteCount: Int)

    /// An earlier failure in the same transaction forbids its commit.
    case poisoned

    /// A savepoint is open at a commit, or none is open at its end.
    case unbalancedSavepoint

    /// The write transaction was used on another thread than the one that began it.
    case wrongThread

    /// A write transaction of this thread is still open.
    case nestedWrite

    /// The environment was opened for reading only.
    case readOnly

    /// The process forked after it opened the environment.
    case forked

    /// The disk is full. The transaction was not applied, and the environment can be used.
    case diskFull(freeBytes: Int)

    /// The commit failed while its outcome was being written: it may or may not be there.
    ///
    /// The environment refuses writes until it is opened anew.
    case commitOutcomeUnknown(LMDBError)

    /// An earlier failure to write has stopped all writing until the environment is opened anew.
    case writingStopped(LMDBError)

    /// Readers did not end in time, so the map could not grow.
    case readersBusy(count: Int)

    /// The system would not map the file again after the map grew. Open the environment anew.
    case unmapped

    /// The file system is shared between machines, whose locks and maps cannot be trusted.
    case unsupportedFileSystem(type: UInt64)
}

extension StorageError {
    /// Wraps the status of a C function.
    static func lmdb(_ status: CInt, _ function: StaticString) -> Self {
        .lmdb(LMDBError(code: .init(rawValue: status), function: "\(function)"))
    }

    /// Whether the transaction found the map full: abort it, grow the map, and repeat it.
    public var isMapFull: Bool {
        if case .lmdb(let error) = self { error.code == .mapFull } else { false }
    }
}

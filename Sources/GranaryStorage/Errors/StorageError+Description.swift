extension StorageError: CustomStringConvertible {
    /// What failed, in a line.
    public var description: String {
        switch self {
        case .lmdb(let error): error.description
        case .alreadyOwned(let path, let processID):
            "\(path) is open for writing in process \(processID.map(String.init) ?? "unknown")"
        case .alreadyOpen(let path): "\(path) is open in this process with another durability"
        case .notFound(let path): "there is no store at \(path)"
        case .notAStore(let path): "\(path) is not a store"
        case .formatTooNew(let found, let supported):
            "the store has format \(found), and this version reads up to \(supported)"
        case .truncated(let expected, let actual):
            "the data file has \(actual) bytes and should have \(expected)"
        case .syncPointDamaged(let path):
            "\(path) says which commit the store goes back to after a power cut, and is damaged: "
                + "restore a snapshot, or remove the file if the system has run on since"
        case .checksumMismatch(let database, let keyPrefix):
            "a record of \(database) has another checksum than it was written with, its key begins "
                + "with \(keyPrefix)"
        case .corrupted(let database, let detail): "the database \(database) is damaged: \(detail)"
        case .invalidKey(let byteCount): "a key of \(byteCount) bytes cannot be stored"
        case .diskFull(let freeBytes): "the disk is full: \(freeBytes) bytes are free"
        case .commitOutcomeUnknown(let error): "a commit may or may not have happened: \(error)"
        case .writingStopped(let error): "writing stopped after a failure: \(error)"
        case .readersBusy(let count): "\(count) snapshots were not ended in time"
        case .unsupportedFileSystem(let type):
            "the file system (type \(type)) is shared between machines"
        default: otherDescription
        }
    }

    private var otherDescription: String {
        switch self {
        case .poisoned: "an earlier failure in the transaction forbids its commit"
        case .unbalancedSavepoint: "a savepoint is open, or none is"
        case .wrongThread: "the write transaction belongs to another thread"
        case .nestedWrite: "this thread has a write transaction open"
        case .readOnly: "the store was opened for reading only"
        case .forked: "the process forked after it opened the store"
        case .unmapped: "the system would not map the file again: open the store anew"
        default: ""
        }
    }
}

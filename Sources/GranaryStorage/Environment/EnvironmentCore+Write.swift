internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension EnvironmentCore {
    /// Begins LMDB's write transaction, for a caller that holds the writer's place.
    func beginWriteTransaction() throws(StorageError) -> RawTransaction {
        var begun: OpaquePointer?
        var status = unsafe mdb_txn_begin(environment, nil, 0, &begun)
        if status == MDB_MAP_RESIZED {
            try setMapSizeWhileWriting { _ in 0 }
            status = unsafe mdb_txn_begin(environment, nil, 0, &begun)
        }
        try check(status, "mdb_txn_begin")
        guard let transaction = unsafe begun else { throw .lmdb(MDB_PANIC, "mdb_txn_begin") }
        return unsafe RawTransaction(transaction)
    }

    /// Finds out what a failed commit means for the store and for writers to come.
    ///
    /// LMDB writes and syncs the pages of a transaction, which nothing refers to yet, and then the
    /// meta page. A failure before the meta page applied nothing. A failure in the meta page leaves
    /// the outcome open, and LMDB then answers every begin with a panic.
    func commitFailed(_ status: CInt) -> StorageError {
        let error = LMDBError(code: .init(rawValue: status), function: "mdb_txn_commit")
        // LMDB's own codes are found before anything is written.
        guard status > 0 else { return .lmdb(error) }
        var probe: OpaquePointer?
        let probeStatus = unsafe mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &probe)
        if let probe = unsafe probe { unsafe mdb_txn_abort(probe) }
        if probeStatus == MDB_PANIC {
            stopWriting(.writingStopped(error))
            return .commitOutcomeUnknown(error)
        }
        // LMDB reports a short write, which is how a full disk begins, as an I/O error.
        var disk = statvfs()
        if unsafe statvfs(path, &disk) == 0 {
            let free = Int(clamping: UInt64(disk.f_bavail) &* UInt64(disk.f_frsize))
            if status == ENOSPC || status == EDQUOT || (status == EIO && free < 1 << 20) {
                return .diskFull(freeBytes: free)
            }
        }
        stopWriting(.writingStopped(error))
        return .lmdb(error)
    }
}

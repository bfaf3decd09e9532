internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension StoreDirectory {
    /// Makes an empty store in this directory, for the owner only.
    ///
    /// - Throws: ``StorageError/notAStore(path:)`` when the directory holds something else.
    func create() throws(StorageError) {
        guard try isVacant() else { throw .notAStore(path: path) }
        removeCreating()
        try checkSystem(unsafe mkdir(creatingPath, S_IRWXU), "mkdir")
        do throws(StorageError) {
            try writeFirstCommit()
        } catch {
            removeCreating()
            throw error
        }
        try Self.sync(creatingPath + "/data.mdb")
        try Self.sync(creatingPath)
        try checkSystem(unsafe rename(creatingPath + "/data.mdb", dataPath), "rename")
        try Self.sync(path)
        removeCreating()
    }

    private func writeFirstCommit() throws(StorageError) {
        let environment = unsafe try LMDBEnvironment.open(
            creatingPath, options: EnvironmentOptions(), mapSizeBytes: 1 << 20)
        defer { unsafe mdb_env_close(environment) }
        var begun: OpaquePointer?
        try check(unsafe mdb_txn_begin(environment, nil, 0, &begun), "mdb_txn_begin")
        guard let transaction = unsafe begun else { throw .lmdb(MDB_PANIC, "mdb_txn_begin") }
        do throws(StorageError) {
            unsafe try LMDBEnvironment.openDatabases(transaction, flags: MDB_CREATE)
            try FormatRecord.new().write(in: unsafe RawTransaction(transaction))
        } catch {
            unsafe mdb_txn_abort(transaction)
            throw error
        }
        try check(unsafe mdb_txn_commit(transaction), "mdb_txn_commit")
    }
}

internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

extension Environment {
    /// Copies the store, while it is in use, to a new directory at `path`.
    ///
    /// The copy is of one moment, synced, and appears at `path` whole or not at all. While it runs
    /// it is a reader that pins its snapshot, so the file may grow meanwhile, and the map may not.
    /// A compacting copy leaves free pages out, and numbers LMDB's transactions anew.
    ///
    /// - Throws: ``StorageError``; `lmdb` with `EEXIST` when there is something at `path`.
    public func copy(to path: String, compacting: Bool) throws(StorageError) {
        // A plain copy holds LMDB's writer lock for a moment.
        if core.writing.withLock({ $0.owner == ThreadIdentity.current }) { throw .nestedWrite }
        if try FileIdentity(path: path) != nil { throw .lmdb(EEXIST, "rename") }
        let temporary = path + ".copying"
        removeCopy(temporary)
        try checkSystem(unsafe mkdir(temporary, S_IRWXU), "mkdir")
        do throws(StorageError) {
            let snapshot = try read()
            try writeCopy(to: temporary + "/data.mdb", compacting: compacting)
            _ = consume snapshot
            try StoreDirectory.sync(temporary)
            try checkSystem(unsafe rename(temporary, path), "rename")
        } catch {
            removeCopy(temporary)
            throw error
        }
        try StoreDirectory.sync(path + "/..")
    }

    private func writeCopy(to path: String, compacting: Bool) throws(StorageError) {
        let descriptor = try StoreDirectory.makeFile(path)
        defer { close(descriptor) }
        let flags = compacting ? UInt32(MDB_CP_COMPACT) : 0
        try check(
            unsafe mdb_env_copyfd2(core.environment, descriptor, flags), "mdb_env_copyfd2")
        // LMDB does not sync its copies.
        try checkSystem(fsync(descriptor), "fsync")
    }

    private func removeCopy(_ temporary: String) {
        unsafe unlink(temporary + "/data.mdb")
        unsafe rmdir(temporary)
    }
}

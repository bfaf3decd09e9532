internal import CGranaryChecksum
internal import CLMDB

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The steps that turn a directory into an open `MDB_env`.
enum LMDBEnvironment {
    /// Opens LMDB in a directory, with our flags and limits.
    ///
    /// Never with `MDB_RDONLY`: on a live file with a fresh lock table it may read the older of the
    /// two meta pages. Who only reads opens the same way and never begins a write.
    static func open(
        _ path: String, options: EnvironmentOptions, mapSizeBytes: Int
    ) throws(StorageError) -> OpaquePointer {
        var made: OpaquePointer?
        try check(unsafe mdb_env_create(&made), "mdb_env_create")
        guard let environment = unsafe made else { throw .lmdb(MDB_PANIC, "mdb_env_create") }
        do throws(StorageError) {
            let databases = UInt32(Database.allCases.count)
            try check(unsafe mdb_env_set_maxdbs(environment, databases), "mdb_env_set_maxdbs")
            let readers = UInt32(clamping: max(1, options.maximumReaders))
            try check(
                unsafe mdb_env_set_maxreaders(environment, readers), "mdb_env_set_maxreaders")
            try check(
                unsafe mdb_env_set_mapsize(environment, max(1 << 16, mapSizeBytes)),
                "mdb_env_set_mapsize")
            var flags = MDB_NOTLS
            if options.durability == .relaxed { flags |= MDB_NOSYNC }
            if !options.usesReaderTable { flags |= MDB_NOLOCK }
            try check(
                unsafe mdb_env_open(environment, path, UInt32(flags), 0o600), "mdb_env_open")
        } catch {
            unsafe mdb_env_close(environment)
            throw error
        }
        return unsafe environment
    }

    /// Opens every named database, and verifies that LMDB gave it the handle we count on.
    static func openDatabases(_ transaction: OpaquePointer, flags: CInt) throws(StorageError) {
        for database in Database.allCases {
            var handle: MDB_dbi = 0
            try check(
                unsafe mdb_dbi_open(transaction, database.name, UInt32(flags), &handle),
                "mdb_dbi_open")
            guard handle == database.handle else {
                throw .corrupted(database: database, detail: "handle \(handle)")
            }
        }
    }

    /// Refuses a file shorter than its header says: it would kill the process at the first far read.
    static func checkSize(_ environment: OpaquePointer, file: FileIdentity) throws(StorageError) {
        var info = unsafe MDB_envinfo()
        try check(unsafe mdb_env_info(environment, &info), "mdb_env_info")
        var stat = MDB_stat()
        try check(unsafe mdb_env_stat(environment, &stat), "mdb_env_stat")
        let (expected, overflow) = unsafe (Int(info.me_last_pgno) &+ 1)
            .multipliedReportingOverflow(by: Int(stat.ms_psize))
        if overflow || expected > file.byteCount {
            throw .truncated(
                expectedBytes: overflow ? .max : expected, actualBytes: file.byteCount)
        }
    }

    /// Keeps LMDB's descriptors out of the programs this process starts.
    ///
    /// LMDB has two for the data file, and tells one; the other was opened right after it.
    static func closeOnExec(_ environment: OpaquePointer) throws(StorageError) {
        var first: CInt = -1
        try check(unsafe mdb_env_get_fd(environment, &first), "mdb_env_get_fd")
        let file = try FileIdentity(descriptor: first)
        for descriptor in first..<(first + 64) {
            guard let other = try? FileIdentity(descriptor: descriptor), other == file else {
                continue
            }
            granary_close_on_exec(descriptor)
        }
    }
}

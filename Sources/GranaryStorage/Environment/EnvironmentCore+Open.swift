internal import CLMDB

extension EnvironmentCore {
    /// Opens a store that is not open in this process, and makes it when it may.
    static func open(
        _ directory: StoreDirectory, _ options: EnvironmentOptions
    ) throws(StorageError) -> EnvironmentCore {
        let mayCreate = options.createIfMissing && options.access == .readWrite
        if mayCreate {
            try directory.makeDirectory()
        } else if try FileIdentity(path: directory.path) == nil {
            throw .notFound(path: directory.path)
        }
        if try FileIdentity(path: directory.path)?.isDirectory == false {
            throw .notAStore(path: directory.path)
        }
        if !options.allowsNetworkFileSystem { try directory.checkFileSystem() }
        // Before the lock, whose file would be left in a directory that is somebody else's.
        if try FileIdentity(path: directory.dataPath) == nil, try !directory.isVacant() {
            throw .notAStore(path: directory.path)
        }

        let lock = options.access == .readWrite ? try OwnerLock(directory) : nil
        if try FileIdentity(path: directory.dataPath) == nil {
            guard mayCreate else { throw .notFound(path: directory.path) }
            try directory.create()
        }
        guard let file = try FileIdentity(path: directory.dataPath) else {
            throw .notFound(path: directory.path)
        }
        // LMDB would make a new store of an empty file.
        guard file.byteCount > 0 else { throw .notAStore(path: directory.path) }
        if lock != nil {
            try directory.settle()
        } else if options.usesReaderTable {
            try directory.settleForReading()
        }
        let core = try open(directory, options, file)
        if let lock {
            do throws(StorageError) {
                try core.own(directory, lock)
            } catch {
                core.close()
                throw error
            }
        }
        return core
    }

    private static func open(
        _ directory: StoreDirectory, _ options: EnvironmentOptions, _ file: FileIdentity
    ) throws(StorageError) -> EnvironmentCore {
        let environment: OpaquePointer
        do throws(StorageError) {
            unsafe environment = try openReservingLess(directory.path, options)
        } catch .lmdb(let error) where error.code == .invalid || error.code == .versionMismatch {
            throw .notAStore(path: directory.path)
        }
        do throws(StorageError) {
            unsafe try LMDBEnvironment.checkSize(environment, file: file)
            unsafe try LMDBEnvironment.closeOnExec(environment)
            var dead: CInt = 0
            try check(unsafe mdb_reader_check(environment, &dead), "mdb_reader_check")
            let format = unsafe try readFormat(environment, path: directory.path)
            return unsafe EnvironmentCore(
                environment: environment, identity: file, path: directory.path, options: options,
                format: format)
        } catch {
            unsafe mdb_env_close(environment)
            throw error
        }
    }

    /// Opens LMDB with the address space asked for, or with the half of it, and so on, where the
    /// system limits it (`ulimit -v`, containers): the map grows by itself anyway.
    private static func openReservingLess(
        _ path: String, _ options: EnvironmentOptions
    ) throws(StorageError) -> OpaquePointer {
        var mapSizeBytes = options.initialMapSizeBytes
        while true {
            do throws(StorageError) {
                return unsafe try LMDBEnvironment.open(
                    path, options: options, mapSizeBytes: mapSizeBytes)
            } catch .lmdb(let error)
                where error.code == .outOfMemory && mapSizeBytes > leastMapSizeBytes
            {
                mapSizeBytes /= 2
            }
        }
    }

    /// No smaller map is tried before giving up.
    private static let leastMapSizeBytes = 64 << 20

    /// Opens the databases and reads the format record in one read transaction.
    private static func readFormat(
        _ environment: OpaquePointer, path: String
    ) throws(StorageError) -> FormatRecord {
        var begun: OpaquePointer?
        var status = unsafe mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &begun)
        if status == MDB_MAP_RESIZED {
            try check(unsafe mdb_env_set_mapsize(environment, 0), "mdb_env_set_mapsize")
            status = unsafe mdb_txn_begin(environment, nil, UInt32(MDB_RDONLY), &begun)
        }
        try check(status, "mdb_txn_begin")
        guard let transaction = unsafe begun else { throw .lmdb(MDB_PANIC, "mdb_txn_begin") }
        do throws(StorageError) {
            unsafe try LMDBEnvironment.openDatabases(transaction, flags: 0)
            let format = try FormatRecord(
                reading: unsafe RawTransaction(transaction), path: path)
            // Only a commit keeps the handles.
            try check(unsafe mdb_txn_commit(transaction), "mdb_txn_commit")
            return format
        } catch .lmdb(let error) where error.code == .notFound {
            unsafe mdb_txn_abort(transaction)
            throw .notAStore(path: path)
        } catch {
            unsafe mdb_txn_abort(transaction)
            throw error
        }
    }
}

internal import CLMDB
internal import Synchronization

extension EnvironmentCore {
    /// The map, and how much of it is in use.
    struct MapUse {
        let mapBytes: Int
        let usedBytes: Int
        let pageBytes: Int
    }

    /// The map as it is now.
    func mapUse() throws(StorageError) -> MapUse {
        var info = unsafe MDB_envinfo()
        try check(unsafe mdb_env_info(environment, &info), "mdb_env_info")
        var stat = MDB_stat()
        try check(unsafe mdb_env_stat(environment, &stat), "mdb_env_stat")
        let pageBytes = Int(stat.ms_psize)
        let used = unsafe (info.me_last_pgno &+ 1) &* pageBytes
        return unsafe MapUse(
            mapBytes: Int(info.me_mapsize), usedBytes: used, pageBytes: pageBytes)
    }

    /// Moves the map to another size, with no transaction open.
    ///
    /// New readers wait at the gate, and running ones have a time to end.
    ///
    /// `size` gives the new size for the present use: 0 to adopt the size in the file, `nil` to
    /// leave it.
    func setMapSize(_ size: (MapUse) -> Int?) throws(StorageError) {
        try beginWriting()
        defer { endWriting() }
        try setMapSizeWhileWriting(size)
    }

    /// The same for a caller that holds the writer's place, with no transaction begun.
    func setMapSizeWhileWriting(_ size: (MapUse) -> Int?) throws(StorageError) {
        let use = try mapUse()
        guard let wanted = size(use) else { return }
        let missing = pool.drain(forMilliseconds: options.readerDrainMilliseconds)
        if missing > 0 { throw .readersBusy(count: missing) }
        defer { pool.reopen() }
        guard let syncer else { return try moveMap(from: use, to: wanted) }
        try syncer.whileResting { () throws(StorageError) in try moveMap(from: use, to: wanted) }
    }

    private func moveMap(from use: MapUse, to wanted: Int) throws(StorageError) {
        let status = unsafe mdb_env_set_mapsize(environment, wanted)
        if status == MDB_SUCCESS { return }
        // LMDB has unmapped the old map already. Try to have that size back, or nothing can be
        // read any more.
        if unsafe mdb_env_set_mapsize(environment, use.mapBytes) != MDB_SUCCESS {
            isUnmapped.store(true, ordering: .sequentiallyConsistent)
            stopWriting(.lmdb(status, "mdb_env_set_mapsize"))
        }
        throw .lmdb(status, "mdb_env_set_mapsize")
    }
}

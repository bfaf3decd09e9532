internal import CLMDB

extension Environment {
    /// Counts what the store holds.
    ///
    /// - Throws: ``StorageError``.
    /// - Complexity: O(*f*) in the number of commits whose free pages are not reused yet.
    public func statistics() throws(StorageError) -> EnvironmentStatistics {
        let snapshot = try read()
        return try snapshot.withTransaction { transaction throws(StorageError) in
            try core.statistics(in: transaction)
        }
    }

    /// Clears the reader slots of processes that died with a snapshot open, which would keep pages
    /// from being reused.
    ///
    /// Done at each opening, and when the slots run out; long-running owners call it now and then.
    ///
    /// - Returns: How many there were.
    /// - Throws: ``StorageError``.
    @discardableResult
    public func clearStaleReaders() throws(StorageError) -> Int {
        try core.checkUsable()
        return try core.clearStaleReaders()
    }
}

extension EnvironmentCore {
    func statistics(
        in transaction: RawTransaction
    ) throws(StorageError) -> EnvironmentStatistics {
        let use = try mapUse()
        var info = unsafe MDB_envinfo()
        try check(unsafe mdb_env_info(environment, &info), "mdb_env_info")
        var databases: [Database: EnvironmentStatistics.DatabaseStatistics] = [:]
        for database in Database.allCases {
            var stat = MDB_stat()
            try check(
                unsafe mdb_stat(transaction.pointer, database.handle, &stat), "mdb_stat")
            databases[database] = .init(
                recordCount: Int(stat.ms_entries), depth: Int(stat.ms_depth),
                branchPages: Int(stat.ms_branch_pages), leafPages: Int(stat.ms_leaf_pages),
                overflowPages: Int(stat.ms_overflow_pages))
        }
        var descriptor: CInt = -1
        try check(unsafe mdb_env_get_fd(environment, &descriptor), "mdb_env_get_fd")
        // Our own snapshot is among the readers, and those that hold points are nobody's.
        var readers = try readerTransactions()
        for held in syncer?.heldCommits ?? [] {
            if let index = readers.firstIndex(of: held) { readers.remove(at: index) }
        }
        let last = unsafe Int(info.me_last_txnid)
        let oldest = readers.min() ?? last
        return unsafe EnvironmentStatistics(
            pageBytes: use.pageBytes, mapBytes: use.mapBytes, usedBytes: use.usedBytes,
            fileBytes: try FileIdentity(descriptor: descriptor).byteCount,
            freePages: try countFreePages(transaction), lastTransactionID: last,
            readerSlots: Int(info.me_numreaders), maximumReaders: Int(info.me_maxreaders),
            activeReaders: max(0, readers.count - 1), oldestReaderLag: max(0, last - oldest),
            databases: databases)
    }

    /// Adds up the lists of free pages: each record begins with its number of pages.
    private func countFreePages(_ transaction: RawTransaction) throws(StorageError) -> Int {
        let freeList: MDB_dbi = 0
        var opened: OpaquePointer?
        try check(
            unsafe mdb_cursor_open(transaction.pointer, freeList, &opened), "mdb_cursor_open")
        guard let cursor = unsafe opened else { return 0 }
        defer { unsafe mdb_cursor_close(cursor) }
        var total = 0
        while true {
            var key = unsafe MDB_val()
            var value = unsafe MDB_val()
            let status = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
            if status == MDB_NOTFOUND { return total }
            try check(status, "mdb_cursor_get")
            guard unsafe value.mv_size >= MemoryLayout<Int>.size else { continue }
            total &+= unsafe value.buffer.loadUnaligned(as: Int.self)
        }
    }

    /// The snapshots that are open, as the number of the commit that each sees.
    ///
    /// LMDB tells it as a table for people only: process, thread and transaction in each line, the
    /// last a dash when the slot is parked.
    private func readerTransactions() throws(StorageError) -> [Int] {
        var table: [UInt8] = []
        let status = unsafe withUnsafeMutablePointer(to: &table) { table in
            unsafe mdb_reader_list(
                environment,
                { line, table in
                    guard let line = unsafe line, let table = unsafe table else { return 0 }
                    let text = unsafe String(cString: line)
                    unsafe table.assumingMemoryBound(to: [UInt8].self).pointee += text.utf8
                    return 0
                }, table)
        }
        if status < 0 { throw .lmdb(status, "mdb_reader_list") }
        let lines = table.split(separator: UInt8(ascii: "\n"))
        return lines.compactMap { line in
            let words = line.split(separator: UInt8(ascii: " "))
            guard words.count == 3 else { return nil }
            return Int(String(decoding: words[2], as: UTF8.self))
        }
    }
}

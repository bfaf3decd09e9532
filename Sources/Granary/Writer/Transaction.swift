internal import GranaryItems
internal import GranaryStorage

/// A write transaction: any number of reads and writes, over any number of tables, all or nothing.
///
/// It runs alone on the store's writer thread and reads what it has written, so transactions are
/// serialisable. It is the only way in which anything in a store changes. Get one from
/// ``Store/transaction(_:)``.
public struct Transaction: ~Copyable {
    var storage: WriteTransaction
    /// The tables as this transaction sees them, its own changes included.
    var catalog: Catalog
    /// Whether readers must be given the new catalog at commit.
    var catalogChanged = false
    var statistics = TransactionStatistics()
    var meta: StoreMeta
    /// The time all its records carry.
    let nowMilliseconds: UInt64
    /// The first failure to write, after which the transaction can only be given up, even where a
    /// closure caught it.
    private(set) var failure: StoreError?

    private var savepoints: [Savepoint] = []

    /// What must be put back when a savepoint is undone; LMDB undoes the rest.
    private struct Savepoint {
        let catalog: Catalog
        let catalogChanged: Bool
        let statistics: TransactionStatistics
        let meta: StoreMeta
    }

    /// Begins on a storage transaction that holds this catalog and these counters.
    init(
        _ storage: consuming WriteTransaction, catalog: Catalog, meta: StoreMeta,
        nowMilliseconds: UInt64
    ) {
        self.storage = storage
        self.catalog = catalog
        self.meta = meta
        self.nowMilliseconds = nowMilliseconds
    }

    /// Begins a part that can be undone by itself.
    mutating func beginSavepoint() throws(StoreError) {
        try storing { () throws(StorageError) in try storage.beginSavepoint() }
        savepoints.append(
            Savepoint(
                catalog: catalog, catalogChanged: catalogChanged, statistics: statistics, meta: meta
            ))
    }

    /// Keeps what was done since the last savepoint.
    mutating func commitSavepoint() throws(StoreError) {
        savepoints.removeLast()
        try storing { () throws(StorageError) in try storage.commitSavepoint() }
    }

    /// Undoes what was done since the last savepoint.
    mutating func undoSavepoint() {
        let saved = savepoints.removeLast()
        (catalog, catalogChanged) = (saved.catalog, saved.catalogChanged)
        (statistics, meta) = (saved.statistics, saved.meta)
        storage.abortSavepoint()
    }

    /// Writes what the transaction gathered about itself: counts, sizes and counters.
    ///
    /// The last step before ``commit()``.
    mutating func finish() throws(StoreError) {
        for delta in statistics.deltas {
            var stored = try storedStatistics(of: delta.id)
            stored.count &+= delta.count
            stored.byteCount &+= delta.byteCount
            try put(stored.bytes, at: Keyspace.statistics(delta.id), in: .catalog)
        }
        statistics.removeAll()
        meta.commitSequence &+= 1
        if catalogChanged { meta.catalogVersion &+= 1 }
        try put(meta.bytes, at: Keyspace.meta, in: .catalog)
    }

    /// Makes it all visible and durable.
    consuming func commit() throws(StoreError) {
        do throws(StorageError) {
            try storage.commit()
        } catch {
            throw StoreError(error)
        }
    }
}

extension Transaction {
    /// The bytes stored under a key, copied.
    func record(_ key: [UInt8], in database: Database) throws(StoreError) -> [UInt8]? {
        do throws(StorageError) {
            guard let bytes = try storage.snapshot.value(forKey: key.span, in: database) else {
                return nil
            }
            return [UInt8](copying: bytes)
        } catch {
            throw StoreError(error)
        }
    }

    /// The item stored under a key, copied.
    func item(_ key: ItemKey) throws(StoreError) -> Item? {
        do throws(StorageError) {
            guard let bytes = try storage.snapshot.value(forKey: key.bytes.span, in: .items) else {
                return nil
            }
            return Item(copying: ItemView(bytes))
        } catch {
            throw StoreError(error)
        }
    }

    /// Stores a record.
    mutating func put(
        _ value: [UInt8], at key: [UInt8], in database: Database
    ) throws(StoreError) {
        do throws(StorageError) {
            try storage.put(value.span, forKey: key.span, in: database)
        } catch {
            throw failed(error)
        }
    }

    /// Removes a record.
    ///
    /// - Returns: Whether there was one.
    @discardableResult
    mutating func delete(_ key: [UInt8], in database: Database) throws(StoreError) -> Bool {
        do throws(StorageError) {
            return try storage.delete(forKey: key.span, in: database)
        } catch {
            throw failed(error)
        }
    }

    /// Notes that writing failed.
    mutating func failed(_ error: StorageError) -> StoreError {
        let error = StoreError(error)
        failure = failure ?? error
        return error
    }

    /// The counts of a table or index as they were before this transaction.
    func storedStatistics(of id: UInt32) throws(StoreError) -> StoredStatistics {
        guard let bytes = try record(Keyspace.statistics(id), in: .catalog) else {
            return StoredStatistics()
        }
        guard let stored = StoredStatistics(bytes: bytes) else {
            throw .corrupted(detail: "the statistics of id \(id)")
        }
        return stored
    }

    /// A table or index id that was never used before.
    mutating func allocateID() throws(StoreError) -> UInt32 {
        // Ids are never used again, and `FF FF FF FF` is the storage layer's.
        guard meta.nextID < .max - 1 else { throw .corrupted(detail: "the table ids are used up") }
        defer { meta.nextID += 1 }
        return meta.nextID
    }
}

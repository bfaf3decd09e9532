internal import GranaryStorage

/// What there is to do in a store.
struct PendingWork {
    /// Indexes that are being built, with their tables.
    var indexes: [(CatalogTable, CatalogIndex)] = []
    /// Tables whose items are being given their expiry entries.
    var expiries: [(CatalogTable, CatalogExpiry)] = []
    /// Tables that hold items which have expired.
    var due: [(CatalogTable, CatalogExpiry)] = []
    /// Tables that hold change records older than they keep them.
    var trims: [CatalogTable] = []
    /// Ids whose keys are to be reclaimed.
    var reclaims: [UInt32] = []
    /// How soon to look again, though nobody has woken the thread; `nil` when there is no need.
    var intervalNanoseconds: Int?

    /// How often a table is looked at whose items expire: their times are whole seconds.
    static let expiryNanoseconds = 1_000_000_000

    /// How often the age of change records is looked at: nobody needs them to go at once.
    static let trimNanoseconds = 60_000_000_000

    init(in store: Store) throws(StoreError) {
        let snapshot = try store.beginRead()
        let now = store.options.nowMilliseconds()
        for table in snapshot.catalog.tables.values {
            if try !snapshot.reader.isBeingSwept(table) {
                for index in table.indexes where index.status == .creating {
                    indexes.append((table, index))
                }
            }
            if table.changeLogRetentionSeconds != nil {
                intervalNanoseconds = min(intervalNanoseconds ?? .max, Self.trimNanoseconds)
                if try snapshot.reader.hasOldChanges(in: table, at: now) { trims.append(table) }
            }
            if let expiry = table.expiry {
                intervalNanoseconds = Self.expiryNanoseconds
                if expiry.status == .creating { expiries.append((table, expiry)) }
                let range = expiry.due(atMilliseconds: now)
                if try snapshot.reader.hasKeys(in: range) { due.append((table, expiry)) }
            }
        }
        reclaims = try snapshot.reader.reclaims()
    }
}

extension Reader {
    /// Whether a migration is still changing a table's items: an index that was built of some of them
    /// as they were would answer with a part.
    func isBeingSwept(_ table: CatalogTable) throws(StoreError) -> Bool {
        guard table.schema?.isMigrating == true,
            let running = try runningMigration(of: table)
        else { return false }
        return running.phase != .finish
    }

    /// Whether there is anything in a range.
    func hasKeys(in range: KeyRange) throws(StoreError) -> Bool {
        do throws(StorageError) {
            var cursor = try snapshot.cursor(over: range)
            return try cursor.next() != nil
        } catch {
            throw StoreError(error)
        }
    }

    /// The dropped ids whose keys are still being reclaimed.
    func reclaims() throws(StoreError) -> [UInt32] {
        var ids: [UInt32] = []
        do throws(StorageError) {
            var cursor = try snapshot.cursor(
                over: KeyRange(prefix: [Keyspace.reclaimPrefix], in: .catalog))
            while let entry = try cursor.next() {
                if let id = [UInt8](copying: entry.key).bigEndian(UInt32.self, at: 1) {
                    ids.append(id)
                }
            }
        } catch {
            throw StoreError(error)
        }
        return ids
    }
}

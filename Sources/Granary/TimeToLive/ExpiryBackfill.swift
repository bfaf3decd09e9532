internal import GranaryItems
internal import GranaryStorage

/// One step of giving the items of a table in use their expiry entries.
///
/// Like ``IndexBackfill``: one transaction reads the next items in key order, writes their entries, and
/// moves the stored position with them. Writes meanwhile keep the entries of what they touch, and an
/// entry is made of its key alone, so that writing it twice does no harm.
struct ExpiryBackfill: Sendable {
    let tableName: String
    let expiryID: UInt32

    /// Does one step.
    ///
    /// - Returns: Whether there is more to do.
    func step(in transaction: inout Transaction) throws(StoreError) -> Bool {
        guard let table = transaction.catalog.tables[tableName], let expiry = table.expiry,
            expiry.id == expiryID, expiry.status == .creating
        else { return false }
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .items)
        if let position = try transaction.record(Keyspace.backfill(expiryID), in: .catalog) {
            range.lower = position + [0]
        }
        let (entries, last) = try gather(table, expiry, range, in: transaction)
        guard let last else {
            try transaction.delete(Keyspace.backfill(expiryID), in: .catalog)
            try transaction.setTable(table.with(expiry: expiry.with(status: .active)))
            return false
        }
        for key in entries.sorted(by: { $0.lexicographicallyPrecedes($1) }) {
            try transaction.put([], at: key, in: .entries)
        }
        try transaction.put(last, at: Keyspace.backfill(expiryID), in: .catalog)
        return true
    }

    /// Reads the next items, and makes the keys of their entries.
    private func gather(
        _ table: CatalogTable, _ expiry: CatalogExpiry, _ range: KeyRange,
        in transaction: borrowing Transaction
    ) throws(StoreError) -> (entries: [[UInt8]], last: [UInt8]?) {
        var entries: [[UInt8]] = []
        var last: [UInt8]?
        var count = 0
        do throws(StorageError) {
            var cursor = try transaction.storage.snapshot.cursor(over: range)
            while count < IndexBackfill.itemCount, let stored = try cursor.next() {
                let item = ItemView(stored.value)
                count += 1
                last = [UInt8](copying: stored.key)
                if let key = try? table.key(ofItem: item),
                    let entry = expiry.entryKey(of: item, at: key)
                {
                    entries.append(entry)
                }
            }
        } catch {
            throw StoreError(error)
        }
        return (entries, last)
    }
}

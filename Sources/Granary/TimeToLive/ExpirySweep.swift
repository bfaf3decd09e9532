internal import GranaryItems
internal import GranaryStorage

/// One step of deleting the items of a table that have expired.
struct ExpirySweep: Sendable {
    let tableName: String
    let expiryID: UInt32

    /// Where a step ends: images of large items go to the change log.
    static let byteCount = 8 << 20

    /// Deletes some of what is due at the transaction's time.
    ///
    /// Each item is looked at again in the transaction that deletes it, so that one whose time was
    /// moved in the last moment stays.
    func step(in transaction: inout Transaction) throws(StoreError) {
        guard let table = transaction.catalog.tables[tableName], let expiry = table.expiry,
            expiry.id == expiryID
        else { return }
        let due = expiry.due(atMilliseconds: transaction.nowMilliseconds)
        var byteCount = 0
        for entry in try transaction.keys(in: due, limit: Limits.backgroundBatchCount)
        where byteCount < Self.byteCount {
            guard let item = try item(ofEntry: entry, expiry, in: table, transaction) else {
                // Nothing makes this entry: a check reports it, and the sweep does not stop at it.
                try transaction.delete(entry, in: .entries)
                continue
            }
            let key = try validating { () throws(ValidationError) in
                try table.key(ofItem: item.view)
            }
            byteCount += item.size
            _ = try transaction.replaceJudged(
                key, in: table, old: item, with: nil, isExpiry: true)
        }
    }

    private func item(
        ofEntry entry: [UInt8], _ expiry: CatalogExpiry, in table: CatalogTable,
        _ transaction: borrowing Transaction
    ) throws(StoreError) -> Item? {
        let key = expiry.itemKey(ofEntry: entry, in: table)
        guard let bytes = try transaction.record(key, in: .items) else { return nil }
        let item: Item
        do throws(CodingError) {
            item = try Item(decoding: bytes)
        } catch {
            throw .corrupted(detail: "an item that has expired: \(error)")
        }
        guard entry.bigEndian(UInt64.self, at: 4) == expiry.second(of: item.view) else {
            return nil
        }
        return item
    }
}

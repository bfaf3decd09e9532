internal import GranaryItems
internal import GranaryStorage

/// One step of removing change records that are older than their table keeps them.
struct ChangeTrim: Sendable {
    let tableName: String
    let tableID: UInt32

    /// Removes some of the records that are too old at the transaction's time.
    func step(in transaction: inout Transaction) throws(StoreError) {
        guard let table = transaction.catalog.tables[tableName], table.id == tableID,
            let oldest = table.oldestChangeMilliseconds(at: transaction.nowMilliseconds)
        else { return }
        let range = KeyRange(prefix: Keyspace.prefix(table.id), in: .changes)
        let keys = try gather(in: range, before: oldest, in: transaction)
        try transaction.trim(keys, of: table)
    }

    /// The keys of the first records, up to one that is young enough.
    private func gather(
        in range: KeyRange, before oldest: UInt64, in transaction: borrowing Transaction
    ) throws(StoreError) -> [[UInt8]] {
        var keys: [[UInt8]] = []
        do throws(StorageError) {
            var cursor = try transaction.storage.snapshot.cursor(over: range)
            while keys.count < Limits.backgroundBatchCount, let stored = try cursor.next(),
                ChangeEncoding.milliseconds(of: stored.value) < oldest
            {
                keys.append([UInt8](copying: stored.key))
            }
        } catch {
            throw StoreError(error)
        }
        return keys
    }
}

extension CatalogTable {
    /// From when on change records are kept; `nil` when all are.
    func oldestChangeMilliseconds(at now: UInt64) -> UInt64? {
        changeLogRetentionSeconds.map { seconds in
            now - min(now, UInt64(clamping: seconds).multipliedClamping(by: 1_000))
        }
    }
}

extension UInt64 {
    fileprivate func multipliedClamping(by factor: UInt64) -> UInt64 {
        let (product, overflow) = multipliedReportingOverflow(by: factor)
        return overflow ? .max : product
    }
}

extension Reader {
    /// Whether the oldest change record of a table is older than it keeps them.
    func hasOldChanges(in table: CatalogTable, at now: UInt64) throws(StoreError) -> Bool {
        guard let oldest = table.oldestChangeMilliseconds(at: now) else { return false }
        do throws(StorageError) {
            var cursor = try snapshot.cursor(
                over: KeyRange(prefix: Keyspace.prefix(table.id), in: .changes))
            guard let stored = try cursor.next() else { return false }
            return ChangeEncoding.milliseconds(of: stored.value) < oldest
        } catch {
            throw StoreError(error)
        }
    }
}

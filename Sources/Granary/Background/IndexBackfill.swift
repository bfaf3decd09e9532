internal import GranaryItems
internal import GranaryStorage

/// One step of building an index on a table that is in use.
///
/// Each step is one transaction: it reads the next items in key order, writes their entries sorted,
/// and moves the stored position with them, so that a crash at any moment repeats nothing and leaves
/// nothing out. Writes meanwhile keep the entries of whatever they touch, built or not, so a step
/// passes over entries it finds.
struct IndexBackfill: Sendable {
    let tableName: String
    let indexID: UInt32

    /// How far it has come.
    enum Progress: Sendable, Hashable {
        /// There is more to do; so many items of this step cannot be in the index.
        case stepped(skippedCount: Int)
        /// The index can be read now, or is gone.
        case finished
    }

    /// Where a step ends: each entry may dirty a page of its own, and a transaction takes only so
    /// many.
    static let entryCount = 4_096
    static let itemCount = 4_096
    static let byteCount = 8 << 20

    /// Does one step.
    ///
    /// An item whose key attributes have the wrong type or size is left out of the index, as DynamoDB
    /// leaves it out; the next write of it is refused unless it mends them.
    ///
    /// - Throws: ``StoreError/uniqueViolation(index:existingKey:)`` when two items have one key; the
    ///   index is then to be dropped.
    func step(in transaction: inout Transaction) throws(StoreError) -> Progress {
        guard let table = transaction.catalog.tables[tableName],
            let index = table.indexes.first(where: { $0.id == indexID && $0.status == .creating })
        else { return .finished }
        var range = KeyRange(prefix: Keyspace.prefix(table.id), in: .items)
        if let position = try transaction.record(Keyspace.backfill(indexID), in: .catalog) {
            range.lower = position + [0]
        }
        let batch = try gather(table, index, range, in: transaction)
        guard let last = batch.lastKey else {
            try transaction.delete(Keyspace.backfill(indexID), in: .catalog)
            let indexes = table.indexes.map { $0.id == indexID ? $0.with(status: .active) : $0 }
            try transaction.setTable(table.with(indexes: indexes))
            return .finished
        }
        for entry in batch.entries.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
            try write(entry, of: index, in: table, &transaction)
        }
        try transaction.put(last, at: Keyspace.backfill(indexID), in: .catalog)
        return .stepped(skippedCount: batch.skippedCount)
    }

    private struct Batch {
        var entries: [IndexEntry] = []
        var itemCount = 0
        var skippedCount = 0
        var lastKey: [UInt8]?
    }

    /// Reads the next items, and makes their entries.
    private func gather(
        _ table: CatalogTable, _ index: CatalogIndex, _ range: KeyRange,
        in transaction: borrowing Transaction
    ) throws(StoreError) -> Batch {
        var batch = Batch()
        var byteCount = 0
        do throws(StorageError) {
            var cursor = try transaction.storage.snapshot.cursor(over: range)
            while batch.itemCount < Self.itemCount, batch.entries.count < Self.entryCount,
                byteCount < Self.byteCount, let stored = try cursor.next()
            {
                let item = Item(copying: ItemView(stored.value))
                batch.itemCount += 1
                batch.lastKey = [UInt8](copying: stored.key)
                guard let key = try? table.key(ofItem: item.view),
                    let entries = try? index.entries(of: item, key: key, in: table)
                else {
                    batch.skippedCount += 1
                    continue
                }
                for entry in entries {
                    byteCount += entry.item.encodedBytes.count + entry.key.count
                }
                batch.entries += entries
            }
        } catch {
            throw StoreError(error)
        }
        return batch
    }

    private func write(
        _ entry: IndexEntry, of index: CatalogIndex, in table: CatalogTable,
        _ transaction: inout Transaction
    ) throws(StoreError) {
        if let held = try transaction.record(entry.key, in: .entries) {
            guard index.definition.kind == .unique else { return }
            let names = table.keySchema.names
            let holder = try? Item(decoding: held).naming(names)
            if holder == entry.item.naming(names) { return }
            throw .uniqueViolation(
                index: index.definition.name, existingKey: holder ?? Item())
        }
        try transaction.put(entry.item.encodedBytes, at: entry.key, in: .entries)
        transaction.statistics.note(id: indexID, from: nil, to: entry.item.size)
    }
}

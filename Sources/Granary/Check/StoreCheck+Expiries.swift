internal import GranaryItems
internal import GranaryStorage

extension StoreCheck {
    /// What is wrong with the expiry entry of an item, if anything is.
    static func missingExpiry(
        of view: borrowing ItemView, at key: ItemKey, in table: CatalogTable,
        _ reader: borrowing Reader, _ made: inout [UInt32: Int]
    ) throws(StorageError) -> String? {
        guard let expiry = table.expiry, expiry.status == .active,
            let entry = expiry.entryKey(of: view, at: key)
        else { return nil }
        guard try reader.snapshot.value(forKey: entry.span, in: .entries) != nil else {
            return "the entry of its time to live is absent"
        }
        made[expiry.id, default: 0] += 1
        return nil
    }

    /// Verifies the expiry entries of a table, and that each comes from an item.
    mutating func checkExpiries(_ expiry: CatalogExpiry, of table: CatalogTable) {
        let range = KeyRange(prefix: Keyspace.prefix(expiry.id), in: .entries)
        let subject = "time to live of \(table.name)"
        var count = 0
        walk(range, subject) { (_, _, _, _) throws(StorageError) in count += 1 }
        report.entryCount += count
        // Every entry that items make was found: when there are no more, each comes from an item.
        if expiry.status == .active, count == entriesMade[expiry.id, default: 0] { return }
        walk(range, subject) { (reader, key, _, problems) throws(StorageError) in
            let itemKey = expiry.itemKey(ofEntry: key, in: table)
            if let bytes = try reader.snapshot.value(forKey: itemKey.span, in: .items) {
                let view = ItemView(bytes)
                if key.bigEndian(UInt64.self, at: 4) == expiry.second(of: view) { return }
            }
            problems.append(
                CheckProblem(
                    .strayEntry, "\(subject) \(key.hexadecimal)",
                    "no item of \(table.name) expires then"))
        }
    }
}

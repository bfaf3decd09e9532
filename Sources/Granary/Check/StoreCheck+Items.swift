internal import GranaryItems
internal import GranaryStorage

extension StoreCheck {
    /// Verifies the items of a table, and that each has its entries.
    mutating func checkItems(of table: CatalogTable) {
        let range = KeyRange(prefix: Keyspace.prefix(table.id), in: .items)
        var statistics = StoredStatistics()
        let progress = progress
        var made: [UInt32: Int] = [:]
        walk(range, table.name) { (reader, key, value, problems) throws(StorageError) in
            let view = ItemView(value)
            statistics.count += 1
            statistics.byteCount += view.size
            if statistics.count.isMultiple(of: 1_024) { progress(statistics.count) }
            if let problem = try Self.problem(of: view, at: key, in: table, reader, &made) {
                problems.append(problem)
            }
        }
        entriesMade.merge(made) { $0 + $1 }
        report.itemCount += statistics.count
        found[table.id] = statistics
    }

    private static func problem(
        of view: borrowing ItemView, at key: [UInt8], in table: CatalogTable,
        _ reader: borrowing Reader, _ made: inout [UInt32: Int]
    ) throws(StorageError) -> CheckProblem? {
        // Digits are made for what is wrong alone.
        var subject: String { "\(table.name) \(key.hexadecimal)" }
        do throws(CodingError) {
            try view.validate()
        } catch {
            return CheckProblem(.damaged, subject, "\(error)")
        }
        let item = Item(copying: view)
        guard let itemKey = try? table.key(ofItem: view), itemKey.bytes == key else {
            return CheckProblem(
                .misplacedItem, subject, "its key attributes are not the key it is stored under")
        }
        for index in table.indexes where index.status == .active {
            // An item from before the index may be one it cannot hold: it has no entry.
            let entries = (try? index.entries(of: item, key: itemKey, in: table)) ?? []
            for entry in entries {
                guard
                    let bytes = try reader.snapshot.value(forKey: entry.key.span, in: .entries),
                    [UInt8](copying: bytes) == entry.item.encodedBytes
                else {
                    return CheckProblem(
                        .missingEntry, subject,
                        "its entry in index \(index.definition.name) is absent or different")
                }
            }
            made[index.id, default: 0] += entries.count
        }
        return try missingExpiry(of: view, at: itemKey, in: table, reader, &made).map {
            CheckProblem(.missingEntry, subject, $0)
        }
    }

    /// Verifies the entries of an index, and that each comes from an item.
    mutating func checkEntries(of index: CatalogIndex, in table: CatalogTable) {
        let range = KeyRange(prefix: Keyspace.prefix(index.id), in: .entries)
        var statistics = StoredStatistics()
        let name = index.definition.name
        walk(range, name) { (_, _, value, _) throws(StorageError) in
            statistics.count += 1
            statistics.byteCount += ItemView(value).size
        }
        // Every entry that items make was found: when there are no more, each comes from an item.
        if index.status != .active || statistics.count != entriesMade[index.id, default: 0] {
            findStrayEntries(in: range, of: index, in: table)
        }
        report.entryCount += statistics.count
        found[index.id] = statistics
    }

    /// Looks for the item of each entry.
    private mutating func findStrayEntries(
        in range: KeyRange, of index: CatalogIndex, in table: CatalogTable
    ) {
        let name = index.definition.name
        walk(range, name) { (reader, key, value, problems) throws(StorageError) in
            if try Self.isMade(key, from: ItemView(value), by: index, of: table, reader) { return }
            problems.append(
                CheckProblem(
                    .strayEntry, "\(name) \(key.hexadecimal)",
                    "no item of \(table.name) makes this entry"))
        }
    }

    private static func isMade(
        _ key: [UInt8], from view: borrowing ItemView, by index: CatalogIndex,
        of table: CatalogTable, _ reader: borrowing Reader
    ) throws(StorageError) -> Bool {
        guard let itemKey = try? table.key(ofItem: view),
            let bytes = try reader.snapshot.value(forKey: itemKey.bytes.span, in: .items)
        else { return false }
        let item = Item(copying: ItemView(bytes))
        let entries = (try? index.entries(of: item, key: itemKey, in: table)) ?? []
        return entries.contains { $0.key == key }
    }
}

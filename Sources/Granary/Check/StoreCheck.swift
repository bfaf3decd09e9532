internal import GranaryItems
internal import GranaryStorage

/// Verifies a whole store: every item, index entry and change record against each other.
///
/// Works from both sides: each item must have exactly the entries its indexes make of it, and each
/// entry must be one that an item makes. Checksums are verified by the storage layer as everything is
/// read.
struct StoreCheck: ~Copyable {
    let snapshot: ReadSnapshot
    var report = CheckReport()
    /// Counts and sizes as they are found, by table and index id.
    var found: [UInt32: StoredStatistics] = [:]
    /// How many entries the items make that are there, by index id.
    var entriesMade: [UInt32: Int] = [:]
    /// Ids that were dropped, whose keys are still being reclaimed.
    var dropped: Set<UInt32> = []
    let progress: (Int) -> Void

    init(_ snapshot: consuming ReadSnapshot, progress: @escaping (Int) -> Void) {
        self.snapshot = snapshot
        self.progress = progress
    }

    /// Checks everything and returns what was found.
    consuming func run() throws(StoreError) -> CheckReport {
        dropped = Set(try snapshot.reader.reclaims())
        let tables = snapshot.catalog.tables.values.sorted { $0.id < $1.id }
        var remainders: Set<UInt32> = []
        for table in tables {
            do {
                remainders.formUnion(try snapshot.reader.migrationRemainders(of: table))
            } catch {
                report.add(.init(.damaged, table.name, "what is noted of its migrations: \(error)"))
            }
        }
        checkOrphans(in: .items, owners: remainders.union(tables.map(\.id)))
        checkOrphans(in: .entries, owners: Set(tables.flatMap { $0.ids.dropFirst() }))
        checkOrphans(in: .changes, owners: Set(tables.map(\.id)))
        for table in tables {
            checkItems(of: table)
            for index in table.indexes { checkEntries(of: index, in: table) }
            if let expiry = table.expiry { checkExpiries(expiry, of: table) }
            checkChanges(of: table)
            try checkStatistics(of: table)
        }
        return report
    }

    /// Looks for keys whose id nobody owns, by seeking from id to id.
    private mutating func checkOrphans(in database: Database, owners: Set<UInt32>) {
        var lower: [UInt8] = []
        let name = "\(database)"
        while true {
            var key: [UInt8]?
            guarding(name) { reader throws(StorageError) in
                var cursor = try reader.snapshot.cursor(
                    over: KeyRange(from: lower, in: database))
                if let entry = try cursor.next() { key = [UInt8](copying: entry.key) }
            }
            guard let key, let id = key.bigEndian(UInt32.self, at: 0) else { return }
            // Pages that point back would be walked for ever.
            guard !key.lexicographicallyPrecedes(lower) else {
                report.add(.init(.damaged, name, "keys are not in order at id \(id)"))
                return
            }
            if !owners.contains(id), !dropped.contains(id) {
                report.add(.init(.orphan, name, "keys with id \(id) belong to no table or index"))
            }
            guard let next = Keyspace.successor(of: Array(key[..<4])) else { return }
            lower = next
        }
    }

    /// Runs a piece of work, and reports what storage throws in it.
    mutating func guarding(
        _ subject: String, _ body: (borrowing Reader) throws(StorageError) -> Void
    ) {
        do throws(StorageError) {
            try body(snapshot.reader)
        } catch {
            report.add(.init(.damaged, subject, "\(error)"))
        }
    }

    /// Walks the records of a range and shows each to `body`, past those that are damaged.
    mutating func walk(
        _ range: KeyRange, _ subject: String, reversed: Bool = false,
        _ body: (borrowing Reader, [UInt8], RawSpan, inout [CheckProblem])
            throws(StorageError) -> Void
    ) {
        var problems: [CheckProblem] = []
        guarding(subject) { reader throws(StorageError) in
            var cursor = try reader.snapshot.cursor(over: range, reversed: reversed)
            while true {
                do throws(StorageError) {
                    guard let stored = try cursor.next() else { return }
                    try body(reader, [UInt8](copying: stored.key), stored.value, &problems)
                } catch {
                    guard case .checksumMismatch = error else { throw error }
                    problems.append(CheckProblem(.damaged, subject, "\(error)"))
                    cursor.skipDamagedRecord()
                }
            }
        }
        for problem in problems { report.add(problem) }
    }

    private mutating func checkStatistics(of table: CatalogTable) throws(StoreError) {
        var names = [(table.id, table.name)]
        for index in table.indexes { names.append((index.id, index.definition.name)) }
        for (id, name) in names {
            let stored = try snapshot.reader.statistics(of: id)
            let counted = found[id] ?? StoredStatistics()
            if stored != counted {
                report.add(
                    .init(
                        .statistics, name,
                        "\(stored.count) records of \(stored.byteCount) bytes are noted, "
                            + "\(counted.count) of \(counted.byteCount) are there"))
            }
        }
    }
}

internal import Granary

/// Everything a store answers, in two numbers: as it is stored, and without the revisions of items.
enum StoreDigest {
    /// Opens the store at `path`, checks it, and reads every table, index and change log.
    ///
    /// - Returns: `sound` with the digest, `unsound`, or `error` with what was thrown.
    static func describe(_ path: String) async -> String {
        do {
            let store = try await Workload.open(path, StoreOptions(createIfMissing: false))
            defer { store.close() }
            let report = try store.check()
            if let problem = report.problems.first { return "unsound \(problem)" }
            let digest = try digest(of: store)
            return "sound \(digest.whole) \(digest.content)"
        } catch {
            return "error \(error)"
        }
    }

    /// A hash of all names, items, entries and changes.
    ///
    /// The same in two processes only with `SWIFT_DETERMINISTIC_HASHING=1`.
    private static func digest(of store: Store) throws -> (whole: Int, content: Int) {
        var hasher = Hasher()
        var content = Hasher()
        for name in try store.tableNames() {
            hasher.combine(name)
            let description = try store.run(DescribeTable(tableName: name))
            for index in [nil] + description.indexes.map({ Optional($0.definition.name) }) {
                var items = try store.table(name).scan(on: index).makeIterator()
                while let item = try items.nextItem() {
                    hasher.combine(item)
                    content.combine(item.attributes)
                }
            }
            var after: UInt64 = 0
            while true {
                let page = try store.run(ReadChanges(tableName: name, after: after))
                if page.records.isEmpty { break }
                hasher.combine(page.records)
                after = page.lastSequenceNumber
            }
        }
        return (hasher.finalize(), content.finalize())
    }
}

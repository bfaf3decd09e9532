internal import Synchronization

/// The tables that the claims of one request ask for, each looked up once: a batch asks for the same
/// one for each of its items.
final class SeenTables: Sendable {
    private let tables = Mutex<[String: TableDescription?]>([:])

    /// The table of a name; `nil` when there is none.
    func table(_ name: String, in store: Store) -> TableDescription? {
        tables.withLock { tables in
            if let seen = tables[name] { return seen }
            let table = try? store.run(DescribeTable(tableName: name))
            tables[name] = .some(table)
            return table
        }
    }
}

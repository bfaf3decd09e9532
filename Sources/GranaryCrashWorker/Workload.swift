internal import Granary

/// What the crash tests write: items that say by themselves whether they are whole.
enum Workload {
    static let tableName = "load"

    /// How the items of one writer come to be.
    enum Kind: String, CaseIterable {
        /// One put after the other.
        case put
        /// Three items in each transaction.
        case transaction
        /// One item counted up.
        case count
        /// Puts, with the item ten before deleted in the same batch.
        case replace
    }

    /// The writers: each does one write after the other, and numbers them from 1.
    static let writers = ["put-0", "put-1", "put-2", "transaction-0", "count-0", "replace-0"]

    static func kind(of writer: String) -> Kind? {
        Kind(rawValue: String(writer.prefix { $0 != "-" }))
    }

    /// Indexes of all kinds, kept from the beginning.
    static let indexes: [IndexDefinition] = [
        .global("by-group", partitionKey: "group", sortKey: [.number("sk")]),
        .local("by-size", partitionKey: "pk", sortKey: .number("size"), projection: .keysOnly),
        .unique("by-name", on: "name"),
        .multiValue("by-tag", element: "tags", projection: .keysOnly),
    ]

    /// An index that is added when there are items.
    static let laterIndex = IndexDefinition.global(
        "by-body", partitionKey: "body", sortKey: [.number("sk")])

    /// Creates the table, unless it is there.
    static func createTable(in store: Store) throws {
        if try store.tableNames().contains(tableName) { return }
        var create = CreateTable(
            tableName: tableName, partitionKey: "pk", sortKey: .number("sk"), indexes: indexes)
        create.changeLogEnabled = true
        _ = try store.run(create)
    }

    /// Drops the table, if it is there.
    static func dropTable(of store: Store) throws {
        if try store.tableNames().contains(tableName) {
            _ = try store.run(DeleteTable(tableName: tableName))
        }
    }

    /// Adds the later index, unless it is there.
    static func addIndex(to store: Store) throws {
        let description = try store.run(DescribeTable(tableName: tableName))
        if description.indexes.contains(where: { $0.definition == laterIndex }) { return }
        _ = try store.run(UpdateTable(tableName: tableName, indexUpdate: .create(laterIndex)))
    }

    /// The item that a writer writes as number `number`; a function of both.
    static func item(_ writer: String, _ number: Int) -> Item {
        let size = number &* 37 % 900
        return [
            "pk": .string(writer), "sk": AttributeValue(number), "size": AttributeValue(size),
            "name": .string("\(writer) \(number)"), "group": .string("group-\(number % 7)"),
            "tags": .stringSet(["tag-\(number % 5)", "tag-\(number % 3)"]),
            "body": .string(String(repeating: "\(number % 10)", count: size + 1)),
        ]
    }

    static func key(_ writer: String, _ number: Int) -> Item {
        ["pk": .string(writer), "sk": AttributeValue(number)]
    }

    /// The number of the last item a writer has stored; 0 when there is none.
    static func lastNumber(of writer: String, in table: Table) throws -> Int {
        if kind(of: writer) == .count {
            return try table.get(key(writer, 0))?["count"]?.intValue ?? 0
        }
        let items = try table.query(Key("pk") == writer, reversed: true, limit: 1)
        var iterator = items.makeIterator()
        return try iterator.nextItem()?["sk"]?.intValue ?? 0
    }

    /// Opens the store at `path`, which the process that started this one has just closed.
    ///
    /// Another process which that one is starting holds its lock too, from its fork to its exec: then
    /// the store is in use for a moment longer.
    static func open(_ path: String, _ options: StoreOptions = StoreOptions()) async throws -> Store
    {
        for _ in 0..<200 {
            do {
                return try Store.open(path, options: options)
            } catch StoreError.storeInUse {
                try await Task.sleep(for: .milliseconds(10))
            }
        }
        return try Store.open(path, options: options)
    }

    /// The tables of a store, with the number of their items.
    static func summary(of store: Store) throws -> String {
        try store.tableNames().map { name in
            let count = try store.run(DescribeTable(tableName: name)).itemCount
            return "\(name)=\(count)"
        }.joined(separator: " ")
    }
}

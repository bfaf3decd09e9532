public import GranaryEntities

/// The table that everything is measured on.
public enum Workload {
    /// Its name.
    public static let tableName = "app"

    /// Its indexes, in the order in which they are added: keys only, of different widths.
    public static let indexes: [IndexDefinition] = [
        .global("byActor", partitionKey: "actor", sortKey: ["SK"], projection: .keysOnly),
        .global("byCategory", partitionKey: "category", sortKey: ["SK"], projection: .keysOnly),
        .global("byTitle", partitionKey: "title", sortKey: ["SK"], projection: .keysOnly),
    ]

    /// Creates the table in an empty store.
    public static func createTable(
        in store: Store, indexCount: Int = 0
    ) throws(StoreError) -> Table {
        try store.createTable(
            tableName, partitionKey: "PK", sortKey: "SK", indexes: Array(indexes.prefix(indexCount))
        )
    }

    /// Adds one of ``indexes`` to the table and waits until it is built.
    public static func addIndex(_ number: Int, to store: Store) throws(StoreError) {
        _ = try store.run(
            UpdateTable(tableName: tableName, indexUpdate: .create(indexes[number])))
        try store.waitForIndex(indexes[number].name, of: tableName)
    }

    /// The bytes an item's record is stored under, in the first table of a store.
    public static func recordKey(of item: borrowing ItemView) -> [UInt8] {
        var bytes = identifier(1)
        if let partition = item.value(named: "PK") { KeyEncoding.append(partition, to: &bytes) }
        if let sort = item.value(named: "SK") { KeyEncoding.appendLast(sort, to: &bytes) }
        return bytes
    }

    /// What the record keys of a startup's activities begin with.
    public static func recordKeyPrefix(partitionKey: String) -> [UInt8] {
        var bytes = identifier(1)
        KeyEncoding.append(.string(partitionKey), to: &bytes)
        KeyEncoding.appendLast(.string(Dataset.sortKeyPrefix), to: &bytes)
        return bytes
    }

    /// The bytes an item's entry in one of ``indexes`` is stored under, and those stored there.
    public static func indexEntry(
        of item: Item, inIndex number: Int
    ) -> (key: [UInt8], value: [UInt8]) {
        let attributes = indexes[number].keyAttributes.map(\.name)
        var key = identifier(2 + UInt32(number))
        for name in attributes {
            if let value = item[name] { KeyEncoding.append(value, to: &key) }
        }
        key += recordKey(of: item.view)[4...]
        var names = ["PK", "SK"]
        for name in attributes where !names.contains(name) { names.append(name) }
        return (key, item.selecting(names: names).encodedBytes)
    }

    private static func identifier(_ id: UInt32) -> [UInt8] {
        [UInt8(id >> 24), UInt8(id >> 16 & 0xFF), UInt8(id >> 8 & 0xFF), UInt8(id & 0xFF)]
    }
}

import Granary
import GranaryTestSupport
import Testing

/// Which tables cannot be made, each with its text; nothing of a refused table is left.
@Suite("Definitions of tables", .temporaryStore)
struct DefinitionRulesTests {
    static func create(
        sortKey: KeyAttribute? = "SK", _ indexes: [IndexDefinition] = []
    ) -> CreateTable {
        CreateTable(tableName: "app", partitionKey: "PK", sortKey: sortKey, indexes: indexes)
    }

    static func constraint(_ value: String, _ parameter: String, _ text: String) -> String {
        "1 validation error detected: Value '\(value)' at '\(parameter)' failed to satisfy "
            + "constraint: Member must \(text)"
    }

    static let long = String(repeating: "n", count: 256)
    static let pattern = "satisfy regular expression pattern: [a-zA-Z0-9_.-]+"

    static let names: [(String, String?)] = [
        ("abc", nil), ("A-z_0.9", nil), (String(repeating: "n", count: 255), nil),
        ("ab", constraint("ab", "tableName", "have length greater than or equal to 3")),
        ("", constraint("", "tableName", "have length greater than or equal to 3")),
        (long, constraint(long, "tableName", "have length less than or equal to 255")),
        ("a b", constraint("a b", "tableName", pattern)),
        ("tablé", constraint("tablé", "tableName", pattern)),
        ("a\u{0}b", constraint("a\u{0}b", "tableName", pattern)),
    ]

    @Test(arguments: names)
    func tableNames(name: String, message: String?) throws {
        let store = TemporaryStore.current
        let create = CreateTable(tableName: name, partitionKey: "PK")
        #expect(refusal { _ = try store.run(create) } == message.map(invalid))
        #expect(try store.tableNames() == (message == nil ? [name] : []))
    }

    static let g = KeyAttribute.string("g")

    static let refused: [(CreateTable, String)] = [
        (
            create(sortKey: "PK"),
            "Invalid KeySchema: Some index key attribute have no definition"
        ),
        (
            create(sortKey: ""),
            parameterValues + "Key attribute names must have 1 to 255 bytes: ''"
        ),
        (
            create(sortKey: KeyAttribute(long, .string)),
            parameterValues + "Key attribute names must have 1 to 255 bytes: '\(long)'"
        ),
        (
            create([.global("ab", partitionKey: g)]),
            constraint("ab", "indexName", "have length greater than or equal to 3")
        ),
        (
            create([.global("a b", partitionKey: g)]), constraint("a b", "indexName", pattern)
        ),
        (
            create([.global("dup", partitionKey: g), .unique("dup", on: g)]),
            parameterValues + "Duplicate index name: dup"
        ),
        (
            create([.global("one", partitionKey: g), .global("two", partitionKey: .number("g"))]),
            parameterValues + redefined("g", "S", "N")
        ),
        (
            create([.global("one", partitionKey: .binary("PK"))]),
            parameterValues + redefined("PK", "S", "B")
        ),
        (
            create([IndexDefinition("one", partitionKey: [])]),
            parameterValues + "Index one needs 1 to 4 partition key attributes and at most 4 sort "
                + "key attributes"
        ),
        (
            create([.global("one", partitionKey: "a", "b", "c", "d", "e")]),
            parameterValues + "Index one needs 1 to 4 partition key attributes and at most 4 sort "
                + "key attributes"
        ),
        (
            create([.global("one", partitionKey: "a", sortKey: ["b", "c", "d", "e", "f"])]),
            parameterValues + "Index one needs 1 to 4 partition key attributes and at most 4 sort "
                + "key attributes"
        ),
        (
            create([.global("one", partitionKey: "a", sortKey: ["a"])]),
            parameterValues + "Index one names a key attribute twice"
        ),
        (
            create(sortKey: nil, [.local("one", partitionKey: "PK", sortKey: "b")]),
            parameterValues + "Table KeySchema does not have a range key, which is required when "
                + "specifying a LocalSecondaryIndex"
        ),
        (
            create([IndexDefinition("one", kind: .local, partitionKey: ["PK"])]),
            parameterValues + "Index KeySchema does not have a range key for index: one"
        ),
        (
            create([.local("one", partitionKey: "x", sortKey: "b")]),
            parameterValues + "Index KeySchema does not have the same leading hash key as table "
                + "KeySchema for index: one. index hash key: x, table hash key: PK"
        ),
        (
            create([IndexDefinition("one", kind: .unique, partitionKey: [g], sortKey: ["b"])]),
            parameterValues + "Unique index one takes no sort key"
        ),
        (
            create([IndexDefinition("one", kind: .multiValue, partitionKey: [g, "b"])]),
            parameterValues + "Multi-value index one takes one partition key attribute"
        ),
        (
            create([.global("one", partitionKey: g, projection: .include([]))]),
            parameterValues + "NonKeyAttributes of index one must be 1 to 20 names"
        ),
        (
            create([.global("one", partitionKey: g, projection: .include(["a", "a"]))]),
            parameterValues + "Duplicate element in NonKeyAttributes: a"
        ),
        (
            create([.global("one", partitionKey: g, projection: .include([long]))]),
            parameterValues + "NonKeyAttributes of index one must be 1 to 20 names"
        ),
        (
            create([
                .global("one", partitionKey: g, projection: .include((0...20).map { "a\($0)" }))
            ]),
            parameterValues + "NonKeyAttributes of index one must be 1 to 20 names"
        ),
        (
            create((0..<21).map { .global("index\($0)", partitionKey: g) }),
            parameterValues + "GlobalSecondaryIndex count exceeds the per-table limit of 20"
        ),
        (
            create((0..<6).map { .local("index\($0)", partitionKey: "PK", sortKey: "b") }),
            parameterValues + "Number of LocalSecondaryIndexes exceeds per-table limit of 5"
        ),
        (
            create(including(20, 5) + including(1, 1, from: 5)),
            parameterValues + "Number of projected attributes over all indexes exceeds 100"
        ),
    ]

    /// So many indexes, each of which includes so many attributes.
    static func including(_ attributes: Int, _ count: Int, from first: Int = 0) -> [IndexDefinition]
    {
        (first..<first + count).map { index in
            .global(
                "index\(index)", partitionKey: g,
                projection: .include((0..<attributes).map { "a\($0)" }))
        }
    }

    @Test(arguments: 0..<refused.count)
    func refuses(position: Int) throws {
        let store = TemporaryStore.current
        let (create, message) = Self.refused[position]
        #expect(refusal { _ = try store.run(create) } == invalid(message))
        #expect(try store.tableNames().isEmpty)
    }

    static let accepted: [CreateTable] = [
        create((0..<20).map { .global("index\($0)", partitionKey: g) }),
        create((0..<5).map { .local("index\($0)", partitionKey: "PK", sortKey: "b") }),
        create(including(20, 5)),
        create([
            .global(
                "one", partitionKey: "a", "b", "c", "d", sortKey: ["e", "f", .number("g"), "h"])
        ]),
        create(sortKey: KeyAttribute(String(repeating: "n", count: 255), .binary)),
        create([.unique("one", on: "a", "b", "c", "d"), .multiValue("two", element: "e")]),
    ]

    /// One under each of those limits.
    @Test(arguments: 0..<accepted.count)
    func accepts(position: Int) throws {
        let create = Self.accepted[position]
        let description = try TemporaryStore.current.run(create)
        #expect(description.indexes.map(\.definition) == create.indexes)
        #expect(description.indexes.allSatisfy { $0.indexStatus == .active })
    }
}

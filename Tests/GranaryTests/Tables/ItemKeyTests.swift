import Granary
import GranaryTestSupport
import Testing

/// Which keys are legal, for every operation that takes one, and what the others are told.
@Suite("Keys of items", .temporaryStore)
struct ItemKeyTests {
    static let empty =
        "One or more parameter values are not valid. The AttributeValue for a key attribute "
        + "cannot contain an empty "
    static let mismatch = "The provided key element does not match the schema"

    func makeTable() throws -> Table {
        try TemporaryStore.current.makeTable()
    }

    /// The key of an item to put, one over, one under and at each limit.
    static let items: [(Item, String?)] = [
        (["PK": "a", "SK": "b"], nil), (["PK": text(2_048), "SK": text(1_024)], nil),
        (
            ["PK": text(2_049), "SK": "b"],
            parameterValues + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
        ),
        (
            ["PK": "a", "SK": text(1_025)],
            parameterValues
                + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
        ),
        (["PK": "", "SK": "b"], empty + "string value. Key: PK"),
        (["PK": "a", "SK": ""], empty + "string value. Key: SK"),
        (["SK": "b"], parameterValues + "Missing the key PK in the item"),
        (["PK": "a", "x": 1], parameterValues + "Missing the key SK in the item"),
        (
            ["PK": 1, "SK": "b"],
            parameterValues + "Type mismatch for key PK expected: S actual: N"
        ),
        (
            ["PK": "a", "SK": .binary([1])],
            parameterValues + "Type mismatch for key SK expected: S actual: B"
        ),
        (
            ["PK": "a", "SK": ["x"]],
            parameterValues + "Type mismatch for key SK expected: S actual: L"
        ),
        (
            ["PK": nil, "SK": "b"],
            parameterValues + "Type mismatch for key PK expected: S actual: NULL"
        ),
    ]

    @Test(arguments: items)
    func ofItemsToPut(item: Item, message: String?) throws {
        let app = try makeTable()
        #expect(refusal { try app.put(item) } == message.map(invalid))
        #expect(try app.describe().itemCount == (message == nil ? 1 : 0))
        if message == nil { #expect(try app.get(item) == item) }
    }

    /// The key by which an item is read, updated or deleted.
    static let keys: [(Item, String?)] = [
        (["PK": "a", "SK": "b"], nil), (["PK": text(2_048), "SK": text(1_024)], nil),
        (["PK": "a"], mismatch), ([:], mismatch), (["PK": "a", "SK": "b", "x": 1], mismatch),
        (["PK": "a", "x": "b"], mismatch), (["PK": 1, "SK": "b"], mismatch),
        (["PK": "a", "SK": .stringSet(["b"])], mismatch),
        (["PK": "", "SK": "b"], empty + "string value. Key: PK"),
        (
            ["PK": text(2_049), "SK": "b"],
            parameterValues + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
        ),
        (
            ["PK": "a", "SK": text(1_025)],
            parameterValues
                + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
        ),
    ]

    @Test(arguments: keys)
    func ofEveryOtherOperation(key: Item, message: String?) throws {
        let app = try makeTable()
        let expected = message.map(invalid)
        #expect(refusal { _ = try app.get(key) } == expected)
        #expect(refusal { _ = try app.store.run(GetItem(tableName: "app", key: key)) } == expected)
        #expect(refusal { try app.update(key, Update().set("v", to: 1)) } == expected)
        #expect(refusal { try app.delete(key) } == expected)
        #expect(
            refusal {
                _ = try app.store.run(BatchGetItem(requestItems: ["app": .init(keys: [key])]))
            } == expected)
        #expect(
            refusal { try app.store.transaction { _ = try $0.get(key, from: "app") } } == expected)
    }

    /// Bytes are bytes: the same limits, and another word in the text.
    @Test func binaryKeys() throws {
        let store = TemporaryStore.current
        let table = try store.createTable(
            "bin", partitionKey: .binary("PK"), sortKey: .binary("SK"))
        func item(_ partition: Int, _ sort: Int) -> Item {
            [
                "PK": .binary(Array(repeating: 0, count: partition)),
                "SK": .binary(Array(repeating: 0xFF, count: sort)),
            ]
        }
        for (partition, sort) in [(1, 1), (2_048, 1_024), (2_048, 1)] {
            try table.put(item(partition, sort))
            #expect(try table.get(item(partition, sort)) == item(partition, sort))
        }
        #expect(
            refusal { try table.put(item(0, 1)) } == invalid(Self.empty + "binary value. Key: PK"))
        #expect(
            refusal { try table.put(item(1, 0)) } == invalid(Self.empty + "binary value. Key: SK"))
        #expect(brokenRule { try table.put(item(2_049, 1)) } == .partitionKeyTooLong)
        #expect(brokenRule { try table.put(item(1, 1_025)) } == .sortKeyTooLong)
        #expect(try table.describe().itemCount == 3)
    }

    /// A number is the same key however it is written.
    @Test func numbersAreEqualByValue() throws {
        let store = TemporaryStore.current
        let table = try store.createTable("num", partitionKey: .number("PK"))
        try table.put(["PK": number("100"), "v": 1])
        try table.put(["PK": number("1E2"), "v": 2])
        #expect(try table.get(["PK": number("100.00")])?["v"] == 2)
        #expect(try table.describe().itemCount == 1)
        try table.put(["PK": 0])
        #expect(try table.get(["PK": number("-0")]) != nil)
    }

    /// Strings are their UTF-8 bytes: what Swift holds for equal are two keys.
    @Test func stringsAreNotNormalised() throws {
        let app = try makeTable()
        try app.put(["PK": "\u{E9}", "SK": "1"])
        try app.put(["PK": "e\u{301}", "SK": "1"])
        #expect(try app.describe().itemCount == 2)
    }
}

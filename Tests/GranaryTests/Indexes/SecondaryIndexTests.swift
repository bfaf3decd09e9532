import Granary
import GranaryTestSupport
import Testing

/// Which items an index holds and what of them, and that it never disagrees with the table.
@Suite("Secondary indexes", .temporaryStore)
struct SecondaryIndexTests {
    func entries(_ index: String, of table: Table) throws -> [Item] {
        Array(try table.scan(on: index))
    }

    /// An item without one of the key attributes has no entry, until it has it.
    @Test func areSparse() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byGN", partitionKey: "g", sortKey: [.number("n")])
        ])
        let key: Item = ["PK": "a", "SK": "1"]
        try app.put(["PK": "a", "SK": "1", "g": "x"])
        #expect(try entries("byGN", of: app).isEmpty)
        try app.update(key, Update().set("n", to: 1))
        #expect(try entries("byGN", of: app).count == 1)
        try app.update(key, Update().remove("g"))
        #expect(try entries("byGN", of: app).isEmpty)
        try app.update(key, Update().set("g", to: "y"))
        try app.delete(key)
        #expect(try entries("byGN", of: app).isEmpty)
    }

    @Test func projectWhatTheyAreToldTo() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("all", partitionKey: "g"),
            .global("keys", partitionKey: "g", projection: .keysOnly),
            .global("some", partitionKey: "g", projection: .include(["v", "PK", "absent"])),
        ])
        let item: Item = ["PK": "a", "SK": "1", "g": "x", "v": ["n": 1], "w": 2]
        try app.put(item)
        #expect(try entries("all", of: app) == [item])
        #expect(try entries("keys", of: app) == [["PK": "a", "SK": "1", "g": "x"]])
        #expect(
            try entries("some", of: app) == [["PK": "a", "SK": "1", "g": "x", "v": ["n": 1]]])
        try app.update(["PK": "a", "SK": "1"], Update().set("w", to: 3).set("v", to: 4))
        #expect(try entries("all", of: app).first?["w"] == 3)
        #expect(try entries("some", of: app).first?["v"] == 4)
    }

    /// A key attribute that cannot be a key refuses the item: it is not left out of the index.
    static let refusals: [(Item, String)] = [
        (
            ["PK": "a", "SK": "1", "g": 5],
            parameterValues + "Type mismatch for Index Key g Expected: S Actual: N IndexName: byGN"
        ),
        (
            ["PK": "a", "SK": "1", "n": "5"],
            parameterValues + "Type mismatch for Index Key n Expected: N Actual: S IndexName: byGN"
        ),
        (
            ["PK": "a", "SK": "1", "g": nil],
            parameterValues
                + "Type mismatch for Index Key g Expected: S Actual: NULL IndexName: byGN"
        ),
        (
            ["PK": "a", "SK": "1", "g": ""],
            "One or more parameter values are not valid. A value specified for a secondary index "
                + "key is not supported. The AttributeValue for a key attribute cannot contain an "
                + "empty string value. IndexName: byGN, IndexKey: g"
        ),
        (
            ["PK": "a", "SK": "1", "g": text(2_049), "n": 1],
            parameterValues
                + "Size of index key has exceeded the maximum size limit of 2048 bytes. "
                + "IndexName: byGN, IndexKey: g"
        ),
        (
            ["PK": "a", "SK": "1", "g": "x", "s": text(1_025)],
            parameterValues
                + "Size of index key has exceeded the maximum size limit of 1024 bytes. "
                + "IndexName: byS, IndexKey: s"
        ),
    ]

    @Test(arguments: refusals)
    func refuseKeysThatAreNone(item: Item, message: String) throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byGN", partitionKey: "g", sortKey: [.number("n")]),
            .global("byS", partitionKey: "g", sortKey: ["s"]),
        ])
        #expect(refusal { try app.put(item) } == invalid(message))
        #expect(try app.describe().itemCount == 0)
        try app.put(["PK": "a", "SK": "1", "g": text(2_048), "n": 1, "s": text(1_024)])
        #expect(try entries("byS", of: app).count == 1)
    }

    /// Updates have words of their own for it.
    @Test func refuseUpdatesToKeysThatAreNone() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [.global("byG", partitionKey: "g")])
        let key: Item = ["PK": "a", "SK": "1"]
        // What the update itself says is judged before anything is read, and in the words of a put.
        #expect(
            refusal { try app.update(key, Update().set("g", to: 5), if: Attribute("x").exists) }
                == invalid(
                    "One or more parameter values were invalid: Type mismatch for Index Key g "
                        + "Expected: S Actual: N IndexName: byG"))
        try app.put(["PK": "a", "SK": "1", "n": 5])
        #expect(
            refusal { try app.update(key, Update().set("g", to: .path("n"))) }
                == invalid(
                    "The update expression attempted to update the secondary index key to "
                        + "unsupported type"))
        try app.delete(key)
        #expect(
            refusal { try app.update(key, Update().set("g", to: .value(text(2_049)))) }
                == invalid(
                    "The update expression attempted to update the secondary index key beyond "
                        + "allowed size limits"))
        #expect(
            refusal { try app.update(key, Update().set("g", to: "")) }
                == invalid(
                    "One or more parameter values are not valid. The update expression attempted "
                        + "to update a secondary index key to a value that is not supported. The "
                        + "AttributeValue for a key attribute cannot contain an empty string "
                        + "value."))
        #expect(try app.describe().itemCount == 0)
    }

    @Test func orderEntriesOfOneKeyByTheTablesKey() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g", sortKey: [.number("n")])
        ])
        for (partition, sort, n) in [("b", "1", 1), ("a", "2", 1), ("a", "1", 1), ("c", "1", 0)] {
            try app.put([
                "PK": .string(partition), "SK": .string(sort), "g": "x", "n": AttributeValue(n),
            ])
        }
        let found = try app.query(Key("g") == "x", on: "byG")
        #expect(found.map { $0["PK"] } == ["c", "a", "a", "b"])
        #expect(found.map { $0["SK"] } == ["1", "1", "2", "1"])
    }

    @Test func aUniqueIndexHasOneItemForEachKey() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .unique("byMail", on: "mail", .number("realm"), projection: .keysOnly)
        ])
        try app.put(["PK": "a", "SK": "1", "mail": "m", "realm": 1])
        try app.put(["PK": "b", "SK": "1", "mail": "m", "realm": 2])
        try app.put(["PK": "c", "SK": "1", "mail": "m"])
        guard
            case .uniqueViolation("byMail", ["PK": "a", "SK": "1"])? = storeError({
                try app.put(["PK": "d", "SK": "1", "mail": "m", "realm": 1])
            })
        else {
            Issue.record("two items have the key")
            return
        }
        #expect(
            refusal { try app.update(["PK": "c", "SK": "1"], Update().set("realm", to: 2)) }
                == "ConditionalCheckFailedException: The conditional request failed: another item "
                + "has this key in unique index byMail")
        // The item itself may be put again, and a key that was given up is free.
        try app.put(["PK": "a", "SK": "1", "mail": "m", "realm": 1, "v": 1])
        try app.update(["PK": "a", "SK": "1"], Update().set("mail", to: "other"))
        try app.put(["PK": "d", "SK": "1", "mail": "m", "realm": 1])
        #expect(try entries("byMail", of: app).count == 3)
    }

    @Test func aMultiValueIndexHasAnEntryForEachElement() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .multiValue("byTag", element: "tags", sortKey: [.number("n")])
        ])
        func sorts(_ tag: String) throws -> [AttributeValue?] {
            try app.query(Key("tags") == tag, on: "byTag").map { $0["SK"] }
        }
        let items: [(String, AttributeValue)] = [
            ("1", .stringSet(["x", "y"])), ("2", ["x", 5, "x", "", ["x"]]), ("3", "x"),
        ]
        for (sort, tags) in items {
            try app.put(["PK": "a", "SK": .string(sort), "tags": tags, "n": 1])
        }
        try app.put(["PK": "a", "SK": "4", "tags": ["x"]])  // It has no `n`.
        try app.put(["PK": "a", "SK": "5", "tags": [1, 2], "n": 1])  // No element is a string.
        #expect(try sorts("x") == ["1", "2", "3"])
        #expect(try sorts("y") == ["1"])
        try app.update(["PK": "a", "SK": "1"], Update().set("tags", to: .value(.stringSet(["y"]))))
        #expect(try sorts("x") == ["2", "3"])
        try app.delete(["PK": "a", "SK": "2"])
        #expect(try sorts("x") == ["3"])
    }

    @Test func aMultiValueIndexLimitsItsElements() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .multiValue("byTag", element: .number("tags"))
        ])
        func numbers(_ count: Int) -> AttributeValue {
            .numberSet(AttributeSet((0..<count).map { Number($0) }))
        }
        try app.put(["PK": "a", "SK": "1", "tags": numbers(1_000)])
        #expect(try entries("byTag", of: app).count == 1_000)
        #expect(
            refusal { try app.put(["PK": "a", "SK": "1", "tags": numbers(1_001)]) }
                == invalid(
                    parameterValues
                        + "tags has 1001 elements, and the multi-value index byTag takes at most "
                        + "1000"))
        #expect(
            refusal { try app.put(["PK": "a", "SK": "1", "tags": "text"]) }
                == invalid(
                    parameterValues
                        + "Type mismatch for Index Key tags Expected: N Actual: S IndexName: byTag"
                ))
        #expect(
            refusal {
                try app.update(["PK": "a", "SK": "1"], Update().set("v", to: .value(text(10_000))))
            }
                == invalid(
                    parameterValues
                        + "the entries of this item in the multi-value index byTag would have "
                        + "more than 8388608 bytes: project less, or index fewer elements"))
        try app.delete(["PK": "a", "SK": "1"])
        #expect(try entries("byTag", of: app).isEmpty)
    }

    /// The longest keys an index can have stay within what the storage layer takes.
    @Test func theLongestIndexKeyFits() throws {
        let zeros: (Int) -> AttributeValue = { .binary(Array(repeating: 0, count: $0)) }
        let table = try TemporaryStore.current.createTable(
            "big", partitionKey: .binary("PK"), sortKey: .binary("SK"),
            indexes: [
                IndexDefinition(
                    "byAll", partitionKey: ["a", "b", "c", "d"].map { .binary($0) },
                    sortKey: ["e", "f", "g", "h"].map { .binary($0) })
            ])
        var item: Item = ["PK": zeros(2_048), "SK": zeros(1_024)]
        for name in ["a", "b", "c", "d"] { item[name] = zeros(2_048) }
        for name in ["e", "f", "g", "h"] { item[name] = zeros(1_024) }
        try table.put(item)
        #expect(try entries("byAll", of: table) == [item])
        try table.delete(["PK": zeros(2_048), "SK": zeros(1_024)])
        #expect(try entries("byAll", of: table).isEmpty)
    }
}

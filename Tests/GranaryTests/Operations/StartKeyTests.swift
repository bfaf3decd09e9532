import Granary
import GranaryTestSupport
import Testing

/// Which start keys are refused, and with what words: one that is taken wrongly would skip items.
@Suite("ExclusiveStartKey", .temporaryStore)
struct StartKeyTests {
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("global", partitionKey: "g", sortKey: [.number("n")])
        ])
        for sort in ["1", "2", "3"] {
            try app.put(["PK": "a", "SK": .string(sort), "g": "g", "n": 1])
        }
        return app
    }

    static let isInvalid = invalid("The provided starting key is invalid")
    static let count = invalid("Exclusive Start Key must have same size as table's key schema")
    static let other = invalid("The query can return at most one row and cannot be restarted")
    static let range = invalid("The provided starting key does not match the range key predicate")

    /// Start keys of a query for `SK BETWEEN "1" AND "3"`.
    static let tableKeys: [(start: Item, message: String?)] = [
        (["PK": "a"], count), (["PK": "a", "SK": "1", "x": 1], count), ([:], count),
        (["PK": "a", "x": "1"], isInvalid), (["PK": "a", "SK": 1], isInvalid),
        (["PK": "a", "SK": ""], isInvalid), (["PK": "a", "SK": text(1_025)], isInvalid),
        (["PK": "b", "SK": "2"], other), (["PK": "b", "SK": "4"], range),
        (["PK": "a", "SK": "0"], range),
        (["PK": "a", "SK": "4"], range), (["PK": "a", "SK": "2"], nil),
        (["PK": "a", "SK": "22"], nil),
    ]

    @Test(arguments: tableKeys, [true, false])
    func onATable(key: (start: Item, message: String?), forward: Bool) throws {
        let app = try makeTable()
        let condition = Key("PK") == "a" && Key("SK").between("1", "3")
        let query = Query(
            tableName: "app", keyConditionExpression: .built(condition),
            exclusiveStartKey: key.start, scanIndexForward: forward)
        #expect(refusal { _ = try app.store.run(query) } == key.message)
    }

    /// Start keys of a query for `n < 3` on an index.
    static let indexKeys: [(start: Item, message: String?)] = [
        (["PK": "a", "SK": "1"], count), (["PK": "a", "SK": "1", "g": "g"], count),
        (["PK": "a", "SK": "1", "g": "g", "m": 1], isInvalid),
        (["PK": "a", "SK": "1", "g": "g", "n": "1"], isInvalid),
        (["PK": "a", "SK": "1", "g": "", "n": 1], isInvalid),
        (["PK": "a", "SK": "1", "g": text(2_049), "n": 1], isInvalid),
        (["PK": "a", "SK": "1", "g": "h", "n": 1], other),
        (["PK": "a", "SK": "1", "g": "h", "n": 3], range),
        (["PK": "a", "SK": "1", "g": "g", "n": 3], range),
        (["PK": "z", "SK": "9", "g": "g", "n": 1], nil),
    ]

    @Test(arguments: indexKeys)
    func onAnIndex(start: Item, message: String?) throws {
        let app = try makeTable()
        let query = Query(
            tableName: "app", indexName: "global",
            keyConditionExpression: .built(Key("g") == "g" && Key("n") < 3),
            exclusiveStartKey: start)
        #expect(refusal { _ = try app.store.run(query) } == message)
    }

    @Test func ofACollectionIsOfThatOne() throws {
        let app = try makeTable()
        let query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"),
            exclusiveStartKey: ["PK": "b", "SK": "2"])
        #expect(
            refusal { _ = try app.store.run(query) }
                == invalid(
                    "The provided starting key is outside query boundaries based on provided "
                        + "conditions"))
    }

    /// A key that only begins like the one asked for is not in the range.
    @Test func anEqualityHasOneStartKey() throws {
        let app = try makeTable()
        var query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a" && Key("SK") == "2"),
            exclusiveStartKey: ["PK": "a", "SK": "2"])
        #expect(try app.store.run(query).items.isEmpty)
        query.exclusiveStartKey = ["PK": "a", "SK": "22"]
        #expect(refusal { _ = try app.store.run(query) } == Self.range)
    }

    @Test func onAScan() throws {
        let app = try makeTable()
        var scan = Scan(tableName: "app", exclusiveStartKey: ["PK": "a", "SK": "2"])
        #expect(try app.store.run(scan).items.map { $0["SK"] } == ["3"])
        scan.exclusiveStartKey = ["PK": "a"]
        #expect(refusal { _ = try app.store.run(scan) } == Self.count)
        scan.exclusiveStartKey = ["PK": "a", "SK": 2]
        #expect(refusal { _ = try app.store.run(scan) } == Self.isInvalid)
    }

    /// A segment goes on only from where it has been.
    @Test func aSegmentRefusesTheKeyOfAnother() throws {
        let app = try makeTable()
        var refusals: [String?] = []
        for segment in 0..<3 {
            var scan = Scan(tableName: "app", exclusiveStartKey: ["PK": "a", "SK": "1"])
            (scan.segment, scan.totalSegments) = (segment, 3)
            let message = refusal { _ = try app.store.run(scan) }
            if message != nil {
                #expect(
                    message
                        == invalid(
                            "The provided starting key is invalid: Invalid ExclusiveStartKey. "
                                + "Please use ExclusiveStartKey with correct Segment. "
                                + "TotalSegments: 3 Segment: \(segment)"))
            }
            refusals.append(message)
        }
        #expect(refusals.count { $0 == nil } == 1)
    }
}

import Granary
import GranaryTestSupport
import Testing

/// Indexes whose keys are made of up to four partition and four sort attributes.
@Suite("Keys of several attributes", .temporaryStore)
struct MultiAttributeKeyTests {
    static let index = IndexDefinition(
        "byAll", partitionKey: ["a", "b", "c", "d"],
        sortKey: ["e", .number("f"), "g", .binary("h")], projection: .keysOnly)

    /// 16 items with all combinations of two values for each sort attribute.
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [Self.index])
        try app.load(
            (0..<16).map { bits in
                func bit(_ position: Int) -> Int { bits >> position & 1 }
                return [
                    "PK": "p", "SK": .string("\(bits)"), "a": "A", "b": "B", "c": "C", "d": "D",
                    "e": .string("e\(bit(3))"), "f": AttributeValue(bit(2)),
                    "g": .string("g\(bit(1))"), "h": .binary([UInt8(bit(0))]),
                ]
            })
        return app
    }

    static let partition = Key("a") == "A" && Key("b") == "B" && Key("c") == "C" && Key("d") == "D"

    /// Each condition, and the items it finds, in the order of the index.
    static let conditions: [(KeyCondition, [Int])] = [
        (partition, Array(0..<16)), (partition && Key("e") == "e1", Array(8..<16)),
        (partition && Key("e") > "e0", Array(8..<16)),
        (partition && Key("e") == "e1" && Key("f") <= 0, Array(8..<12)),
        (partition && Key("e") == "e1" && Key("f") == 1, Array(12..<16)),
        (partition && Key("f") == 1 && Key("e") == "e0" && Key("g").beginsWith("g1"), [6, 7]),
        (
            partition && Key("e") == "e0" && Key("f") == 1 && Key("g") == "g0"
                && Key("h") >= AttributeValue.binary([1]), [5]
        ),
        (
            partition && Key("e") == "e0" && Key("f") == 1 && Key("g") == "g0"
                && Key("h") == AttributeValue.binary([0]), [4]
        ),
    ]

    @Test(arguments: 0..<conditions.count)
    func finds(position: Int) throws {
        let app = try makeTable()
        let (condition, expected) = Self.conditions[position]
        let sorts = expected.map { AttributeValue.string("\($0)") }
        #expect(try app.query(condition, on: "byAll").map { $0["SK"] } == sorts)
        let reversed = try app.query(condition, on: "byAll", reversed: true)
        #expect(reversed.map { $0["SK"] } == sorts.reversed())
    }

    static let refusals: [(KeyCondition, String)] = [
        (
            Key("a") == "A" && Key("b") == "B" && Key("d") == "D",
            "Query condition missed key schema element: c"
        ),
        (
            partition && Key("g") == "g1",
            "RANGE key attributes e, f must have equality conditions specified in the query "
                + "because a condition is present on key attribute g"
        ),
        (
            partition && Key("e") > "e0" && Key("f") == 1,
            "RANGE key attributes e must have equality conditions specified in the query because a "
                + "condition is present on key attribute f"
        ),
        (
            partition && Key("e") == "e0" && Key("f") == "1",
            parameterValues + "Condition parameter type does not match schema type"
        ),
    ]

    @Test(arguments: 0..<refusals.count)
    func refusesGaps(position: Int) throws {
        let app = try makeTable()
        let (condition, message) = Self.refusals[position]
        #expect(refusal { _ = try app.query(condition, on: "byAll") } == invalid(message))
    }

    /// Parts of a key do not run into each other.
    @Test func partsStayApart() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byAB", partitionKey: "a", "b")
        ])
        let values = ["x", "x\u{0}", "x\u{0}\u{1}", "\u{0}", "xx"]
        for (left, a) in values.enumerated() {
            for (right, b) in values.enumerated() {
                try app.put([
                    "PK": "p", "SK": .string("\(left)\(right)"), "a": .string(a), "b": .string(b),
                ])
            }
        }
        for (left, a) in values.enumerated() {
            for (right, b) in values.enumerated() {
                let found = try app.query(Key("a") == a && Key("b") == b, on: "byAB")
                #expect(found.map { $0["SK"] } == [.string("\(left)\(right)")])
            }
        }
    }

    /// An item that lacks any of the attributes has no entry.
    @Test func anyMissingAttributeLeavesTheItemOut() throws {
        let app = try makeTable()
        for name in ["a", "d", "e", "h"] {
            try app.update(["PK": "p", "SK": "3"], Update().remove(name))
            #expect(Array(try app.scan(on: "byAll")).count == 15)
            try app.put(["PK": "p", "SK": "3"])
        }
    }
}

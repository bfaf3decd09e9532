import Granary
import GranaryTestSupport
import Testing

/// What any item must be like: its size, its depth, its sets and names; each limit at its edge.
@Suite("Rules for items", .temporaryStore)
struct ItemRulesTests {
    static func deep(_ levels: Int, _ wrap: (AttributeValue) -> AttributeValue) -> AttributeValue {
        (0..<levels).reduce("leaf") { value, _ in wrap(value) }
    }

    static let nesting =
        "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels "
        + "beyond supported limit"

    /// An attribute's own value is the first of 32 levels.
    @Test(arguments: [(31, true), (32, false), (40, false)])
    func nestsToThirtyTwoLevels(wraps: Int, isAllowed: Bool) throws {
        let app = try TemporaryStore.current.makeTable()
        for value in [
            Self.deep(wraps) { [$0] }, Self.deep(wraps) { ["n": $0] },
        ] {
            let message = isAllowed ? nil : invalid(Self.nesting)
            #expect(refusal { try app.put(["PK": "a", "SK": "1", "v": value]) } == message)
            var update = UpdateItem(
                tableName: "app", key: ["PK": "a", "SK": "2"], updateExpression: "SET v = :v",
                expressionAttributeValues: [":v": value])
            #expect(refusal { _ = try app.store.run(update) } == message)
            update.updateExpression = .built(Update().set("v", to: .value(value)))
            update.expressionAttributeValues = nil
            #expect(refusal { _ = try app.store.run(update) } == message)
        }
    }

    /// An update may not go deeper than a put, though each part of it is flat.
    @Test func anUpdateCannotNestDeeper() throws {
        let app = try TemporaryStore.current.makeTable()
        let key: Item = ["PK": "a", "SK": "1"]
        try app.put(["PK": "a", "SK": "1", "v": Self.deep(31) { ["n": $0] }])
        let path = "v." + Array(repeating: "n", count: 31).joined(separator: ".")
        #expect(
            refusal { try app.update(key, Update().set(path, to: ["n": 1])) }
                == invalid(Self.nesting))
    }

    @Test(arguments: [(409_600, true), (409_601, false)])
    func holdsFourHundredKibibytes(byteCount: Int, isAllowed: Bool) throws {
        let app = try TemporaryStore.current.makeTable()
        let item: Item = ["PK": "a", "SK": "1", "v": text(byteCount - 7)]
        #expect(item.size == byteCount)
        let message = isAllowed ? nil : invalid("Item size has exceeded the maximum allowed size")
        #expect(refusal { try app.put(item) } == message)
        #expect(try app.get(["PK": "a", "SK": "1"]) == (isAllowed ? item : nil))
    }

    static let values: [(AttributeValue, String)] = [
        (.stringSet([]), parameterValues + "An string set  may not be empty"),
        (.numberSet([]), parameterValues + "An number set  may not be empty"),
        (.binarySet([]), parameterValues + "Binary sets should not be empty"),
        ([.stringSet([])], parameterValues + "An string set  may not be empty"),
        (["m": ["n": .numberSet([])]], parameterValues + "An number set  may not be empty"),
        (["": 1], "Empty attribute name"),
    ]

    /// Also deep inside, and in the values of expressions.
    @Test(arguments: values)
    func refusesValues(value: AttributeValue, message: String) throws {
        let app = try TemporaryStore.current.makeTable()
        #expect(refusal { try app.put(["PK": "a", "SK": "1", "v": value]) } == invalid(message))
        let condition = PutItem(
            tableName: "app", item: ["PK": "a", "SK": "1"], conditionExpression: "v <> :v",
            expressionAttributeValues: [":v": value])
        #expect(refusal { _ = try app.store.run(condition) } == invalid(message))
        #expect(try app.describe().itemCount == 0)
    }

    @Test func limitsNames() throws {
        let app = try TemporaryStore.current.makeTable()
        #expect(
            refusal { try app.put(["PK": "a", "SK": "1", "": 1]) }
                == invalid("Empty attribute name"))
        let longest = String(repeating: "n", count: 65_535)
        try app.put(["PK": "a", "SK": "1", longest: 1])
        #expect(try app.get(["PK": "a", "SK": "1"])?[longest] == 1)
        #expect(brokenRule { try app.put(["PK": "a", "SK": "1", longest + "n": 1]) } != nil)
    }

    /// What is empty but no key and no set is a value like any other.
    @Test func keepsWhatIsEmpty() throws {
        let app = try TemporaryStore.current.makeTable()
        let item: Item = [
            "PK": "a", "SK": "1", "s": "", "b": .binary([]), "l": [], "m": [:],
            "set": .stringSet([""]),
        ]
        try app.put(item)
        #expect(try app.get(["PK": "a", "SK": "1"]) == item)
    }
}

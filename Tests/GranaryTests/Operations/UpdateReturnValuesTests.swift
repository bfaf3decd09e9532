import Granary
import GranaryTestSupport
import Testing

/// The five forms of `ReturnValues`, down to nested parts and elements of lists.
@Suite("UpdateItem's return values", .temporaryStore)
struct UpdateReturnValuesTests {
    let key: Item = ["PK": "a", "SK": "1"]
    let old: Item = [
        "PK": "a", "SK": "1", "n": 1, "keep": "k", "m": ["x": 1, "y": 2], "l": [10, 20, 30],
    ]

    /// What an update of `old` returns.
    func returned(
        _ expression: String, _ values: [String: AttributeValue]?, _ form: ReturnValues
    ) throws -> Item? {
        let app = try TemporaryStore.current.makeTable()
        try app.put(old)
        return try app.store.run(
            UpdateItem(
                tableName: app.name, key: key, updateExpression: .text(expression),
                expressionAttributeValues: values, returnValues: form)
        ).attributes
    }

    @Test(
        arguments: [
            (.none, nil),
            (
                .allOld,
                [
                    "PK": "a", "SK": "1", "n": 1, "keep": "k", "m": ["x": 1, "y": 2],
                    "l": [10, 20, 30],
                ]
            ),
            (.updatedOld, ["n": 1, "m": ["x": 1], "l": [20]]),
            (
                .allNew,
                [
                    "PK": "a", "SK": "1", "n": 2, "keep": "k", "m": ["x": 9, "y": 2],
                    "l": [10, 21, 30],
                ]
            ),
            (.updatedNew, ["n": 2, "m": ["x": 9], "l": [21]]),
        ] as [(ReturnValues, Item?)])
    func everyForm(form: ReturnValues, expected: Item?) throws {
        let attributes = try returned(
            "SET n = :n, m.x = :x, l[1] = :l", [":n": 2, ":x": 9, ":l": 21], form)
        #expect(attributes == expected)
    }

    /// What was not there before has no old part, and what is removed no new one.
    @Test func leavesOutWhatIsNotThere() throws {
        let expression = "SET fresh = :v REMOVE n, m.y"
        #expect(try returned(expression, [":v": 1], .updatedOld) == ["n": 1, "m": ["y": 2]])
    }

    @Test func hasNoNewPartOfWhatIsRemoved() throws {
        #expect(try returned("SET fresh = :v REMOVE n", [":v": 1], .updatedNew) == ["fresh": 1])
    }

    /// DynamoDB returns no attributes at all rather than none.
    @Test func returnsNothingForNothing() throws {
        #expect(try returned("REMOVE n", nil, .updatedNew) == nil)
    }

    @Test func hasNoOldPartOfWhatIsNew() throws {
        #expect(try returned("SET fresh = :v", [":v": 1], .updatedOld) == nil)
    }

    @Test func anElementPastTheEndIsAppended() throws {
        #expect(
            try returned("SET l[7] = :v", [":v": 40], .allNew)?["l"] == [10, 20, 30, 40])
    }

    @Test func anAbsentItemHasNoOldForm() throws {
        let app = try TemporaryStore.current.makeTable()
        var update = UpdateItem(
            tableName: app.name, key: key, updateExpression: "SET n = :n",
            expressionAttributeValues: [":n": 1], returnValues: .allOld)
        #expect(try app.store.run(update).attributes == nil)
        try app.delete(key)
        update.returnValues = .updatedOld
        #expect(try app.store.run(update).attributes == nil)
        try app.delete(key)
        update.returnValues = .updatedNew
        #expect(try app.store.run(update).attributes == ["n": 1])
    }

    @Test func anUpdateWithoutExpressionUpdatesNothing() throws {
        let app = try TemporaryStore.current.makeTable()
        try app.put(old)
        var update = UpdateItem(tableName: app.name, key: key, returnValues: .updatedNew)
        #expect(try app.store.run(update).attributes == nil)
        update.returnValues = .updatedOld
        #expect(try app.store.run(update).attributes == nil)
        update.returnValues = .allOld
        #expect(try app.store.run(update).attributes == old)
    }
}

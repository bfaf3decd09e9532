import Granary
import GranaryTestSupport
import Testing

/// What updates make of an item, there or not, and what they may not do.
@Suite("UpdateItem", .temporaryStore)
struct UpdateItemTests {
    let key: Item = ["PK": "a", "SK": "1"]

    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable()
        try app.put([
            "PK": "a", "SK": "1", "n": 5, "l": ["x", "y", "z"], "m": ["k": 1, "j": 2],
            "tags": .stringSet(["p", "q"]),
        ])
        return app
    }

    /// The new item, of an update given as text.
    func updated(
        _ expression: String, _ values: [String: AttributeValue]? = nil
    ) throws -> Item? {
        let app = try makeTable()
        return try app.store.run(
            UpdateItem(
                tableName: app.name, key: key, updateExpression: .text(expression),
                expressionAttributeValues: values, returnValues: .allNew)
        ).attributes
    }

    @Test func setsRemovesAddsAndDeletes() throws {
        let item = try updated(
            "SET n = n + :one, m.k = :s, l[0] = :s REMOVE m.j, l[1] ADD c :one DELETE tags :p",
            [":one": 1, ":s": "new", ":p": .stringSet(["p"])])
        #expect(
            item == [
                "PK": "a", "SK": "1", "n": 6, "l": ["new", "z"], "m": ["k": "new"],
                "tags": .stringSet(["q"]), "c": 1,
            ])
    }

    /// All values are read before any is written.
    @Test func swapsTwoAttributes() throws {
        let item = try updated("SET n = m.k, m.k = n")
        #expect(item?["n"] == 1)
        #expect(item?["m"] == ["k": 5, "j": 2])
    }

    @Test func functionsTakeDefaultsAndAppend() throws {
        let item = try updated(
            "SET n = if_not_exists(n, :d), fresh = if_not_exists(fresh, :d), "
                + "l = list_append(l, :l)",
            [":d": 0, ":l": ["w"]])
        #expect(item?["n"] == 5)
        #expect(item?["fresh"] == 0)
        #expect(item?["l"] == ["x", "y", "z", "w"])
    }

    @Test func aSetThatLosesItsLastElementGoes() throws {
        let item = try updated("DELETE tags :t", [":t": .stringSet(["p", "q"])])
        #expect(item?["tags"] == nil)
    }

    @Test func createsAnAbsentItem() throws {
        let app = try TemporaryStore.current.makeTable()
        #expect(
            try app.update(key, Update().set("v", to: 1).add(2, to: "n"))
                == ["PK": "a", "SK": "1", "v": 1, "n": 2])
        #expect(try app.get(key) == ["PK": "a", "SK": "1", "v": 1, "n": 2])
    }

    /// DynamoDB creates nothing when there is nothing to write (ScyllaDB issue 5862).
    @Test(
        arguments: [
            ("REMOVE v", nil), ("DELETE v :s", [":s": .stringSet(["a"])]),
        ] as [(String, [String: AttributeValue]?)])
    func removingFromAnAbsentItemCreatesNone(
        expression: String, values: [String: AttributeValue]?
    ) throws {
        let app = try TemporaryStore.current.makeTable()
        let update = UpdateItem(
            tableName: app.name, key: key, updateExpression: .text(expression),
            expressionAttributeValues: values, returnValues: .allNew)
        #expect(try app.store.run(update).attributes == nil)
        #expect(try app.get(key) == nil)
        #expect(try app.describe().itemCount == 0)
    }

    /// It goes through the document first, so a path that leads nowhere is told all the same.
    @Test func removingANestedPartOfAnAbsentItemIsRefused() throws {
        let app = try TemporaryStore.current.makeTable()
        let update = UpdateItem(tableName: app.name, key: key, updateExpression: "REMOVE m.v")
        #expect(
            refusal { _ = try app.store.run(update) }
                == invalid(
                    "The document path provided in the update expression is invalid for update"))
    }

    /// An update of nothing makes sure that the item is there.
    @Test func anUpdateWithoutExpressionCreatesTheKey() throws {
        let app = try TemporaryStore.current.makeTable()
        let update = UpdateItem(tableName: app.name, key: key, returnValues: .allNew)
        #expect(try app.store.run(update).attributes == key)
        try app.put(["PK": "a", "SK": "1", "v": 1])
        #expect(try app.store.run(update).attributes == ["PK": "a", "SK": "1", "v": 1])
    }

    @Test func updatesOnlyWhenTheConditionHolds() throws {
        let app = try makeTable()
        try app.update(key, Update().set("n", to: 6), if: Attribute("n") == 5)
        guard
            case .conditionFailed(nil) = storeError({
                try app.update(key, Update().set("n", to: 7), if: Attribute("n") == 5)
            })
        else {
            Issue.record("the condition held")
            return
        }
        var update = UpdateItem(
            tableName: app.name, key: key, updateExpression: "SET n = :n",
            conditionExpression: "attribute_not_exists(n)", expressionAttributeValues: [":n": 8])
        update.returnValuesOnConditionCheckFailure = .allOld
        guard case .conditionFailed(let item?) = storeError({ _ = try app.store.run(update) })
        else {
            Issue.record("the condition held, or gave nothing back")
            return
        }
        #expect(item["n"] == 6)
        #expect(try app.get(key)?["n"] == 6)
    }

    /// The texts are DynamoDB's; nothing is written.
    @Test(
        arguments: [
            (
                "SET PK = :v", [":v": "b"],
                parameterValues + "Cannot update attribute PK. This attribute is part of the key"
            ),
            (
                "REMOVE SK", nil,
                parameterValues + "Cannot update attribute SK. This attribute is part of the key"
            ),
            (
                "SET x = y", nil,
                "The provided expression refers to an attribute that does not exist in the item"
            ),
            (
                "SET nothing.here = :v", [":v": 1],
                "The document path provided in the update expression is invalid for update"
            ),
            (
                "SET n = l + :v", [":v": 1],
                "An operand in the update expression has an incorrect data type"
            ),
            (
                "ADD n :v", [":v": .stringSet(["a"])],
                "An operand in the update expression has an incorrect data type"
            ),
            (
                "ADD n :v", [":v": "a"],
                "Invalid UpdateExpression: Incorrect operand type for operator or function; "
                    + "operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND"
            ),
            ("", nil, "Invalid UpdateExpression: The expression can not be empty;"),
            (
                "SET a = :v, a.b = :v", [":v": 1],
                "Invalid UpdateExpression: Two document paths overlap with each other; must remove or "
                    + "rewrite one of these paths; path one: [a], path two: [a, b]"
            ),
            (
                "SET a = :v", [":v": 1, ":w": 2],
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:w}"
            ),
            (
                "SET v = :v", [":v": .stringSet([])],
                parameterValues + "An string set  may not be empty"
            ),
        ] as [(String, [String: AttributeValue]?, String)])
    func refuses(
        expression: String, values: [String: AttributeValue]?, message: String
    ) throws {
        let app = try makeTable()
        let before = try app.get(key)
        let update = UpdateItem(
            tableName: app.name, key: key, updateExpression: .text(expression),
            expressionAttributeValues: values)
        #expect(refusal { _ = try app.store.run(update) } == invalid(message))
        #expect(try app.get(key) == before)
    }

    @Test func refusesPlaceholdersWithoutExpression() throws {
        let app = try makeTable()
        var update = UpdateItem(tableName: app.name, key: key)
        update.expressionAttributeValues = [":v": 1]
        #expect(
            refusal { _ = try app.store.run(update) }
                == invalid(
                    "ExpressionAttributeValues can only be specified when using expressions: "
                        + "UpdateExpression and ConditionExpression are null"))
    }

    /// A number that leaves DynamoDB's range is refused and not rounded.
    @Test func arithmeticStaysInRange() throws {
        let app = try TemporaryStore.current.makeTable()
        try app.put(["PK": "a", "SK": "1", "n": number(String(repeating: "9", count: 38))])
        let update = UpdateItem(
            tableName: app.name, key: key, updateExpression: "SET n = n + :d",
            expressionAttributeValues: [":d": 0.1])
        #expect(
            refusal { _ = try app.store.run(update) }
                == invalid(
                    "Number overflow. Attempting to store a number with magnitude larger than "
                        + "supported range"))
    }

    /// An update may not be larger than a put of the same item, and by DynamoDB's rule sometimes less.
    @Test(arguments: [(409_600, true), (409_601, false)])
    func limitsTheSizeOfWhatItMakes(byteCount: Int, isAllowed: Bool) throws {
        let app = try TemporaryStore.current.createTable("tab", partitionKey: "k")
        // The key takes 2 bytes and counts as none; the action counts 3 + 19, and the name 1.
        let update = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": text(byteCount - 3 - 19 - 1)])
        let refused = refusal { _ = try app.store.run(update) }
        let message = invalid("Item size to update has exceeded the maximum allowed size")
        #expect(refused == (isAllowed ? nil : message))
        #expect(try app.describe().itemCount == (isAllowed ? 1 : 0))
    }

    /// Of a transaction the finished item counts, and no more.
    @Test func transactionsHaveNoRuleOfTheirOwn() throws {
        let app = try TemporaryStore.current.createTable("tab", partitionKey: "k")
        let update = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": text(409_600 - 3)])
        _ = try app.store.run(TransactWriteItems(transactItems: [.update(update)]))
        #expect(try app.get(["k": "a"])?.size == 409_600)
        let one = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET w = :w",
            expressionAttributeValues: [":w": true])
        #expect(
            refusal { _ = try app.store.run(TransactWriteItems(transactItems: [.update(one)])) }
                != nil)
    }

    /// An attribute that an update does not name is not among what it writes.
    @Test(arguments: [(11, true), (12, false)])
    func whatIsLeftAloneDoesNotCount(more: Int, isAllowed: Bool) throws {
        let app = try TemporaryStore.current.createTable("tab", partitionKey: "k")
        // Two bytes of the key and 11 of `u` are the item's and not the update's, which is 22 more.
        try app.put(["k": "a", "u": text(10)])
        let update = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": text(409_600 - 22 - 1 - 11 + more)])
        #expect((refusal { _ = try app.store.run(update) } == nil) == isAllowed)
    }

    @Test(arguments: [(0, true), (1, false)])
    func anElementOfAListCountsOneMore(more: Int, isAllowed: Bool) throws {
        let app = try TemporaryStore.current.createTable("tab", partitionKey: "k")
        try app.put(["k": "a", "l": ["x"]])
        // The list has 3 bytes and one for its element, the name 1, the action 20.
        let update = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET l[0] = :v",
            expressionAttributeValues: [":v": text(409_600 - 3 - 20 - 1 - 4 + more)])
        #expect((refusal { _ = try app.store.run(update) } == nil) == isAllowed)
    }

    /// An item that a put may store can be too large for an update, but not the other way round.
    @Test func theRuleCountsActions() throws {
        let app = try TemporaryStore.current.createTable("tab", partitionKey: "k")
        try app.put(["k": "a", "v": text(409_600 - 3)])
        let set = UpdateItem(
            tableName: "tab", key: ["k": "a"], updateExpression: "SET w = :w",
            expressionAttributeValues: [":w": true])
        #expect(brokenRule { _ = try app.store.run(set) } == .updatedItemTooLarge)
        let clear = UpdateItem(tableName: "tab", key: ["k": "a"], updateExpression: "REMOVE w")
        _ = try app.store.run(clear)
        let shrink = UpdateItem(tableName: "tab", key: ["k": "a"], updateExpression: "REMOVE v")
        _ = try app.store.run(shrink)
        #expect(try app.get(["k": "a"]) == ["k": "a"])
    }
}

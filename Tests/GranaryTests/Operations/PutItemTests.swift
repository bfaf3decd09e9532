import Granary
import GranaryTestSupport
import Testing

/// What is put is what is there afterwards, and a put that is refused changes nothing.
@Suite("PutItem", .temporaryStore)
struct PutItemTests {
    let key: Item = ["PK": "a", "SK": "1"]

    @Test func replacesTheWholeItem() throws {
        let app = try TemporaryStore.current.makeTable()
        try app.put(["PK": "a", "SK": "1", "old": 1])
        try app.put(["PK": "a", "SK": "1", "new": 2])
        #expect(try app.get(key) == ["PK": "a", "SK": "1", "new": 2])
        #expect(try TemporaryStore.current.contents().count == 1)
    }

    @Test func keepsEveryKindOfValue() throws {
        let app = try TemporaryStore.current.makeTable()
        let item: Item = [
            "PK": "a", "SK": "1", "s": "", "n": -1.5, "b": .binary([0, 255]), "t": true,
            "z": nil, "l": [1, [2], nil], "m": ["a": ["b": 1]], "e": [:],
            "ss": .stringSet(["", "x"]), "ns": .numberSet([1, 2]), "bs": .binarySet([[], [1]]),
        ]
        try app.put(item)
        #expect(try app.get(key) == item)
    }

    @Test func returnsTheOldItemWhenAsked() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        var put = PutItem(tableName: app.name, item: ["PK": "a", "SK": "1", "v": 1])
        put.returnValues = .allOld
        #expect(try store.run(put).attributes == nil)
        put.item = ["PK": "a", "SK": "1", "v": 2]
        #expect(try store.run(put).attributes == ["PK": "a", "SK": "1", "v": 1])
        put.returnValues = .none
        #expect(try store.run(put).attributes == nil)
    }

    /// The other three forms are for updates.
    @Test(arguments: [ReturnValues.allNew, .updatedOld, .updatedNew])
    func refusesTheReturnValuesOfUpdates(form: ReturnValues) throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        let put = PutItem(tableName: app.name, item: key, returnValues: form)
        #expect(
            refusal { _ = try store.run(put) } == invalid("Return values set to invalid value"))
        #expect(try store.contents().isEmpty)
    }

    @Test func writesOnlyWhenTheConditionHolds() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        try app.put(["PK": "a", "SK": "1", "v": 1], if: Attribute("PK").notExists)
        let error = storeError {
            try app.put(["PK": "a", "SK": "1", "v": 2], if: Attribute("PK").notExists)
        }
        guard case .conditionFailed(existing: nil) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        #expect(error?.dynamoDBException.name == "ConditionalCheckFailedException")
        #expect(error?.dynamoDBException.message == "The conditional request failed")
        #expect(try app.get(key)?["v"] == 1)
    }

    /// The item comes with the failure, so that nobody has to read it again to see what was wrong.
    @Test func aFailedConditionGivesBackTheItemWhenAsked() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        try app.put(["PK": "a", "SK": "1", "v": 1])
        var put = PutItem(
            tableName: app.name, item: key, conditionExpression: "v = :v",
            expressionAttributeValues: [":v": 2])
        put.returnValuesOnConditionCheckFailure = .allOld
        guard case .conditionFailed(let existing) = storeError({ _ = try store.run(put) }) else {
            Issue.record("the condition held")
            return
        }
        #expect(existing == ["PK": "a", "SK": "1", "v": 1])
    }

    @Test func aConditionOnAnAbsentItemSeesNoAttributes() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        var put = PutItem(tableName: app.name, item: key, conditionExpression: "v <> :v")
        put.expressionAttributeValues = [":v": 2]
        put.returnValuesOnConditionCheckFailure = .allOld
        _ = try store.run(put)
        put.item = ["PK": "b", "SK": "1"]
        put.conditionExpression = "attribute_exists(PK)"
        put.expressionAttributeValues = nil
        guard case .conditionFailed(existing: nil) = storeError({ _ = try store.run(put) }) else {
            Issue.record("the condition held")
            return
        }
    }

    @Test func refusesPlaceholdersThatNothingUses() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        var put = PutItem(tableName: app.name, item: key)
        put.expressionAttributeNames = ["#a": "a"]
        #expect(
            refusal { _ = try store.run(put) }
                == invalid("ExpressionAttributeNames can only be specified when using expressions"))
        put.expressionAttributeNames = nil
        put.expressionAttributeValues = [":a": 1]
        #expect(
            refusal { _ = try store.run(put) }
                == invalid(
                    "ExpressionAttributeValues can only be specified when using expressions: "
                        + "ConditionExpression is null"))
        put.conditionExpression = "attribute_not_exists(PK)"
        #expect(
            refusal { _ = try store.run(put) }
                == invalid(
                    "Value provided in ExpressionAttributeValues unused in expressions: "
                        + "keys: {:a}"))
        put.conditionExpression = "#missing = :a"
        #expect(
            refusal { _ = try store.run(put) }
                == invalid(
                    "Invalid ConditionExpression: An expression attribute name used in the "
                        + "document path is not defined; attribute name: #missing"))
        #expect(try store.contents().isEmpty)
    }

    @Test func refusesATableThatIsNotThere() throws {
        let put = PutItem(tableName: "nobody", item: key)
        #expect(
            refusal { _ = try TemporaryStore.current.run(put) }
                == "ResourceNotFoundException: Requested resource not found")
    }

    /// Asynchronous code calls the same operation by the same name.
    @Test func suspendsInAsynchronousCode() async throws {
        let store = TemporaryStore.current
        let app = try await Task { try store.makeTable() }.value
        try await app.put(["PK": "a", "SK": "1"])
        let output = try await store.run(
            PutItem(tableName: app.name, item: key, returnValues: .allOld))
        #expect(output.attributes == key)
    }
}

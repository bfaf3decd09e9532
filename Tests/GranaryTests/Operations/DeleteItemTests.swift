import Granary
import GranaryTestSupport
import Testing

/// Deleting: what goes, what comes back, and that an absent item is no error.
@Suite("DeleteItem", .temporaryStore)
struct DeleteItemTests {
    let item: Item = ["PK": "a", "SK": "1", "v": 1]
    let key: Item = ["PK": "a", "SK": "1"]

    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable()
        try app.put(item)
        try app.put(["PK": "a", "SK": "2"])
        return app
    }

    @Test func removesOneItemAndReturnsIt() throws {
        let app = try makeTable()
        #expect(try app.delete(key) == item)
        #expect(try app.delete(key) == nil)
        #expect(try TemporaryStore.current.contents() == [["PK": "a", "SK": "2"]])
    }

    @Test(arguments: [ReturnValues.none, .allOld, .allNew, .updatedOld, .updatedNew])
    func returnsTheOldItemOrNothing(form: ReturnValues) throws {
        let app = try makeTable()
        let delete = DeleteItem(tableName: app.name, key: key, returnValues: form)
        switch form {
        case .none: #expect(try app.store.run(delete).attributes == nil)
        case .allOld: #expect(try app.store.run(delete).attributes == item)
        case .allNew, .updatedOld, .updatedNew:
            #expect(
                refusal { _ = try app.store.run(delete) }
                    == invalid("Return values set to invalid value"))
            #expect(try app.get(key) == item)
        }
    }

    @Test func deletesOnlyWhenTheConditionHolds() throws {
        let app = try makeTable()
        var delete = DeleteItem(
            tableName: app.name, key: key, conditionExpression: "#v > :v",
            expressionAttributeNames: ["#v": "v"], expressionAttributeValues: [":v": 1])
        delete.returnValuesOnConditionCheckFailure = .allOld
        guard case .conditionFailed(item) = storeError({ _ = try app.store.run(delete) }) else {
            Issue.record("the condition held")
            return
        }
        delete.expressionAttributeValues = [":v": 0]
        _ = try app.store.run(delete)
        #expect(try app.get(key) == nil)
        delete.expressionAttributeValues = [":v": 0]
        guard case .conditionFailed(nil) = storeError({ _ = try app.store.run(delete) }) else {
            Issue.record("a condition held for an absent item")
            return
        }
    }

    /// A delete costs by the item that goes, and one unit when none does.
    @Test func costsByTheItemThatGoes() throws {
        let app = try makeTable()
        try app.put(["PK": "b", "SK": "1", "v": text(2_042)])  // 2,049 bytes
        var delete = DeleteItem(tableName: app.name, key: ["PK": "b", "SK": "1"])
        delete.returnConsumedCapacity = .total
        #expect(try app.store.run(delete).consumedCapacity == .init(tableName: "app", units: 3))
        #expect(try app.store.run(delete).consumedCapacity == .init(tableName: "app", units: 1))
    }
}

import Granary
import GranaryTestSupport
import Testing

/// Reading many items as of one moment, in the order they were asked for.
@Suite("TransactGetItems", .temporaryStore)
struct TransactGetItemsTests {
    func get(_ key: Item, _ table: String = "plain") -> TransactGetItems.Get {
        .init(tableName: table, key: key)
    }

    @Test func answersInOrderWithGaps() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        try store.makeTable().put(["PK": "a", "SK": "1", "v": ["x": 1, "y": 2]])
        try table.put(["PK": "b"])
        var projected = get(["PK": "a", "SK": "1"], "app")
        projected.projectionExpression = "#v.y"
        projected.expressionAttributeNames = ["#v": "v"]
        let output = try store.run(
            TransactGetItems(transactItems: [get(["PK": "z"]), projected, get(["PK": "b"])]))
        #expect(output.responses == [nil, ["v": ["y": 2]], ["PK": "b"]])
        #expect(output.consumedCapacity == nil)
    }

    @Test(arguments: [0, 1, 100, 101])
    func takesUpToAHundred(count: Int) throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let request = TransactGetItems(
            transactItems: (0..<count).map { get(["PK": .string("p\($0)")]) })
        let bound = count < 1 ? "greater than or equal to 1" : "less than or equal to 100"
        #expect(
            refusal { _ = try store.run(request) }
                == ((1...100).contains(count)
                    ? nil
                    : invalid(
                        "1 validation error detected: Value at 'TransactItems' failed to satisfy "
                            + "constraint: Member must have length \(bound)")))
    }

    @Test func refusesOneItemTwice() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        #expect(
            refusal {
                _ = try store.run(
                    TransactGetItems(transactItems: [get(["PK": "a"]), get(["PK": "a"])]))
            } == invalid("Transaction request cannot include multiple operations on one item"))
    }

    @Test(arguments: [(0, true), (1, false)])
    func takesFourMebibytes(excess: Int, isAllowed: Bool) throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        try table.load(
            (10..<26).map { position in
                [
                    "PK": .string("\(position)"),
                    "v": text(262_144 - 5 + (position == 10 ? excess : 0)),
                ]
            })
        let request = TransactGetItems(
            transactItems: (10..<26).map { get(["PK": .string("\($0)")]) })
        #expect(
            refusal { _ = try store.run(request) }
                == (isAllowed ? nil : invalid("Collection size of Transaction cannot exceed 4 MB")))
    }

    /// Each read counts twice, and consistently.
    @Test func costsTwice() throws {
        let store = TemporaryStore.current
        try store.makeHashTable().put(["PK": "a", "v": text(4_096)])
        var request = TransactGetItems(transactItems: [get(["PK": "a"]), get(["PK": "b"])])
        request.returnConsumedCapacity = .total
        var expected = ConsumedCapacity(tableName: "plain", units: 6)
        expected.readCapacityUnits = 6
        #expect(try store.run(request).consumedCapacity == [expected])
    }

    @Test func refusesAWrongKeyAndTable() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        #expect(
            refusal { _ = try store.run(TransactGetItems(transactItems: [get(["PK": 1])])) }
                == "TransactionCanceledException: Transaction cancelled, please refer cancellation "
                + "reasons for specific reasons [ValidationError]")
        #expect(
            refusal { _ = try store.run(TransactGetItems(transactItems: [get(["PK": "a"], "no")])) }
                == "ResourceNotFoundException: Requested resource not found")
    }
}

import Granary
import GranaryTestSupport
import Testing

/// Reading many items by key: what is found, what does not fit, what is refused.
@Suite("BatchGetItem", .temporaryStore)
struct BatchGetItemTests {
    func key(_ position: Int) -> Item { ["PK": .string("p\(position)")] }

    @Test func readsFromSeveralTables() throws {
        let store = TemporaryStore.current
        try store.makeHashTable("one").put(["PK": "p1", "v": 1, "w": 2])
        try store.makeHashTable("two").put(["PK": "p2", "v": 3])
        let output = try store.run(
            BatchGetItem(requestItems: [
                "one": .init(
                    keys: [key(1), key(9)], projectionExpression: "#w",
                    expressionAttributeNames: ["#w": "w"]),
                "two": .init(keys: [key(2)]),
            ]))
        #expect(output.responses == ["one": [["w": 2]], "two": [["PK": "p2", "v": 3]]])
        #expect(output.unprocessedKeys.isEmpty)
    }

    @Test(arguments: [1, 100])
    func takesUpToAHundredKeys(count: Int) throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        try table.load((0..<count).map { key($0) })
        let output = try store.run(
            BatchGetItem(requestItems: ["plain": .init(keys: (0..<count).map(key))]))
        #expect(output.responses["plain"] == (0..<count).map(key))
    }

    @Test func refusesTooManyKeys() throws {
        let store = TemporaryStore.current
        try store.makeHashTable("one")
        try store.makeHashTable("two")
        let tooMany = BatchGetItem(requestItems: ["one": .init(keys: (0..<101).map(key))])
        #expect(
            refusal { _ = try store.run(tooMany) }
                == invalid(
                    "1 validation error detected: Value at 'RequestItems.one.member.Keys' failed "
                        + "to satisfy constraint: Member must have length less than or equal to "
                        + "100"))
        let together = BatchGetItem(requestItems: [
            "one": .init(keys: (0..<51).map(key)), "two": .init(keys: (0..<50).map(key)),
        ])
        #expect(
            refusal { _ = try store.run(together) }
                == invalid("Too many items requested for the BatchGetItem call"))
    }

    @Test func refusesTooFewKeys() throws {
        let store = TemporaryStore.current
        try store.makeHashTable("one")
        #expect(
            refusal { _ = try store.run(BatchGetItem(requestItems: [:])) }
                == invalid(
                    "1 validation error detected: Value at 'RequestItems' failed to satisfy "
                        + "constraint: Member must have length greater than or equal to 1"))
        #expect(
            refusal { _ = try store.run(BatchGetItem(requestItems: ["one": .init(keys: [])])) }
                == invalid(
                    "1 validation error detected: Value at 'RequestItems.one.member.Keys' failed "
                        + "to satisfy constraint: Member must have length greater than or equal to "
                        + "1"))
    }

    @Test func refusesDuplicatesAndWrongKeys() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        for (keys, message) in [
            ([key(1), key(2), key(1)], "Provided list of item keys contains duplicates"),
            ([["PK": 1]], "The provided key element does not match the schema"),
            ([["PK": "a", "x": 1]], "The provided key element does not match the schema"),
        ] as [([Item], String)] {
            let batch = BatchGetItem(requestItems: ["plain": .init(keys: keys)])
            #expect(refusal { _ = try store.run(batch) } == invalid(message))
        }
        #expect(
            refusal {
                _ = try store.run(BatchGetItem(requestItems: ["nobody": .init(keys: [key(1)])]))
            } == "ResourceNotFoundException: Requested resource not found")
    }

    /// 16 MiB come back at once; the rest is named, with its projection, to be asked for again.
    @Test func leavesWhatDoesNotFit() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        try table.load((10..<60).map { ["PK": .string("p\($0)"), "v": text(400_000)] })
        var request = BatchGetItem.KeysAndAttributes(
            keys: (10..<60).map(key), projectionExpression: "PK", consistentRead: true)
        var found: [Item] = []
        var rounds = 0
        while true {
            let output = try store.run(BatchGetItem(requestItems: ["plain": request]))
            found += output.responses["plain"] ?? []
            rounds += 1
            guard let rest = output.unprocessedKeys["plain"] else { break }
            #expect(rest.projectionExpression == "PK" && rest.consistentRead)
            request = rest
        }
        #expect(rounds == 2)  // 41 items of 400,006 bytes are within 16 MiB.
        #expect(found == (10..<60).map(key))
    }

    /// Each item is rounded up by itself, and a key without item costs the least.
    @Test func costsItemByItem() throws {
        let store = TemporaryStore.current
        let one = try store.makeHashTable("one")
        try one.put(["PK": "p1", "v": text(4_096)])
        try store.makeHashTable("two")
        var batch = BatchGetItem(requestItems: [
            "one": .init(keys: [key(1), key(2)]),
            "two": .init(keys: [key(1)], consistentRead: true),
        ])
        #expect(try store.run(batch).consumedCapacity == nil)
        batch.returnConsumedCapacity = .total
        #expect(
            try store.run(batch).consumedCapacity
                == [.init(tableName: "one", units: 1.5), .init(tableName: "two", units: 1)])
        batch.returnConsumedCapacity = .indexes
        #expect(
            try store.run(batch).consumedCapacity
                == [.init(tableName: "one", table: 1.5), .init(tableName: "two", table: 1)])
    }
}

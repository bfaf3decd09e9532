import Granary
import GranaryTestSupport
import Testing

/// Writing many items at once: all of them, or none when one is refused.
@Suite("BatchWriteItem", .temporaryStore)
struct BatchWriteItemTests {
    func item(_ position: Int) -> Item { ["PK": .string("p\(position)"), "v": 1] }
    func key(_ position: Int) -> Item { ["PK": .string("p\(position)")] }

    @Test func putsAndDeletesInSeveralTables() throws {
        let store = TemporaryStore.current
        let one = try store.makeHashTable("one")
        try store.makeHashTable("two")
        try one.put(item(1))
        let output = try store.run(
            BatchWriteItem(requestItems: [
                "one": [.delete(key: key(1)), .put(item(2)), .delete(key: key(3))],
                "two": [.put(item(1))],
            ]))
        #expect(output.unprocessedItems.isEmpty)
        #expect(try store.contents("one") == [item(2)])
        #expect(try store.contents("two") == [item(1)])
    }

    @Test(
        arguments: [
            (0, "Member must have length greater than or equal to 1"), (1, nil), (25, nil),
            (26, "Member must have length less than or equal to 25"),
        ] as [(Int, String?)])
    func takesUpToTwentyFive(count: Int, constraint: String?) throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let message = refusal {
            _ = try store.run(
                BatchWriteItem(requestItems: ["plain": (0..<count).map { .put(item($0)) }]))
        }
        #expect(
            message
                == constraint.map {
                    invalid(
                        "1 validation error detected: Value at 'RequestItems.plain.member' failed "
                            + "to satisfy constraint: \($0)")
                })
        #expect(try store.contents("plain").count == (constraint == nil ? count : 0))
    }

    @Test func countsOverAllTables() throws {
        let store = TemporaryStore.current
        for table in ["one", "two"] { try store.makeHashTable(table) }
        let puts = (0..<13).map { BatchWriteItem.WriteRequest.put(item($0)) }
        #expect(
            refusal {
                _ = try store.run(BatchWriteItem(requestItems: ["one": puts, "two": puts]))
            } == invalid("Too many items requested for the BatchWriteItem call"))
        #expect(
            refusal { _ = try store.run(BatchWriteItem(requestItems: [:])) }
                == invalid(
                    "1 validation error detected: Value at 'RequestItems' failed to satisfy "
                        + "constraint: Member must have length greater than or equal to 1"))
        #expect(try store.contents("one").isEmpty)
    }

    @Test(
        arguments: [
            (
                [.put(["PK": "a"]), .put(["PK": "a", "v": 1])],
                "Provided list of item keys contains duplicates"
            ),
            (
                [.put(["PK": "a"]), .delete(key: ["PK": "a"])],
                "Provided list of item keys contains duplicates"
            ),
            ([.put(["PK": 1])], "The provided key element does not match the schema"),
            ([.put(["v": 1])], "The provided key element does not match the schema"),
            ([.delete(key: ["v": 1])], "The provided key element does not match the schema"),
            (
                [.put(["PK": ""])],
                "One or more parameter values are not valid. The AttributeValue for a key attribute "
                    + "cannot contain an empty string value. Key: PK"
            ),
            (
                [.put(["PK": "a", "v": text(409_600)])],
                "Item size has exceeded the maximum allowed size"
            ),
        ] as [([BatchWriteItem.WriteRequest], String)])
    func oneThatIsRefusedUndoesAll(
        requests: [BatchWriteItem.WriteRequest], message: String
    ) throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let batch = BatchWriteItem(requestItems: ["plain": [.put(item(0))] + requests])
        #expect(refusal { _ = try store.run(batch) } == invalid(message))
        #expect(try store.contents("plain").isEmpty)
    }

    /// A failure that shows only when the items are written undoes those before it.
    @Test func aUniqueViolationUndoesAll() throws {
        let store = TemporaryStore.current
        try store.createTable(
            "plain", partitionKey: "PK", indexes: [.unique("byMail", on: "mail")])
        let batch = BatchWriteItem(requestItems: [
            "plain": [.put(["PK": "a", "mail": "m"]), .put(["PK": "b", "mail": "m"])]
        ])
        guard
            case .uniqueViolation("byMail", ["PK": "a"])? = storeError({
                _ = try store.run(batch)
            })
        else {
            Issue.record("both were put")
            return
        }
        #expect(try store.contents("plain").isEmpty)
    }

    @Test func reportsCostAndCollections() throws {
        let store = TemporaryStore.current
        try store.makeTable(indexes: [
            .local("byN", partitionKey: "PK", sortKey: .number("n"))
        ])
        try store.makeHashTable()
        var batch = BatchWriteItem(requestItems: [
            "app": [
                .put(["PK": "a", "SK": "1", "n": 1]),
                .put(["PK": "b", "SK": "1", "v": text(1_024)]),
            ],
            "plain": [.delete(key: ["PK": "a"])],
        ])
        batch.returnConsumedCapacity = .indexes
        batch.returnItemCollectionMetrics = .size
        let output = try store.run(batch)
        #expect(
            output.consumedCapacity
                == [
                    .init(tableName: "app", table: 3, local: ["byN": 1]),
                    .init(tableName: "plain", table: 1),
                ])
        #expect(
            output.itemCollectionMetrics
                == [
                    "app": [
                        .small(["PK": "a"]), .small(["PK": "b"]),
                    ]
                ])
    }
}

import Granary
import GranaryTestSupport
import Testing

/// All actions or none, and a reason for each when none.
@Suite("TransactWriteItems", .temporaryStore)
struct TransactWriteItemsTests {
    typealias Action = TransactWriteItems.Action

    func makeTables() throws -> Store {
        let store = TemporaryStore.current
        try store.createTable(
            "plain", partitionKey: "PK",
            indexes: [
                .unique("byMail", on: "mail"), .global("byG", partitionKey: "g"),
            ])
        try store.makeTable()
        let plain = try store.table("plain")
        try plain.put(["PK": "here", "v": 1, "mail": "m"])
        return store
    }

    func put(_ item: Item, if condition: Condition? = nil) -> Action {
        .put(
            PutItem(
                tableName: "plain", item: item, conditionExpression: condition.map { .built($0) }))
    }

    func delete(_ key: String, if condition: Condition? = nil) -> Action {
        .delete(
            DeleteItem(
                tableName: "plain", key: ["PK": .string(key)],
                conditionExpression: condition.map { .built($0) }))
    }

    func update(_ key: AttributeValue, _ update: Update) -> Action {
        .update(UpdateItem(tableName: "plain", key: ["PK": key], updateExpression: .built(update)))
    }

    func check(_ key: AttributeValue, _ condition: Condition) -> Action {
        .conditionCheck(
            .init(tableName: "plain", key: ["PK": key], conditionExpression: .built(condition)))
    }

    /// The reasons a transaction is given up for; `nil` when it is not.
    func reasons(_ actions: [Action], in store: Store) -> [CancellationReason]? {
        let error = storeError { _ = try store.run(TransactWriteItems(transactItems: actions)) }
        if case .transactionCancelled(let reasons)? = error { return reasons }
        return nil
    }

    @Test func doesEveryKindOfActionInSeveralTables() throws {
        let store = try makeTables()
        _ = try store.run(
            TransactWriteItems(transactItems: [
                put(["PK": "new"]), update("upserted", Update().set("v", to: 2)),
                delete("absent"), check("here", Attribute("v") == 1),
                .put(PutItem(tableName: "app", item: ["PK": "a", "SK": "1"])),
            ]))
        #expect(
            try store.contents("plain") == [
                ["PK": "here", "v": 1, "mail": "m"], ["PK": "new"], ["PK": "upserted", "v": 2],
            ])
        #expect(try store.contents("app") == [["PK": "a", "SK": "1"]])
    }

    /// One for each action and in their order, with the item where it is asked for.
    @Test func givesAReasonForEachAction() throws {
        let store = try makeTables()
        var withItem = TransactWriteItems.ConditionCheck(
            tableName: "plain", key: ["PK": "here"], conditionExpression: "v = :v",
            expressionAttributeValues: [":v": 2])
        withItem.returnValuesOnConditionCheckFailure = .allOld
        let actions = [
            put(["PK": "new"]), .conditionCheck(withItem),
            delete("absent", if: Attribute("v").exists),
            update("other", Update().set("v", to: .path("nothing"))),
            put(["PK": "third", "mail": "m"]), put(["PK": "fourth", "g": 5]),
        ]
        let failed = "The conditional request failed"
        #expect(
            reasons(actions, in: store) == [
                CancellationReason(code: .none),
                CancellationReason(
                    code: .conditionalCheckFailed, message: failed,
                    item: ["PK": "here", "v": 1, "mail": "m"]),
                CancellationReason(code: .conditionalCheckFailed, message: failed),
                CancellationReason(
                    code: .validationError,
                    message: "The provided expression refers to an attribute that does not exist "
                        + "in the item"),
                CancellationReason(
                    code: .uniqueViolation,
                    message: failed + ": another item has this key in unique index byMail",
                    item: ["PK": "here"]),
                CancellationReason(
                    code: .validationError,
                    message: parameterValues
                        + "Type mismatch for Index Key g Expected: S Actual: N IndexName: byG"),
            ])
        #expect(
            refusal { _ = try store.run(TransactWriteItems(transactItems: actions)) }
                == "TransactionCanceledException: Transaction cancelled, please refer cancellation "
                + "reasons for specific reasons [None, ConditionalCheckFailed, "
                + "ConditionalCheckFailed, ValidationError, UniqueViolation, ValidationError]")
        #expect(try store.contents("plain").count == 1)
    }

    /// A key that does not fit is the reason of its action; DynamoDB words it as it does elsewhere.
    @Test func aWrongKeyIsAReason() throws {
        let store = try makeTables()
        let mismatch = "The provided key element does not match the schema"
        let actions = [
            put(["PK": 5]), put(["v": 1]), update(5, Update().set("v", to: 1)),
            check(["x"], Attribute("v").exists), put(["PK": "fine"]),
        ]
        #expect(
            reasons(actions, in: store)?.map(\.message) == [
                parameterValues + "Type mismatch for key PK expected: S actual: N",
                parameterValues + "Missing the key PK in the item", mismatch, mismatch, nil,
            ])
    }

    /// What is empty is found before anything is done.
    @Test func anEmptyKeyRefusesTheRequest() throws {
        let store = try makeTables()
        let message = invalid(
            "One or more parameter values are not valid. The AttributeValue for a key attribute "
                + "cannot contain an empty string value. Key: PK")
        for action in [
            put(["PK": ""]), update("", Update().set("v", to: 1)), delete(""),
            check("", Attribute("v").exists),
        ] {
            #expect(
                refusal { _ = try store.run(TransactWriteItems(transactItems: [action])) }
                    == message)
        }
        #expect(
            refusal {
                _ = try store.run(
                    TransactWriteItems(transactItems: [put(["PK": "a", "g": ""])]))
            }
                == invalid(
                    "One or more parameter values are not valid. A value specified for a secondary "
                        + "index key is not supported. The AttributeValue for a key attribute "
                        + "cannot contain an empty string value. IndexName: byG, IndexKey: g"))
    }

    @Test func refusesTwoActionsOnOneItem() throws {
        let store = try makeTables()
        let message = invalid("Transaction request cannot include multiple operations on one item")
        for second in [put(["PK": "a"]), delete("a"), check("a", Attribute("v").exists)] {
            #expect(
                refusal {
                    _ = try store.run(
                        TransactWriteItems(transactItems: [put(["PK": "a"]), second]))
                } == message)
        }
        #expect(try store.contents("plain").count == 1)
    }

    @Test(
        arguments: [
            (0, "greater than or equal to 1"), (1, nil), (100, nil),
            (101, "less than or equal to 100"),
        ] as [(Int, String?)])
    func takesUpToAHundredActions(count: Int, bound: String?) throws {
        let store = try makeTables()
        let message = bound.map {
            invalid(
                "1 validation error detected: Value at 'TransactItems' failed to satisfy "
                    + "constraint: Member must have length \($0)")
        }
        let request = TransactWriteItems(
            transactItems: (0..<count).map { put(["PK": .string("p\($0)")]) })
        #expect(refusal { _ = try store.run(request) } == message)
        #expect(try store.contents("plain").count == (bound == nil ? count + 1 : 1))
    }

    /// Puts are added up before anything is done, updates by what they make.
    @Test(arguments: [(0, true), (1, false)])
    func takesFourMebibytes(excess: Int, isAllowed: Bool) throws {
        let store = try makeTables()
        // 16 items of 262,144 bytes are 4 MiB.
        let items = (10..<26).map { position -> Item in
            let byteCount = 262_144 - 5 + (position == 10 ? excess : 0)
            return ["PK": .string("\(position)"), "v": text(byteCount)]
        }
        let message = isAllowed ? nil : invalid("Collection size of Transaction cannot exceed 4 MB")
        let puts = TransactWriteItems(transactItems: items.map { put($0) })
        #expect(refusal { _ = try store.run(puts) } == message)
        let updates = TransactWriteItems(
            transactItems: items.map { item in
                update(item["PK"] ?? .null, Update().set("v", to: item["v"] ?? .null))
            })
        #expect(refusal { _ = try store.run(updates) } == message)
        #expect(try store.contents("plain").count == (isAllowed ? 17 : 1))
    }

    @Test func anOversizedPutRefusesAndAnOversizedUpdateIsAReason() throws {
        let store = try makeTables()
        let large = text(409_600)
        #expect(
            refusal {
                _ = try store.run(
                    TransactWriteItems(transactItems: [put(["PK": "a", "v": large])]))
            } == invalid("Item size has exceeded the maximum allowed size"))
        #expect(
            reasons([update("a", Update().set("v", to: .value(large)))], in: store) == [
                CancellationReason(
                    code: .validationError,
                    message: "Item size to update has exceeded the maximum allowed size")
            ])
    }

    @Test func aBadExpressionIsFoundBeforeTheTables() throws {
        let store = try makeTables()
        let request = TransactWriteItems(transactItems: [
            .put(PutItem(tableName: "nobody", item: ["PK": "a"])),
            .delete(
                DeleteItem(
                    tableName: "plain", key: ["PK": "a"],
                    conditionExpression: "attribute_not_exists(")),
        ])
        #expect(
            refusal { _ = try store.run(request) }
                == invalid(
                    "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \"(\""))
        #expect(
            refusal {
                _ = try store.run(
                    TransactWriteItems(transactItems: [
                        .put(PutItem(tableName: "nobody", item: ["PK": "a"]))
                    ]))
            } == "ResourceNotFoundException: Requested resource not found")
    }

    /// The table's part costs twice; the report is in write units.
    @Test func costsTwice() throws {
        let store = try makeTables()
        var request = TransactWriteItems(transactItems: [
            put(["PK": "a", "g": "x", "v": text(1_024)]), check("here", Attribute("v") == 1),
            .put(PutItem(tableName: "app", item: ["PK": "a", "SK": "1"])),
        ])
        request.returnConsumedCapacity = .indexes
        var plain = ConsumedCapacity(tableName: "plain", table: 6, global: ["byG": 2])
        plain.writeCapacityUnits = 8
        var app = ConsumedCapacity(tableName: "app", table: 2)
        app.writeCapacityUnits = 2
        #expect(try store.run(request).consumedCapacity == [plain, app])
    }
}

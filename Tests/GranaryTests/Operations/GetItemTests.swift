import Granary
import GranaryTestSupport
import Testing

/// Reading one item: what comes back, what it costs, what is no key.
@Suite("GetItem", .temporaryStore)
struct GetItemTests {
    let key: Item = ["PK": "a", "SK": "1"]

    func makeTable() throws -> Store {
        let store = TemporaryStore.current
        try store.makeTable().put([
            "PK": "a", "SK": "1", "name": "Ada", "series": [1, ["deep": 2], 3],
            "map": ["x": 1, "y": 2],
        ])
        return store
    }

    @Test func findsWhatIsThereAndNothingElse() throws {
        let store = try makeTable()
        #expect(try store.run(GetItem(tableName: "app", key: key)).item?["name"] == "Ada")
        let absent = GetItem(tableName: "app", key: ["PK": "a", "SK": "2"])
        #expect(try store.run(absent).item == nil)
    }

    /// Elements of a list close up, as in DynamoDB; what is not there is left out.
    @Test(
        arguments: [
            ("#n", ["name": "Ada"]),
            ("series[1].deep, series[0]", ["series": [1, ["deep": 2]]]),
            ("#m.x, absent, series[9]", ["map": ["x": 1]]),
            ("absent", [:]),
        ] as [(String, Item)])
    func projects(expression: String, expected: Item) throws {
        let store = try makeTable()
        var names: [String: String] = [:]
        if expression.contains("#n") { names["#n"] = "name" }
        if expression.contains("#m") { names["#m"] = "map" }
        let get = GetItem(
            tableName: "app", key: key, projectionExpression: .text(expression),
            expressionAttributeNames: names.isEmpty ? nil : names)
        #expect(try store.run(get).item == expected)
    }

    @Test func takesABuiltProjection() throws {
        let store = try makeTable()
        let projection = try Projection(paths: [DocumentPath(parsing: "map.y")])
        let get = GetItem(tableName: "app", key: key, projectionExpression: .built(projection))
        #expect(try store.run(get).item == ["map": ["y": 2]])
    }

    /// 4 KB to a unit; eventually consistent reads cost half; an absent item costs the least.
    @Test(arguments: [
        (0, 0.5, 1.0), (4_096, 0.5, 1.0), (4_097, 1.0, 2.0), (8_192, 1.0, 2.0),
        (8_193, 1.5, 3.0),
    ])
    func costsByTheWholeItem(byteCount: Int, eventual: Double, consistent: Double) throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        // The key attributes take 6 bytes, and the name of the text 1.
        if byteCount > 0 { try app.put(["PK": "a", "SK": "1", "v": text(byteCount - 7)]) }
        var get = GetItem(tableName: "app", key: key, projectionExpression: "PK")
        get.returnConsumedCapacity = .total
        #expect(try store.run(get).consumedCapacity == .init(tableName: "app", units: eventual))
        get.consistentRead = true
        #expect(try store.run(get).consumedCapacity == .init(tableName: "app", units: consistent))
        get.returnConsumedCapacity = .indexes
        var report = ConsumedCapacity(tableName: "app", units: consistent)
        report.table = .init(capacityUnits: consistent)
        #expect(try store.run(get).consumedCapacity == report)
        get.returnConsumedCapacity = .none
        #expect(try store.run(get).consumedCapacity == nil)
    }

    @Test func refusesNamesThatNothingUses() throws {
        let store = try makeTable()
        var get = GetItem(tableName: "app", key: key, expressionAttributeNames: ["#a": "a"])
        #expect(
            refusal { _ = try store.run(get) }
                == invalid("ExpressionAttributeNames can only be specified when using expressions"))
        get.projectionExpression = "PK"
        #expect(
            refusal { _ = try store.run(get) }
                == invalid(
                    "Value provided in ExpressionAttributeNames unused in expressions: "
                        + "keys: {#a}"))
        get.expressionAttributeNames = nil
        get.projectionExpression = "a.b, a"
        #expect(
            refusal { _ = try store.run(get) }
                == invalid(
                    "Invalid ProjectionExpression: Two document paths overlap with each other; "
                        + "must remove or rewrite one of these paths; path one: [a, b], "
                        + "path two: [a]"))
    }

    @Test func refusesATableThatIsNotThere() throws {
        #expect(
            refusal { _ = try TemporaryStore.current.run(GetItem(tableName: "no", key: key)) }
                == "ResourceNotFoundException: Requested resource not found")
    }

    /// The borrowed read sees the same item without a copy.
    @Test func lendsTheItem() throws {
        let app = try makeTable().table("app")
        let name = try app.withItem(partitionKey: "a", sortKey: "1") { $0["name"] }
        #expect(name == .some("Ada"))
        #expect(try app.withItem(partitionKey: "a", sortKey: "2") { $0.count } == nil)
        let schema = "The provided key element does not match the schema"
        #expect(refusal { _ = try app.withItem(partitionKey: "a") { _ in } } == invalid(schema))
        #expect(
            refusal { _ = try app.withItem(partitionKey: 1, sortKey: "1") { _ in } }
                == invalid(schema))
        #expect(
            refusal { _ = try app.withItem(partitionKey: "a", sortKey: 1) { _ in } }
                == invalid(schema))
    }
}

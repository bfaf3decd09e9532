import Granary
import GranaryTestSupport
import Testing

/// Attributes of keys are scalars: what leads into one is refused, whatever is stored.
///
/// Else `attribute_not_exists(PK.x)` would be a guard that always holds.
@Suite("Paths into keys", .temporaryStore)
struct KeyPathTests {
    private static let key: Item = ["PK": "a", "SK": "1"]

    private func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g"),
            .multiValue("byTag", element: "tags"),
        ])
        try app.put(["PK": "a", "SK": "1", "g": "g", "tags": ["x"], "m": ["x": 1]])
        return app
    }

    private func message(_ name: String) -> String? {
        invalid(
            "Key attributes must be scalars; list random access '[]' and map lookup '.' are not "
                + "allowed: \(name)")
    }

    @Test(arguments: [
        ("PK.x", "Key: PK"), ("SK[0]", "Key: SK"), ("g.x", "IndexKey: g"), ("m.x, PK.x", "Key: PK"),
    ])
    func areRefusedInProjections(path: String, name: String) throws {
        let app = try makeTable()
        let expected = message(name)
        #expect(
            refusal {
                _ = try app.store.run(
                    GetItem(tableName: "app", key: Self.key, projectionExpression: .text(path)))
            } == expected)
        #expect(
            refusal {
                _ = try app.store.run(
                    Scan(tableName: "app", projectionExpression: .text(path)))
            } == expected)
        #expect(
            refusal {
                _ = try app.store.run(
                    Query(
                        tableName: "app", keyConditionExpression: .built(Key("PK") == "a"),
                        projectionExpression: .text(path)))
            } == expected)
    }

    @Test(arguments: [
        ("attribute_not_exists(PK.x)", "Key: PK"), ("size(SK[1]) > size(PK)", "Key: SK"),
        ("m.x IN (m.y, g.x)", "IndexKey: g"), ("NOT contains(m, PK.x)", "Key: PK"),
    ])
    func areRefusedInConditions(condition: String, name: String) throws {
        let app = try makeTable()
        var put = PutItem(tableName: "app", item: ["PK": "a", "SK": "1", "new": true])
        put.conditionExpression = .text(condition)
        #expect(refusal { _ = try app.store.run(put) } == message(name))
        #expect(try app.get(Self.key)?["new"] == nil)
        #expect(
            refusal {
                _ = try app.store.run(
                    Scan(tableName: "app", filterExpression: .text(condition)))
            } == message(name))
    }

    @Test(arguments: [("SET n = PK.x", "Key: PK"), ("SET g.x = m", "IndexKey: g")])
    func areRefusedInUpdates(update: String, name: String) throws {
        let app = try makeTable()
        let operation = UpdateItem(
            tableName: "app", key: Self.key, updateExpression: .text(update))
        #expect(refusal { _ = try app.store.run(operation) } == message(name))
    }

    @Test func ofElementsAreNot() throws {
        let app = try makeTable()
        let condition: Expression<Condition> = "tags[0] = m.y OR attribute_exists(tags[0])"
        let put = PutItem(tableName: "app", item: ["PK": "a", "SK": "1"])
        var conditioned = put
        conditioned.conditionExpression = condition
        _ = try app.store.run(conditioned)
        #expect(try app.get(Self.key)?["tags"] == nil)
    }
}

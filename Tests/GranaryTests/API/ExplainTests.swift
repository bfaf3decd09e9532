import Granary
import GranaryTestSupport
import Testing

/// What a query costs, told before it is used in earnest.
@Suite("Explaining a query", .temporaryStore)
struct ExplainTests {
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g", sortKey: [.number("n")]),
            .local("byN", partitionKey: "PK", sortKey: .number("n")),
            .multiValue("byTag", element: "tags"),
        ])
        // 40,000 bytes each; 26 fill a page.
        for n in 0..<30 {
            try app.put([
                "PK": "a", "SK": .string("\(n)"), "g": "x", "n": AttributeValue(n), "tags": ["t"],
                "v": text(39_900),
            ])
        }
        return app
    }

    @Test func countsWhatIsReadOverAllPages() throws {
        let app = try makeTable()
        let explanation = try app.store.explain(
            Query(tableName: "app", keyConditionExpression: .built(Key("PK") == "a")))
        #expect(explanation.tableName == "app" && explanation.indexName == nil)
        #expect(explanation.keyAttributes == ["PK", "SK"])
        #expect(explanation.scannedCount == 30 && explanation.count == 30)
        #expect(explanation.pageCount == 2)
        let size = try app.describe().tableSizeBytes
        #expect(explanation.byteCount == size)
        // Each page is rounded up by itself.
        var query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"))
        query.consistentRead = true
        query.returnConsumedCapacity = .total
        var units = 0.0
        repeat {
            let page = try app.store.run(query)
            units += page.consumedCapacity?.capacityUnits ?? 0
            query.exclusiveStartKey = page.lastEvaluatedKey
        } while query.exclusiveStartKey != nil
        #expect(explanation.consistentCapacityUnits == units)
        #expect(explanation.eventualCapacityUnits == units / 2)
        #expect(explanation.notes.isEmpty)
    }

    @Test func endsAtALimit() throws {
        let app = try makeTable()
        let explanation = try app.store.explain(
            Query(tableName: "app", keyConditionExpression: .built(Key("PK") == "a"), limit: 3))
        #expect(explanation.scannedCount == 3 && explanation.pageCount == 1)
    }

    @Test func tellsTheIndexAndWhatItCannotDo() throws {
        let app = try makeTable()
        let global = try app.store.explain(
            Query(
                tableName: "app", indexName: "byG",
                keyConditionExpression: .built(Key("g") == "x" && Key("n") < 2)))
        #expect(global.indexName == "byG" && global.keyAttributes == ["g", "n"])
        #expect(global.scannedCount == 2)
        #expect(global.consistentCapacityUnits == nil)
        let local = try app.store.explain(
            Query(
                tableName: "app", indexName: "byN",
                keyConditionExpression: .built(Key("PK") == "a" && Key("n") == 1)))
        #expect(local.consistentCapacityUnits == 10)
        let multi = try app.store.explain(
            Query(
                tableName: "app", indexName: "byTag",
                keyConditionExpression: .built(Key("tags") == "t"), limit: 1))
        #expect(multi.notes == ["DynamoDB has no index of this kind"])
    }

    @Test func remarksOnAFilterThatDropsMost() throws {
        let app = try makeTable()
        let explanation = try app.store.explain(
            Query(
                tableName: "app", keyConditionExpression: .built(Key("PK") == "a"),
                filterExpression: .built(Attribute("n") == 1)))
        #expect(explanation.count == 1 && explanation.scannedCount == 30)
        #expect(explanation.notes.count == 1)
    }

    @Test func refusesWhatTheQueryRefuses() throws {
        let app = try makeTable()
        let query = Query(tableName: "app", keyConditionExpression: .built(Key("SK") == "a"))
        #expect(
            refusal { _ = try app.store.explain(query) }
                == invalid("Query condition missed key schema element: PK"))
    }
}

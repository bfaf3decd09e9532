import Granary
import GranaryTestSupport
import Testing

/// What of each item comes back: the four forms of `Select`, projections, and what an index holds.
@Suite("Select and projections", .temporaryStore)
struct SelectTests {
    static let item: Item = ["PK": "a", "SK": "1", "g": "g", "n": 1, "v": "v", "w": ["x": 1]]

    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("gAll", partitionKey: "g"),
            .global("gKeys", partitionKey: "g", projection: .keysOnly),
            .global(
                "gSome", partitionKey: "g", sortKey: [.number("n")], projection: .include(["v"])),
            .local("lAll", partitionKey: "PK", sortKey: .number("n")),
            .local("lKeys", partitionKey: "PK", sortKey: .number("n"), projection: .keysOnly),
            .local(
                "lSome", partitionKey: "PK", sortKey: .number("n"), projection: .include(["v"])),
        ])
        try app.put(Self.item)
        return app
    }

    func query(
        _ index: String?, _ select: Select?, _ projection: String? = nil, filter: String? = nil
    ) -> Query {
        let isGlobal = index?.hasPrefix("g") ?? false
        var query = Query(
            tableName: "app", indexName: index,
            keyConditionExpression: .built(isGlobal ? Key("g") == "g" : Key("PK") == "a"),
            filterExpression: filter.map { .text($0) },
            projectionExpression: projection.map { .text($0) })
        query.select = select
        return query
    }

    static let keys: Item = ["PK": "a", "SK": "1", "g": "g"]
    static let some: Item = ["PK": "a", "SK": "1", "g": "g", "n": 1, "v": "v"]
    static let localKeys: Item = ["PK": "a", "SK": "1", "n": 1]
    static let localSome: Item = ["PK": "a", "SK": "1", "n": 1, "v": "v"]

    /// What is asked of which index, and what comes back.
    static let answers: [(index: String?, select: Select?, projection: String?, item: Item)] = [
        (nil, nil, nil, item), (nil, .allAttributes, nil, item),
        (nil, nil, "w.x", ["w": ["x": 1]]), (nil, .specificAttributes, "v, n", ["v": "v", "n": 1]),
        ("gAll", nil, nil, item), ("gAll", .allAttributes, nil, item),
        ("gKeys", nil, nil, keys), ("gKeys", .allProjectedAttributes, nil, keys),
        ("gSome", nil, nil, some), ("gSome", .specificAttributes, "v", ["v": "v"]),
        ("lAll", .allAttributes, nil, item), ("lKeys", nil, nil, localKeys),
        ("lKeys", .allProjectedAttributes, nil, localKeys), ("lKeys", .allAttributes, nil, item),
        ("lKeys", nil, "w.x, n", ["w": ["x": 1], "n": 1]), ("lSome", nil, nil, localSome),
        ("lSome", .specificAttributes, "v", ["v": "v"]), ("lSome", .allAttributes, nil, item),
    ]

    @Test(arguments: answers)
    func returns(
        answer: (index: String?, select: Select?, projection: String?, item: Item)
    ) throws {
        let app = try makeTable()
        let output = try app.store.run(query(answer.index, answer.select, answer.projection))
        #expect(output.items == [answer.item])
        #expect(output.count == 1)
        var scan = Scan(
            tableName: "app", indexName: answer.index,
            projectionExpression: answer.projection.map { .text($0) })
        scan.select = answer.select
        #expect(try app.store.run(scan).items == [answer.item])
    }

    @Test(arguments: [nil, "gKeys", "lKeys"] as [String?])
    func countsWithoutItems(index: String?) throws {
        let app = try makeTable()
        let output = try app.store.run(query(index, .count))
        #expect(output.items.isEmpty && output.count == 1 && output.scannedCount == 1)
    }

    static let contradictions: [(Select?, String?, String?, String)] = [
        (
            .allAttributes, "v", nil,
            "Cannot specify the ProjectionExpression when choosing to get ALL_ATTRIBUTES"
        ),
        (
            .count, "v", nil,
            "Cannot specify the ProjectionExpression when choosing to get only the Count"
        ),
        (
            .allProjectedAttributes, "v", "gAll",
            "Cannot specify the ProjectionExpression when choosing to get "
                + "ALL_PROJECTED_ATTRIBUTES"
        ),
        (
            .allProjectedAttributes, nil, nil,
            "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName"
        ),
        (
            .specificAttributes, nil, nil,
            "Must specify the AttributesToGet or ProjectionExpression when choosing to get "
                + "SPECIFIC_ATTRIBUTES"
        ),
        (
            .allAttributes, nil, "gKeys",
            parameterValues
                + "Select type ALL_ATTRIBUTES is not supported for global secondary index gKeys "
                + "because its projection type is not ALL"
        ),
        (
            nil, "v, w.x", "gSome",
            parameterValues + "Global secondary index gSome does not project [w]"
        ),
    ]

    @Test(arguments: contradictions)
    func refuses(select: Select?, projection: String?, index: String?, message: String) throws {
        let app = try makeTable()
        #expect(
            refusal { _ = try app.store.run(query(index, select, projection)) } == invalid(message))
        var scan = Scan(
            tableName: "app", indexName: index,
            projectionExpression: projection.map { .text($0) })
        scan.select = select
        #expect(refusal { _ = try app.store.run(scan) } == invalid(message))
    }

    /// Else a filter would be asked of items without what it asks for, and find nothing.
    @Test(arguments: [
        ("lKeys", Select.allAttributes), ("lKeys", .allProjectedAttributes),
        ("gKeys", .allProjectedAttributes), ("gKeys", .count),
    ])
    func refusesAFilterOnWhatIsNotHeld(index: String, select: Select) throws {
        let app = try makeTable()
        let query = query(index, select, filter: "attribute_exists(w.x) OR v = w")
        #expect(
            refusal { _ = try app.store.run(query) }
                == invalid(
                    parameterValues + "Secondary index \(index) does not project one or more "
                        + "filter attributes: [v, w]"))
    }

    @Test func filtersByWhatIsHeld() throws {
        let app = try makeTable()
        let output = try app.store.run(query("gAll", nil, filter: "attribute_exists(v)"))
        #expect(output.count == 1)
        // A scan reads what the index has.
        let scan = Scan(
            tableName: "app", indexName: "gKeys", filterExpression: "attribute_exists(v)")
        #expect(try app.store.run(scan).count == 0)
    }

    @Test func refusesConsistentReadsOfGlobalIndexes() throws {
        let app = try makeTable()
        let message = invalid("Consistent reads are not supported on global secondary indexes")
        for (index, expected) in [("gAll", message), ("lAll", nil)] as [(String, String?)] {
            var query = query(index, nil)
            query.consistentRead = true
            #expect(refusal { _ = try app.store.run(query) } == expected)
            var scan = Scan(tableName: "app", indexName: index)
            scan.consistentRead = true
            #expect(refusal { _ = try app.store.run(scan) } == expected)
        }
    }

    /// What a page fetches counts towards its size: keys alone would let it grow without bound.
    @Test func whatIsFetchedFillsThePage() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .local("byN", partitionKey: "PK", sortKey: .number("n"), projection: .keysOnly)
        ])
        for n in 0..<6 {
            try app.put([
                "PK": "a", "SK": .string("\(n)"), "n": AttributeValue(n), "v": text(300_000),
            ])
        }
        var query = Query(
            tableName: "app", indexName: "byN", keyConditionExpression: .built(Key("PK") == "a"))
        query.select = .allAttributes
        let page = try app.store.run(query)
        #expect(page.count == 4)
        #expect(page.lastEvaluatedKey == ["PK": "a", "SK": "3", "n": 3])
        #expect(Array(try app.items(of: query)).count == 6)
    }
}

import Granary
import GranaryTestSupport
import Testing

/// A sequence reads a page at a time, as it is asked: never more than it must, never an item twice.
@Suite("Sequences of items", .temporaryStore)
struct ItemSequenceTests {
    func makeTable(_ count: Int) throws -> Table {
        let app = try TemporaryStore.current.makeTable()
        try app.load(
            (0..<count).map { position in
                [
                    "PK": "a", "SK": .string(Self.sort(position)),
                    "n": AttributeValue(position % 10),
                ]
            })
        return app
    }

    /// Sorts as the number does.
    static func sort(_ position: Int) -> String { String(10_000 + position) }

    /// The first page has 64 items and later ones 512: both edges, and one beyond.
    @Test(arguments: [0, 1, 63, 64, 65, 575, 576, 577, 1_088, 1_089, 2_000])
    func givesEveryItemOnce(count: Int) throws {
        let app = try makeTable(count)
        let expected = (0..<count).map { AttributeValue.string(Self.sort($0)) }
        #expect(try app.query(Key("PK") == "a").compactMap { $0["SK"] } == expected)
        #expect(
            try app.query(Key("PK") == "a", reversed: true).compactMap { $0["SK"] }
                == expected.reversed())
        #expect(try app.scan().compactMap { $0["SK"] } == expected)
    }

    @Test(arguments: [0, 1, 10, 64, 65, 100, 700])
    func endsAtItsLimit(limit: Int) throws {
        let app = try makeTable(600)
        #expect(Array(try app.query(Key("PK") == "a", limit: limit)).count == min(limit, 600))
        // A limit counts what is returned, and not what is read.
        let filtered = try app.query(
            Key("PK") == "a", filter: Attribute("n") == 3, limit: limit)
        #expect(Array(filtered).count == min(limit, 60))
    }

    /// What has not been asked for has not been read, and later writes show in later pages.
    @Test func readsLazily() throws {
        let app = try makeTable(100)
        var iterator = try app.query(Key("PK") == "a").makeIterator()
        #expect(try iterator.nextItem()?["SK"] == .string(Self.sort(0)))
        try app.delete(["PK": "a", "SK": .string(Self.sort(10))])
        try app.delete(["PK": "a", "SK": .string(Self.sort(90))])
        var count = 1
        while try iterator.nextItem() != nil { count += 1 }
        #expect(count == 99)  // The first page was read before; the second was not.
    }

    /// It may be walked twice, each time from the beginning.
    @Test func beginsAnewEachTime() throws {
        let app = try makeTable(100)
        let items = try app.query(Key("PK") == "a")
        #expect(Array(items) == Array(items))
        #expect(try items.readAll() == Array(items))
        #expect(Array(items).count == 100)
    }

    @Test func tellsAFailureFromTheEnd() throws {
        let app = try makeTable(100)
        var iterator = try app.query(Key("PK") == "a").makeIterator()
        for _ in 0..<64 { #expect(iterator.next() != nil) }
        #expect(iterator.failure == nil)
        _ = try app.store.run(DeleteTable(tableName: "app"))
        app.store.close()
        #expect(iterator.next() == nil)
        guard case .closed? = iterator.failure else {
            Issue.record("the end was not told from a failure")
            return
        }
        #expect(iterator.next() == nil)
        try TemporaryStore.reopen()
    }

    @Test func walksAllPagesOfAQueryAndAScan() throws {
        let app = try makeTable(600)
        var query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"),
            filterExpression: "n < :n", projectionExpression: "n",
            expressionAttributeValues: [":n": 2])
        #expect(Array(try app.items(of: query)).count == 120)
        #expect(try app.items(of: query).first { _ in true } == ["n": 0])
        query.exclusiveStartKey = ["PK": "a", "SK": .string(Self.sort(589))]
        #expect(Array(try app.items(of: query)).count == 2)
        let scan = Scan(tableName: "app", filterExpression: .built(Attribute("n") == 9))
        #expect(Array(try app.items(of: scan, limit: 7)).count == 7)
        #expect(Array(try app.items(of: scan)).count == 60)
    }
}

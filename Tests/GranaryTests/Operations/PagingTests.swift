import Granary
import GranaryTestSupport
import Testing

/// Pages of every size, in both directions, over the table and every kind of index, put together
/// again: each item comes once, in order, whatever the page.
@Suite("Pages of queries and scans", .temporaryStore)
struct PagingTests {
    static let indexes: [IndexDefinition] = [
        .global("global", partitionKey: "g", sortKey: [.number("n")]),
        .global("keys", partitionKey: "g", projection: .keysOnly),
        .local("local", partitionKey: "PK", sortKey: .number("n"), projection: .include(["v"])),
        .unique("unique", on: .number("u")),
        .multiValue("multi", element: "tags", sortKey: [.number("n")]),
    ]

    /// 12 items; `n` repeats, so that entries of an index have equal keys.
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: Self.indexes)
        for position in 0..<12 {
            try app.put([
                "PK": position < 8 ? "a" : "b", "SK": .string("s\(position)"), "g": "g",
                "n": AttributeValue(position % 3), "u": AttributeValue(position), "v": "v",
                "tags": .stringSet(position.isMultiple(of: 2) ? ["x", "y"] : ["x"]),
            ])
        }
        return app
    }

    static let conditions: [(String?, KeyCondition)] = [
        (nil, Key("PK") == "a"), (nil, Key("PK") == "a" && Key("SK") > "s2"),
        (nil, Key("PK") == "a" && Key("SK").between("s1", "s6")),
        ("global", Key("g") == "g"), ("global", Key("g") == "g" && Key("n") == 1),
        ("global", Key("g") == "g" && Key("n") >= 1), ("keys", Key("g") == "g"),
        ("local", Key("PK") == "a"), ("local", Key("PK") == "a" && Key("n") < 2),
        ("unique", Key("u") == 3), ("multi", Key("tags") == "x"),
        ("multi", Key("tags") == "y" && Key("n") <= 1),
    ]

    @Test(arguments: conditions, [false, true])
    func everyPageSizeGivesTheSameItems(
        target: (index: String?, condition: KeyCondition), reversed: Bool
    ) throws {
        let app = try makeTable()
        let whole = try app.store.run(
            Query(
                tableName: "app", indexName: target.index,
                keyConditionExpression: .built(target.condition), scanIndexForward: !reversed))
        #expect(whole.lastEvaluatedKey == nil && whole.count > 0)
        for limit in 1...whole.count + 1 {
            var query = Query(
                tableName: "app", indexName: target.index,
                keyConditionExpression: .built(target.condition), limit: limit,
                scanIndexForward: !reversed)
            var items: [Item] = []
            repeat {
                let page = try app.store.run(query)
                #expect(page.scannedCount == page.count && page.count <= limit)
                items += page.items
                query.exclusiveStartKey = page.lastEvaluatedKey
            } while query.exclusiveStartKey != nil
            #expect(items == whole.items, "pages of \(limit)")
        }
    }

    @Test(arguments: [nil, "global", "keys", "local", "unique", "multi"] as [String?])
    func everyScanPageSizeGivesTheSameItems(index: String?) throws {
        let app = try makeTable()
        let whole = try app.store.run(Scan(tableName: "app", indexName: index))
        #expect(whole.count == (index == "multi" ? 18 : 12))
        for limit in 1...whole.count {
            var scan = Scan(tableName: "app", indexName: index, limit: limit)
            var items: [Item] = []
            repeat {
                let page = try app.store.run(scan)
                items += page.items
                scan.exclusiveStartKey = page.lastEvaluatedKey
            } while scan.exclusiveStartKey != nil
            #expect(items == whole.items, "pages of \(limit)")
        }
    }

    /// A page that ends at its limit says so, even when nothing is left: DynamoDB does not look ahead.
    @Test func aFullPageHasALastKeyAlways() throws {
        let app = try makeTable()
        var query = Query(
            tableName: "app", indexName: "global",
            keyConditionExpression: .built(Key("g") == "g"), limit: 12)
        let page = try app.store.run(query)
        #expect(page.lastEvaluatedKey == ["PK": "b", "SK": "s8", "g": "g", "n": 2])
        query.exclusiveStartKey = page.lastEvaluatedKey
        let rest = try app.store.run(query)
        #expect(rest.items.isEmpty && rest.lastEvaluatedKey == nil)
    }

    /// The key of a deleted item is still a place to go on from.
    @Test func goesOnAfterAnItemThatIsGone() throws {
        let app = try makeTable()
        var query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"), limit: 3)
        query.exclusiveStartKey = try app.store.run(query).lastEvaluatedKey
        try app.delete(["PK": "a", "SK": "s2"])
        #expect(try app.store.run(query).items.first?["SK"] == "s3")
    }

    /// A page holds 1 MiB of what is read, before the filter, and always at least one item.
    @Test func aPageEndsAtOneMebibyte() throws {
        let app = try TemporaryStore.current.makeTable()
        // 262,144 bytes each: four fill a page exactly.
        for sort in 0..<9 {
            try app.put([
                "PK": "a", "SK": .string("\(sort)"), "v": text(262_144 - 7),
            ])
        }
        var query = Query(
            tableName: "app", keyConditionExpression: "PK = :p",
            filterExpression: "attribute_not_exists(v)", expressionAttributeValues: [":p": "a"])
        var counts: [Int] = []
        repeat {
            let page = try app.store.run(query)
            #expect(page.items.isEmpty)
            counts.append(page.scannedCount)
            query.exclusiveStartKey = page.lastEvaluatedKey
        } while query.exclusiveStartKey != nil
        #expect(counts == [4, 4, 1])
        // One byte less, and the fifth makes it more than that.
        try app.put(["PK": "a", "SK": "0", "v": text(262_144 - 8)])
        query.returnConsumedCapacity = .total
        let page = try app.store.run(query)
        #expect(page.scannedCount == 5 && page.lastEvaluatedKey == ["PK": "a", "SK": "4"])
        #expect(page.consumedCapacity?.capacityUnits == 160)
        query.scanIndexForward = false
        let backward = try app.store.run(query)
        #expect(backward.scannedCount == 4 && backward.lastEvaluatedKey == ["PK": "a", "SK": "5"])
    }
}

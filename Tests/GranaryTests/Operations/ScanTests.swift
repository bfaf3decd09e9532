import Granary
import GranaryTestSupport
import Testing

/// Scans: order, filters, and that parallel segments divide the items without loss or repetition.
@Suite("Scan", .temporaryStore)
struct ScanTests {
    /// 40 items in 20 partitions.
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: .number("g")),
            .multiValue("byTag", element: "tags"),
        ])
        try app.load(
            (0..<40).map { position in
                [
                    "PK": .string("p\(position / 2)"), "SK": .string("s\(position % 2)"),
                    "g": AttributeValue(position % 7),
                    "tags": .stringSet(["t\(position % 3)", "u"]),
                ]
            })
        return app
    }

    @Test func readsAllInKeyOrder() throws {
        let app = try makeTable()
        let output = try app.store.run(Scan(tableName: "app"))
        #expect(output.count == 40 && output.lastEvaluatedKey == nil)
        let keys = output.items.map { item in
            (item["PK"]?.stringValue ?? "") + "/" + (item["SK"]?.stringValue ?? "")
        }
        #expect(keys == keys.sorted())
    }

    @Test func anEmptyTableIsEmpty() throws {
        let app = try TemporaryStore.current.makeTable()
        let output = try app.store.run(Scan(tableName: app.name))
        #expect(output.items.isEmpty && output.scannedCount == 0)
        #expect(output.lastEvaluatedKey == nil)
    }

    @Test func filtersAsTextAndBuilt() throws {
        let app = try makeTable()
        let filtered = try app.store.run(
            Scan(
                tableName: "app", filterExpression: "g = :g AND #s = :s",
                expressionAttributeNames: ["#s": "SK"],
                expressionAttributeValues: [":g": 3, ":s": "s1"]))
        #expect(filtered.count == 3 && filtered.scannedCount == 40)
        let built = try app.scan(filter: Attribute("g") == 3 && Attribute("SK") == "s1")
        #expect(Array(built) == filtered.items)
    }

    /// Item collections stay whole, so that segments can work on them apart.
    @Test(arguments: [nil, "byG", "byTag"] as [String?], [1, 2, 3, 7, 64])
    func everyItemIsInOneSegment(index: String?, total: Int) throws {
        let app = try makeTable()
        let whole = try app.store.run(Scan(tableName: "app", indexName: index)).items
        var items: [Item] = []
        for segment in 0..<total {
            var paged: [Item] = []
            for limit in [1, 5, 1_000] {
                var scan = Scan(tableName: "app", indexName: index, limit: limit)
                (scan.segment, scan.totalSegments) = (segment, total)
                var all: [Item] = []
                repeat {
                    let page = try app.store.run(scan)
                    all += page.items
                    scan.exclusiveStartKey = page.lastEvaluatedKey
                } while scan.exclusiveStartKey != nil
                if limit == 1 { paged = all }
                #expect(all == paged, "pages of \(limit), segment \(segment)")
            }
            items += paged
        }
        #expect(items.count == whole.count)
        #expect(Set(items) == Set(whole))
    }

    @Test func segmentsShareTheWork() throws {
        let app = try TemporaryStore.current.makeHashTable()
        try app.load((0..<400).map { ["PK": .string("user#\($0)")] })
        for segment in 0..<4 {
            var scan = Scan(tableName: app.name)
            (scan.segment, scan.totalSegments) = (segment, 4)
            #expect((60...140).contains(try app.store.run(scan).count))
        }
    }

    static let refusals: [(segment: Int?, total: Int?, message: String)] = [
        (
            0, nil,
            "The TotalSegments parameter is required but was not present in the request when "
                + "Segment parameter is present"
        ),
        (
            nil, 2,
            "The Segment parameter is required but was not present in the request when parameter "
                + "TotalSegments is present"
        ),
        (
            2, 2,
            "The Segment parameter is zero-based and must be less than parameter TotalSegments: "
                + "Segment: 2 is not less than TotalSegments: 2"
        ),
        (
            -1, 2,
            "1 validation error detected: Value '-1' at 'segment' failed to satisfy constraint: "
                + "Member must have value greater than or equal to 0"
        ),
        (
            0, 0,
            "1 validation error detected: Value '0' at 'totalSegments' failed to satisfy "
                + "constraint: Member must have value greater than or equal to 1"
        ),
        (
            0, 1_000_001,
            "1 validation error detected: Value '1000001' at 'totalSegments' failed to satisfy "
                + "constraint: Member must have value less than or equal to 1000000"
        ),
    ]

    @Test(arguments: refusals)
    func refusesSegments(segment: Int?, total: Int?, message: String) throws {
        let app = try TemporaryStore.current.makeTable()
        var scan = Scan(tableName: app.name)
        (scan.segment, scan.totalSegments) = (segment, total)
        #expect(refusal { _ = try app.store.run(scan) } == invalid(message))
        (scan.segment, scan.totalSegments) = (999_999, 1_000_000)
        #expect(try app.store.run(scan).items.isEmpty)
    }

    @Test func refusesWhatItCannotUse() throws {
        let app = try TemporaryStore.current.makeTable()
        var scan = Scan(tableName: app.name, limit: 0)
        #expect(
            refusal { _ = try app.store.run(scan) }
                == invalid(
                    "1 validation error detected: Value '0' at 'limit' failed to satisfy "
                        + "constraint: Member must have value greater than or equal to 1"))
        scan = Scan(tableName: app.name, projectionExpression: "PK")
        scan.expressionAttributeValues = [":v": 1]
        #expect(
            refusal { _ = try app.store.run(scan) }
                == invalid(
                    "ExpressionAttributeValues can only be specified when using expressions: "
                        + "FilterExpression is null"))
        scan = Scan(tableName: app.name, indexName: "nobody")
        #expect(
            refusal { _ = try app.store.run(scan) }
                == invalid("The table does not have the specified index: nobody"))
    }
}

internal import Granary

extension DemoPattern {
    /// Reads, by the table's key, by each kind of index, and of everything.
    static var reads: [DemoPattern] {
        [
            oneStartup,
            query(
                "A startup with all it did: one item collection", "PK = :p AND begins_with(SK, :s)",
                values: [(":p", "STARTUP#stripe"), (":s", "ACTIVITY#")], columns: activity),
            query(
                "What it did between two days", "PK = :p AND SK BETWEEN :from AND :to",
                values: [
                    (":p", "STARTUP#stripe"), (":from", "ACTIVITY#2026-03-02"),
                    (":to", "ACTIVITY#2026-03-04"),
                ], columns: activity),
            query(
                "Startups of an industry, the largest first", "industry = :i",
                values: [(":i", "Fintech")], index: "byIndustry", reversed: true),
            query(
                "Startups of an industry, by the size of their team",
                "industry = :i AND team_size BETWEEN :low AND :high",
                values: [(":i", "Healthcare"), (":low", 100), (":high", 500)],
                index: "byIndustry"),
            query(
                "Startups with a tag: one index entry for each element of a list", "tags = :t",
                values: [(":t", "Developer Tools")], index: "byTag"),
            query(
                "Startups with a tag and a large team", "tags = :t",
                values: [(":t", "Developer Tools"), (":n", 200)], index: "byTag",
                filter: "team_size > :n"),
            query(
                "The one startup with a slug: a unique index", "slug = :s",
                values: [(":s", "airbnb")], index: "bySlug"),
            batch, count, explanation,
        ]
    }

    /// The columns of an activity.
    static let activity = ["PK", "SK", "type", "by"]

    private static var oneStartup: DemoPattern {
        let key = profile("stripe")
        return DemoPattern(
            title: "One startup", request: "granary get \(tableName) '\(key.json)'",
            columns: startup
        ) { table in
            Answer(items: [try table.get(key)].compactMap(\.self))
        }
    }

    private static var batch: DemoPattern {
        let slugs = ["airbnb", "dropbox", "coinbase"]
        let keys = slugs.map(profile)
        return DemoPattern(
            title: "Several startups at once",
            request: "BatchGetItem(requestItems: [\"\(tableName)\": .init(keys: keys)])",
            columns: startup
        ) { table in
            let output = try table.store.run(
                BatchGetItem(requestItems: [tableName: .init(keys: keys)]))
            return Answer(items: output.responses[tableName] ?? [])
        }
    }

    private static var count: DemoPattern {
        let filter = "isHiring = :yes AND size(tags) > :n"
        let values: [(String, AttributeValue)] = [(":yes", true), (":n", 4)]
        return DemoPattern(
            title: "How many are hiring and have more than four tags: a scan of everything",
            request: "granary scan \(tableName) --filter '\(filter)' --values '\(json(values))' "
                + "--count"
        ) { table in
            var scan = Scan(
                tableName: tableName, filterExpression: .text(filter),
                expressionAttributeValues: Dictionary(values) { $1 })
            scan.select = .count
            let total = try PageCount.total(limit: nil) { startKey throws(StoreError) in
                scan.exclusiveStartKey = startKey
                return try table.store.run(scan)
            }
            return Answer(lines: ["\(total) startups"])
        }
    }

    private static var explanation: DemoPattern {
        let condition = "tags = :t"
        let filter = "team_size > :n"
        let values: [(String, AttributeValue)] = [(":t", "SaaS"), (":n", 1_000)]
        return DemoPattern(
            title: "What a query costs, here and on DynamoDB",
            request: "granary explain \(tableName) '\(condition)' --values '\(json(values))' "
                + "--index byTag --filter '\(filter)'"
        ) { table in
            let query = Query(
                tableName: tableName, indexName: "byTag", keyConditionExpression: .text(condition),
                filterExpression: .text(filter),
                expressionAttributeValues: Dictionary(values) { $1 })
            return Answer(
                lines: try table.store.explain(query).lines(width: DemoReport.answerWidth))
        }
    }
}

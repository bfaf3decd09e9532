import Granary
import GranaryTestSupport
import Testing

/// Which items a query returns, in which order, and which queries are refused.
@Suite("Query", .temporaryStore)
struct QueryTests {
    func makeTable() throws -> Table {
        let app = try TemporaryStore.current.makeTable()
        for partition in ["a", "b"] {
            for sort in ["", "a", "aa", "ab", "b", "ba", "c"] where !sort.isEmpty {
                try app.put(["PK": .string(partition), "SK": .string(sort), "v": 1])
            }
        }
        return app
    }

    /// The same conditions as text and built in Swift.
    @Test(
        arguments: [
            ("PK = :p", Key("PK") == "a", ["a", "aa", "ab", "b", "ba", "c"]),
            ("PK = :p AND SK = :x", Key("PK") == "a" && Key("SK") == "b", ["b"]),
            ("SK = :x AND PK = :p", Key("SK") == "b" && Key("PK") == "a", ["b"]),
            ("PK = :p AND SK < :x", Key("PK") == "a" && Key("SK") < "b", ["a", "aa", "ab"]),
            ("PK = :p AND SK <= :x", Key("PK") == "a" && Key("SK") <= "b", ["a", "aa", "ab", "b"]),
            ("PK = :p AND SK > :x", Key("PK") == "a" && Key("SK") > "b", ["ba", "c"]),
            (":x < SK AND :p = PK", Key("PK") == "a" && Key("SK") > "b", ["ba", "c"]),
            ("PK = :p AND SK >= :x", Key("PK") == "a" && Key("SK") >= "b", ["b", "ba", "c"]),
            (
                "PK = :p AND SK BETWEEN :x AND :y",
                Key("PK") == "a" && Key("SK").between("b", "bz"),
                ["b", "ba"]
            ),
            (
                "(PK = :p) AND begins_with(SK, :x)",
                Key("PK") == "a" && Key("SK").beginsWith("b"), ["b", "ba"]
            ),
        ] as [(String, KeyCondition, [String])])
    func finds(text: String, built: KeyCondition, sorts: [String]) throws {
        let app = try makeTable()
        var values: [String: AttributeValue] = [":p": "a"]
        if text.contains(":x") { values[":x"] = "b" }
        if text.contains(":y") { values[":y"] = "bz" }
        let expected = sorts.map { AttributeValue.string($0) }
        #expect(Array(try app.query(built)).map { $0["SK"] } == expected)
        #expect(Array(try app.query(text, values: values)).map { $0["SK"] } == expected)
        let reversed = try app.query(text, values: values, reversed: true)
        #expect(Array(reversed).map { $0["SK"] } == expected.reversed())
    }

    @Test func findsNothingInAnEmptyPartition() throws {
        let app = try makeTable()
        let output = try app.store.run(
            Query(tableName: "app", keyConditionExpression: .built(Key("PK") == "z")))
        #expect(output.items.isEmpty && output.count == 0 && output.scannedCount == 0)
        #expect(output.lastEvaluatedKey == nil)
    }

    @Test func boundsTheWrongWayRoundFindNothing() throws {
        let app = try makeTable()
        let built = Key("PK") == "a" && Key("SK").between("c", "a")
        #expect(Array(try app.query(built)).isEmpty)
        #expect(
            refusal {
                _ = try app.query(
                    "PK = :p AND SK BETWEEN :x AND :y",
                    values: [":p": "a", ":x": "c", ":y": "a"])
            }
                == invalid(
                    "Invalid KeyConditionExpression: The BETWEEN operator requires upper bound to "
                        + "be greater than or equal to lower bound; lower bound operand: "
                        + "AttributeValue: {S:c}, upper bound operand: AttributeValue: {S:a}"))
    }

    /// A filter drops items after they are read, counted and paid for.
    @Test func filtersWhatItHasRead() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "SK": "b", "v": 2])
        var query = Query(
            tableName: "app", keyConditionExpression: "PK = :p", filterExpression: "v > :v",
            expressionAttributeValues: [":p": "a", ":v": 1])
        var output = try app.store.run(query)
        #expect(output.items == [["PK": "a", "SK": "b", "v": 2]])
        #expect(output.count == 1 && output.scannedCount == 6)
        query.limit = 3
        output = try app.store.run(query)
        #expect(output.items.isEmpty && output.count == 0 && output.scannedCount == 3)
        #expect(output.lastEvaluatedKey == ["PK": "a", "SK": "ab"])
    }

    /// A condition or value that cannot go with the key schema, in DynamoDB's words.
    @Test(
        arguments: [
            ("SK = :x", [":x": "a"], "Query condition missed key schema element: PK"),
            ("PK > :x", [":x": "a"], "Query key condition not supported"),
            ("PK = :x AND v = :x", [":x": "a"], "Query condition missed key schema element: SK"),
            (
                "PK = :x AND SK = :x AND v = :x", [":x": "a"],
                "The number of query conditions (3) exceeds the number of key attributes defined in "
                    + "the schema (2)"
            ),
            (
                "PK = :x", [":x": 1],
                parameterValues + "Condition parameter type does not match schema type"
            ),
            (
                "PK = :p AND SK = :x", [":p": "a", ":x": 1],
                parameterValues + "Condition parameter type does not match schema type"
            ),
            (
                "PK = :x", [":x": ""],
                "One or more parameter values are not valid. The AttributeValue for a key attribute "
                    + "cannot contain an empty string value. Key: PK"
            ),
            (
                "PK = :p AND begins_with(SK, :x)", [":p": "a", ":x": ""],
                "One or more parameter values are not valid. The AttributeValue for a key attribute "
                    + "cannot contain an empty string value. Key: SK"
            ),
            (
                "PK = :p AND begins_with(SK, :x)", [":p": "a", ":x": 1],
                "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
                    + "operator or function: begins_with, operand type: N"
            ),
            (
                "PK = :x", [":x": text(2_049)],
                parameterValues
                    + "Size of hashkey has exceeded the maximum size limit of2048 bytes"
            ),
            (
                "PK = :p AND SK > :x", [":p": "a", ":x": text(1_025)],
                parameterValues
                    + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes"
            ),
            (
                "PK = :p AND SK = :x AND SK > :x", [":p": "a", ":x": "a"],
                "KeyConditionExpressions must only contain one condition per key"
            ),
            (
                "PK = :p OR SK = :x", [":p": "a", ":x": "a"],
                "Invalid operator used in KeyConditionExpression: OR"
            ),
            (
                "PK = :p", [":p": "a", ":x": 1],
                "Value provided in ExpressionAttributeValues unused in expressions: keys: {:x}"
            ),
        ] as [(String, [String: AttributeValue], String)])
    func refuses(condition: String, values: [String: AttributeValue], message: String) throws {
        let app = try makeTable()
        #expect(refusal { _ = try app.query(condition, values: values) } == invalid(message))
    }

    /// No text is parsed here, so the type of what a built condition begins with is seen late.
    @Test func aBuiltConditionOnTheBeginningOfANumberIsRefused() throws {
        let numbers = IndexDefinition.global(
            "byN", partitionKey: "PK", sortKey: [.number("n")])
        let store = TemporaryStore.current
        try store.createTable(
            "tab", partitionKey: "PK", sortKey: .number("SK"), indexes: [numbers])
        let table = try store.table("tab")
        try table.put(["PK": "a", "SK": 12, "n": 12])
        let message = invalid(
            "Invalid KeyConditionExpression: Incorrect operand type for operator or function; "
                + "operator or function: begins_with, operand type: N")
        #expect(
            refusal { _ = try table.query(Key("PK") == "a" && Key("SK").beginsWith(1)) } == message)
        #expect(
            refusal {
                _ = try table.query(Key("PK") == "a" && Key("n").beginsWith(1), on: "byN")
            } == message)
    }

    @Test func refusesAFilterOnTheKeyItReads() throws {
        let index = IndexDefinition.global("byV", partitionKey: "v", sortKey: ["w"])
        let app = try TemporaryStore.current.makeTable(indexes: [index])
        try app.put(["PK": "a", "SK": "1", "v": "x", "w": "y"])
        for (name, onTable) in [("PK", true), ("SK", true), ("v", false), ("w", false)] {
            var query = Query(
                tableName: "app", indexName: onTable ? nil : "byV",
                keyConditionExpression: .built(Key(onTable ? "PK" : "v") == "x"),
                filterExpression: "attribute_exists(#f)", expressionAttributeNames: ["#f": name])
            #expect(
                refusal { _ = try app.store.run(query) }
                    == invalid(
                        "Filter Expression can only contain non-primary key attributes: "
                            + "Primary key attribute: \(name)"))
            // The other key is an attribute like any other.
            query.indexName = onTable ? "byV" : nil
            query.keyConditionExpression = .built(
                Key(onTable ? "v" : "PK") == (onTable ? "x" : "a"))
            #expect(try app.store.run(query).count == 1)
        }
    }

    @Test func refusesWhatItCannotRead() throws {
        let app = try makeTable()
        var query = Query(
            tableName: "app", indexName: "nobody",
            keyConditionExpression: .built(Key("PK") == "a"))
        #expect(
            refusal { _ = try app.store.run(query) }
                == invalid("The table does not have the specified index: nobody"))
        query.tableName = "nobody"
        #expect(
            refusal { _ = try app.store.run(query) }
                == "ResourceNotFoundException: Requested resource not found")
    }

    @Test(arguments: [0, -1, Int.min])
    func refusesALimitBelowOne(limit: Int) throws {
        let app = try makeTable()
        let query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"), limit: limit)
        #expect(
            refusal { _ = try app.store.run(query) }
                == invalid(
                    "1 validation error detected: Value '\(limit)' at 'limit' failed to satisfy "
                        + "constraint: Member must have value greater than or equal to 1"))
    }

    /// The borrowed form sees the same items and stops when told to.
    @Test func lendsTheItems() throws {
        let app = try makeTable()
        var sorts: [AttributeValue?] = []
        try app.forEachItem(of: Key("PK") == "a", reversed: true) { item in
            sorts.append(item["SK"])
            return sorts.count < 3
        }
        #expect(sorts == ["c", "ba", "b"])
        var count = 0
        try app.forEachItem { _ in
            count += 1
            return true
        }
        #expect(count == 12)
    }
}

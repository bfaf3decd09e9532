import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Batches answer for each statement by itself; transactions do all or nothing.
@Suite("Batches and transactions of statements", .temporaryStore)
struct StatementGroupTests {
    private let client = WireClient()

    private func batch(_ statements: String...) -> String {
        #"{"Statements":["# + statements.map { #"{"Statement":"\#($0)"}"# }.joined(separator: ",")
            + "]}"
    }

    private func transaction(_ statements: String..., more: String = "") -> String {
        #"{"TransactStatements":["#
            + statements.map { #"{"Statement":"\#($0)"}"# }.joined(separator: ",") + "]\(more)}"
    }

    private func fill() async {
        await client.createTable(sortKey: false)
        _ = await client.ok(
            "ExecuteStatement", #"{"Statement":"INSERT INTO music VALUE {'PK': 'a', 'n': 1}"}"#)
    }

    @Test("What is wrong with one statement is told in its place")
    func batchErrors() async {
        await fill()
        let answer = await client.ok(
            "BatchExecuteStatement",
            batch(
                "SELECT n FROM music WHERE PK = 'a'", "SLECT",
                "SELECT * FROM nowhere WHERE PK = 'a'",
                "SELECT * FROM music WHERE n = 1", "SELECT * FROM music WHERE PK = 'b'"))
        #expect(
            answer == """
                {"Responses":[{"TableName":"music","Item":{"n":{"N":"1"}}},\
                {"Error":{"Code":"ValidationError","Message":"Statement wasn't well formed, can't \
                be processed: Expected data manipulation"}},\
                {"Error":{"Code":"ResourceNotFound","Message":"Requested resource not found"}},\
                {"Error":{"Code":"ValidationError","Message":"Select statements within \
                BatchExecuteStatement must specify the primary key in the where clause."}},\
                {"TableName":"music"}]}
                """)
        let writes = await client.ok(
            "BatchExecuteStatement",
            batch(
                "INSERT INTO music VALUE {'PK': 'a'}", "UPDATE music SET n = 2 WHERE PK = 'z'",
                "UPDATE music SET n = 2 WHERE PK = 'a' RETURNING MODIFIED NEW *"))
        #expect(
            writes == """
                {"Responses":[{"Error":{"Code":"DuplicateItem","Message":"Duplicate primary key \
                exists in table"},"TableName":"music"},{"Error":{"Code":"ConditionalCheckFailed",\
                "Message":"The conditional request failed"},"TableName":"music"},\
                {"TableName":"music","Item":{"n":{"N":"2"}}}]}
                """)
        await client.refuses(
            "BatchExecuteStatement",
            batch("SELECT * FROM music WHERE PK = 'a'", "DELETE FROM music WHERE PK = 'a'"),
            "The entire batch must consist of either read statements or write statements")
    }

    @Test("A transaction of reads gives an item, or none, for each")
    func reads() async {
        await fill()
        #expect(
            await client.ok(
                "ExecuteTransaction",
                transaction(
                    "SELECT n FROM music WHERE PK = 'a'", "SELECT * FROM music WHERE PK = 'b'"))
                == #"{"Responses":[{"Item":{"n":{"N":"1"}}},{}]}"#)
        await client.refuses(
            "ExecuteTransaction", transaction("SELECT * FROM music WHERE n = 1"),
            "Validation failed in TransactStatements[0]: Select statements within "
                + "ExecuteTransaction must specify the primary key in the where clause.")
    }

    @Test("A transaction of writes is cancelled with a reason for each, inserts by their own")
    func writes() async {
        await fill()
        let (status, text) = await client.send(
            "ExecuteTransaction",
            transaction(
                "INSERT INTO music VALUE {'PK': 'b'}", "INSERT INTO music VALUE {'PK': 'a'}",
                "EXISTS(SELECT * FROM music WHERE PK = 'c' AND n = 9)"))
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#TransactionCanceledException",\
                "Message":"Transaction cancelled, please refer cancellation reasons for specific \
                reasons [None, DuplicateItem, ConditionalCheckFailed]",\
                "CancellationReasons":[{"Code":"None"},{"Code":"DuplicateItem",\
                "Message":"Duplicate primary key exists in table"},\
                {"Code":"ConditionalCheckFailed","Message":"The conditional request failed"}]}
                """)
        let token = #","ClientRequestToken":"t1""#
        for _ in 0..<2 {
            #expect(
                await client.ok(
                    "ExecuteTransaction",
                    transaction(
                        "UPDATE music SET n = n + 1 WHERE PK = 'a'",
                        "INSERT INTO music VALUE {'PK': 'b'}", more: token))
                    == #"{"Responses":[{},{}]}"#)
        }
        #expect(
            await client.ok(
                "ExecuteStatement", #"{"Statement":"SELECT n FROM music WHERE PK = 'a'"}"#)
                == #"{"Items":[{"n":{"N":"2"}}]}"#)
        await client.refuses(
            "ExecuteTransaction",
            transaction("UPDATE music SET n = 1 WHERE PK = 'a' RETURNING ALL NEW *"),
            "Validation failed in TransactStatements[0]: RETURNING clause is not supported in "
                + "ExecuteTransaction.")
        await client.refuses(
            "ExecuteTransaction", transaction("EXISTS(SELECT * FROM music WHERE PK = 'a')"),
            "Validation failed in TransactStatements[0]: EXISTS() must contain a single item read "
                + "with additional condition")
    }

    @Test("Empty lists and too many statements break constraints")
    func counts() async {
        await client.refuses(
            "BatchExecuteStatement", #"{"Statements":[]}"#,
            "1 validation error detected: Value '[]' at 'statements' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 1")
        await client.refuses(
            "ExecuteTransaction", "{}",
            "1 validation error detected: Value null at 'transactStatements' failed to satisfy "
                + "constraint: Member must not be null")
    }

    @Test("A policy sees the table, the key and the attributes that a statement names")
    func claims() async throws {
        await client.createTable()
        let context = RequestContext(
            store: TemporaryStore.current, options: WireOptions(), caller: client.caller)
        func claim(_ text: String) throws -> AccessClaim {
            try PartiQLParser.parse(text, parameters: [])
                .claim(of: PartiQLRequest(), in: context)
        }
        #expect(
            try claim("SELECT a, b.c FROM music WHERE PK IN ['x', 'y'] AND d = 1")
                == AccessClaim(
                    action: "PartiQLSelect", tableName: "music", leadingKeys: ["x", "y"],
                    attributes: ["a", "b", "PK", "d"], select: "SPECIFIC_ATTRIBUTES"))
        #expect(
            try claim("SELECT * FROM music WHERE PK = 'x' OR d = 1")
                == AccessClaim(
                    action: "PartiQLSelect", tableName: "music", select: "ALL_ATTRIBUTES"))
        #expect(
            try claim("INSERT INTO music VALUE {'PK': 'x', 'SK': 'y', 'e': 1}")
                == AccessClaim(
                    action: "PartiQLInsert", tableName: "music", leadingKeys: ["x"],
                    attributes: ["PK", "SK", "e"]))
        #expect(
            try claim("UPDATE music SET a.b = c WHERE PK = 'x' AND SK = 'y' RETURNING ALL NEW *")
                == AccessClaim(
                    action: "PartiQLUpdate", tableName: "music", leadingKeys: ["x"],
                    attributes: nil, returnValues: "ALL_NEW"))
        #expect(
            try claim("UPDATE music SET a.b = c WHERE PK = 'x' AND SK = 'y'")
                == AccessClaim(
                    action: "PartiQLUpdate", tableName: "music", leadingKeys: ["x"],
                    attributes: ["PK", "SK", "a", "c"]))
        #expect(
            try claim("DELETE FROM music WHERE PK = 'x' AND SK = 'y' AND f = 1")
                == AccessClaim(
                    action: "PartiQLDelete", tableName: "music", leadingKeys: ["x"],
                    attributes: ["PK", "SK", "f"]))
        // What is written is what the equality says, whatever else is asked of the key.
        #expect(
            try claim("DELETE FROM music WHERE PK IN ['x'] AND PK = 'z' AND SK = 'y'").leadingKeys
                == ["z"])
    }
}

import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Statements do to items what the service's do, byte for byte in the answer.
@Suite("ExecuteStatement", .temporaryStore)
struct ExecuteStatementTests {
    private let client = WireClient()

    private func run(_ statement: String, _ more: String = "") async -> String {
        await client.ok("ExecuteStatement", #"{"Statement":"\#(statement)"\#(more)}"#)
    }

    private func refuses(_ statement: String, _ message: String) async {
        await refuses(statement, "", message)
    }

    private func refuses(_ statement: String, _ more: String, _ message: String) async {
        await client.refuses(
            "ExecuteStatement", #"{"Statement":"\#(statement)"\#(more)}"#, message)
    }

    private func fill() async {
        await client.createTable()
        for (partition, sort, number) in [("a", "1", 1), ("a", "2", 2), ("b", "1", 3)] {
            _ = await run(
                "INSERT INTO music VALUE {'PK': '\(partition)', 'SK': '\(sort)', 'n': \(number)}")
        }
    }

    @Test("An insert puts an item once")
    func insert() async {
        await client.createTable()
        let insert = #"INSERT INTO \"music\" VALUE {'PK': 'a', 'SK': ?, 'm': {'x': [1, true]}}"#
        #expect(await run(insert, #","Parameters":[{"S":"1"}]"#) == #"{"Items":[]}"#)
        #expect(
            await run("SELECT * FROM music WHERE PK = 'a' AND SK = '1'")
                == #"{"Items":[{"PK":{"S":"a"},"SK":{"S":"1"},"m":{"M":{"x":{"L":[{"N":"1"},{"BOOL":true}]}}}}]}"#
        )
        let (status, text) = await client.send(
            "ExecuteStatement",
            #"{"Statement":"\#(insert)","Parameters":[{"S":"1"}]}"#)
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#DuplicateItemException",\
                "message":"Duplicate primary key exists in table"}
                """)
        await refuses(
            "INSERT INTO music VALUE {'PK': 'a'}",
            "Key attribute should be present in the item: Key SK")
        await refuses(
            "INSERT INTO music VALUE {'PK': 1, 'SK': 'a'}",
            "Key attribute's data type should match its data type in table's schema: Key PK")
    }

    @Test("A column inside an attribute is named by its last part")
    func columns() async {
        await client.createTable()
        _ = await run(
            "INSERT INTO music VALUE {'PK': 'a', 'SK': '1', 'm': {'x': {'y': 5}, 'l': [7, 8]}}")
        #expect(
            await run("SELECT PK, m.x.y, m.l[1], m.z FROM music WHERE PK = 'a'")
                == #"{"Items":[{"PK":{"S":"a"},"l[1]":{"N":"8"},"y":{"N":"5"}}]}"#)
    }

    @Test("Queries go in the order that ORDER BY asks for")
    func order() async {
        await fill()
        #expect(
            await run("SELECT n FROM music WHERE PK = 'a' ORDER BY SK DESC")
                == #"{"Items":[{"n":{"N":"2"}},{"n":{"N":"1"}}]}"#)
        #expect(
            await run("SELECT n FROM music WHERE PK IN ['a', 'b'] ORDER BY PK DESC, SK DESC")
                == #"{"Items":[{"n":{"N":"3"}},{"n":{"N":"2"}},{"n":{"N":"1"}}]}"#)
        await refuses(
            "SELECT * FROM music ORDER BY SK",
            "Must have WHERE clause in the statement when using ORDER BY clause.")
        await refuses(
            "SELECT * FROM music WHERE PK = 'a' ORDER BY n",
            "Attribute n in ORDER BY clause must be part of the primary key")
        await refuses(
            "SELECT * FROM music WHERE PK > 'a' ORDER BY SK",
            "Must have at least one non-optional hash key condition in WHERE clause when using "
                + "ORDER BY clause.")
        await refuses(
            "SELECT * FROM music WHERE PK IN ['a', 'b'] ORDER BY SK",
            "Must have hash key in ORDER BY clause when more than one hash key condition specified "
                + "in WHERE clause.")
    }

    @Test("An update changes an item that is there, and returns what is asked for")
    func update() async throws {
        await fill()
        let key = "WHERE PK = 'a' AND SK = '1'"
        #expect(
            await run("UPDATE music SET n = n + 5, t = <<'x'>> \(key) RETURNING MODIFIED NEW *")
                == #"{"Items":[{"n":{"N":"6"},"t":{"SS":["x"]}}]}"#)
        #expect(
            await run(
                "UPDATE music SET t = set_add(t, <<'y'>>) REMOVE n \(key) RETURNING ALL NEW *")
                == #"{"Items":[{"PK":{"S":"a"},"SK":{"S":"1"},"t":{"SS":["x","y"]}}]}"#)
        #expect(
            await run("UPDATE music SET l = [1] SET t = set_delete(t, <<'x'>>) \(key)")
                == #"{"Items":[]}"#)
        #expect(
            await run("UPDATE music SET l = list_append(l, [2]) \(key) RETURNING MODIFIED OLD *")
                == #"{"Items":[{"l":{"L":[{"N":"1"}]}}]}"#)
        #expect(
            await run("UPDATE music REMOVE l \(key) RETURNING MODIFIED NEW *") == #"{"Items":[]}"#)
        #expect(
            await run("FROM music \(key) SET u = 1 RETURNING MODIFIED NEW *")
                == #"{"Items":[{"u":{"N":"1"}}]}"#)
        for statement in [
            "UPDATE music SET n = 1 WHERE PK = 'z' AND SK = '1'",
            "UPDATE music SET n = 1 \(key) AND t = 'no'",
        ] {
            let (_, text) = await client.send(
                "ExecuteStatement", #"{"Statement":"\#(statement)"}"#)
            #expect(text.contains("ConditionalCheckFailedException"))
        }
        let mandatory = "Where clause does not contain a mandatory equality on all key attributes"
        await refuses("UPDATE music SET n = 1", mandatory)
        await refuses("UPDATE music SET n = 1 WHERE PK = 'a'", mandatory)
        await refuses("UPDATE music SET n = 1 WHERE PK = 'a' AND SK > '1'", mandatory)
        await refuses("UPDATE music SET n = 1 WHERE PK = 'a' OR SK = '1'", mandatory)
        await refuses(
            "UPDATE music.i SET n = 1 \(key)", "This operation is not supported on an index")
        await refuses(
            "UPDATE music SET SK = '2' \(key)",
            "One or more parameter values were invalid: Cannot update attribute SK. This attribute "
                + "is part of the key")
    }

    @Test("A delete of nothing is none, and a condition is asked only of an item that is there")
    func delete() async {
        await fill()
        let key = "WHERE PK = 'a' AND SK = '1'"
        let (_, text) = await client.send(
            "ExecuteStatement",
            #"{"Statement":"DELETE FROM music \#(key) AND n = 9","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"#
        )
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException",\
                "message":"The conditional request failed",\
                "Item":{"PK":{"S":"a"},"SK":{"S":"1"},"n":{"N":"1"}}}
                """)
        #expect(
            await run("DELETE FROM music \(key) AND n = 1 RETURNING ALL OLD *")
                == #"{"Items":[{"PK":{"S":"a"},"SK":{"S":"1"},"n":{"N":"1"}}]}"#)
        #expect(await run("DELETE FROM music \(key) AND n = 1") == #"{"Items":[]}"#)
        #expect(await run("DELETE FROM music \(key) RETURNING ALL OLD *") == #"{"Items":[]}"#)
    }

    @Test("A token goes with its statement and parameters alone")
    func tokens() async throws {
        await fill()
        let statement =
            #""Statement":"SELECT n FROM music WHERE PK IN [?, ?]","Parameters":[{"S":"a"},{"S":"b"}]"#
        let first = await client.ok("ExecuteStatement", "{\(statement),\"Limit\":2}")
        let answer = try JSONValue(parsing: first)
        let token = try #require(answer["NextToken"]?.string)
        #expect(answer["LastEvaluatedKey"]?["SK"]?["S"]?.string == "2")
        #expect(
            await client.ok("ExecuteStatement", "{\(statement),\"NextToken\":\"\(token)\"}")
                == #"{"Items":[{"n":{"N":"3"}}]}"#)
        await refuses(
            "SELECT n FROM music", #","NextToken":"\#(token)""#, "NextToken does not match request")
        await refuses("SELECT n FROM music", #","NextToken":"AAAA""#, "Invalid NextToken")
        await refuses("SELECT n FROM music", #","NextToken":"no""#, "Invalid NextToken")
    }

    @Test("A read may ask for 50 values of the partition key, and for no more")
    func partitions() async {
        await fill()
        let values = { (count: Int) in (1...count).map { "'\($0)'" }.joined(separator: ", ") }
        #expect(
            await run("SELECT * FROM music WHERE PK IN [\(values(50))]") == #"{"Items":[]}"#)
        await refuses(
            "SELECT * FROM music WHERE PK IN [\(values(51))]",
            "Too many decomposed read operations for a given query.")
        // Each key of the collections that are asked for is a read of its own.
        await refuses(
            "SELECT * FROM music WHERE PK IN [\(values(26))] AND SK IN ['1', '2']",
            "Too many decomposed read operations for a given query.")
        #expect(
            await run("SELECT * FROM music WHERE PK IN [\(values(25))] AND SK IN ['1', '2']")
                == #"{"Items":[]}"#)
    }

    @Test("Indexes are read by name, and what they do not hold is refused")
    func indexes() async {
        await client.createTable()
        _ = await client.ok(
            "UpdateTable",
            """
            {"TableName":"music","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"byG",
               "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
               "Projection":{"ProjectionType":"KEYS_ONLY"}}}]}
            """)
        await refuses(
            "SELECT PK FROM music.byG WHERE g = 'x' AND n = 1",
            "One or more parameter values were invalid: Secondary index byG does not project one "
                + "or more filter attributes: [n]")
        await refuses(
            "SELECT * FROM music.byG WHERE g = 'x'", #","ConsistentRead":true"#,
            "Strongly consistent read is not supported on Global Secondary Indexes")
        await refuses(
            #"SELECT * FROM music.\"none\" WHERE g = 'x'"#,
            "The table does not have the specified index")
    }

    @Test("A table that is not there, and constraints")
    func constraints() async {
        let (_, text) = await client.send(
            "ExecuteStatement", #"{"Statement":"SELECT * FROM nowhere"}"#)
        #expect(
            text == """
                {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",\
                "message":"Requested resource not found"}
                """)
        await client.refuses(
            "ExecuteStatement", #"{"Parameters":[],"Limit":0}"#,
            "3 validation errors detected: Value null at 'statement' failed to satisfy constraint: "
                + "Member must not be null; Value '[]' at 'parameters' failed to satisfy "
                + "constraint: Member must have length greater than or equal to 1; Value '0' at "
                + "'limit' failed to satisfy constraint: Member must have value greater than or "
                + "equal to 1")
        await refuses(
            "EXISTS(SELECT * FROM music WHERE PK = 'a')",
            "EXISTS can only be used in ExecuteTransaction write requests.")
    }
}

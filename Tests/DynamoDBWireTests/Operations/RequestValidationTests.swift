import DynamoDBWire
import GranaryItems
import GranaryTestSupport
import Testing

/// A request that DynamoDB refuses is refused with the same words, in the same order.
@Suite("Validation of requests", .temporaryStore)
struct RequestValidationTests {
    private static let refusedValues: [(String, String)] = [
        (
            #"{}"#,
            "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes"
        ),
        (
            #"{"S":"a","N":"1"}"#,
            """
            Supplied AttributeValue has more than one datatypes set, must contain exactly one of \
            the supported datatypes
            """
        ),
        (#"{"N":"abc"}"#, "The parameter cannot be converted to a numeric value: abc"),
        (
            #"{"N":"1e126"}"#,
            """
            Number overflow. Attempting to store a number with magnitude larger than supported range
            """
        ),
        (
            #"{"SS":[]}"#,
            "One or more parameter values were invalid: An string set  may not be empty"
        ),
        (
            #"{"SS":["a","a"]}"#,
            """
            One or more parameter values were invalid: Input collection [a, a] contains duplicates.
            """
        ),
        (
            #"{"NULL":false}"#,
            """
            One or more parameter values were invalid: Null attribute value types must have the \
            value of true
            """
        ),
    ]

    @Test(
        "What is no JSON has no text, and what has another type is told in the parser's words",
        arguments: [
            ("", nil), ("{", nil), ("[]", "Start of list found where not expected"),
            (#"{"TableName":"a"} x"#, nil), (#"{"TableName":"a","TableName":"b"}"#, nil),
            (#"{"TableName":"\ud800"}"#, nil),
            (#"{"TableName":1}"#, "NUMBER_VALUE cannot be converted to String"),
            (#"{"TableName":1.5}"#, "DECIMAL_VALUE cannot be converted to String"),
            (#"{"TableName":true}"#, "TRUE_VALUE cannot be converted to String"),
            (#"{"TableName":["a"]}"#, "Unrecognized collection type class java.lang.String"),
            (#"{"TableName":{}}"#, "Start of structure or map found where not expected"),
            (#"{"Key":{"a":{"S":1}}}"#, "NUMBER_VALUE cannot be converted to String"),
            (#"{"Key":{"a":{"S":false}}}"#, "FALSE_VALUE cannot be converted to String"),
            (
                #"{"Key":{"a":{"S":[]}}}"#, "Unrecognized collection type class java.lang.String"
            ),
            (#"{"Key":{"a":{"BOOL":"true"}}}"#, "Unexpected token received from parser"),
            (#"{"Key":{"a":{"BOOL":1}}}"#, "NUMBER_VALUE cannot be converted to Boolean"),
            (#"{"Key":"a"}"#, "Unexpected field type"),
            (#"{"Key":{"a":"b"}}"#, "Unexpected value type in payload"),
            (#"{"Key":{"a":{"M": 1}}}"#, "Unexpected field type"),
            (#"{"Key":{"a":{"L":1}}}"#, "Unexpected field type"),
            (
                #"{"Key": []}"#,
                """
                Unrecognized collection type java.util.Map<java.lang.String, \
                com.amazonaws.dynamodb.v20120810.AttributeValue>
                """
            ),
            (
                #"{"Key":{"a":[]}}"#,
                """
                Unrecognized collection type class com.amazonaws.dynamodb.v20120810.AttributeValue
                """
            ),
            (
                #"{"Key":{"a":{"B":"23456"}}}"#,
                "Base64 encoded length is expected a multiple of 4 bytes but found: 5"
            ),
            (#"{"Key":{"a":{"B":"***="}}}"#, "Invalid Base64 character: '*'"),
            (
                #"{"Key":{"a":{"B":"+/+="}}}"#,
                "Invalid last non-pad Base64 character dectected"
            ),
            (
                #"{"Key":{"a":{"B" : 1}}}"#,
                "only base-64-encoded strings are convertible to bytes"
            ),
            (
                #"{"Key":{"a":{"BS":["YQ==", true]}}}"#,
                "only base-64-encoded strings are convertible to bytes"
            ),
            (
                #"{"Key":{"a":{"BS":[[]]}}}"#,
                "Unrecognized collection type class java.nio.ByteBuffer"
            ),
            (#"{"Key":{"a":{"SS":["[", 1]}}}"#, "NUMBER_VALUE cannot be converted to String"),
            (#"{"AttributesToGet":"a"}"#, "Unexpected field type"),
            (#"{"ConsistentRead":"yes"}"#, "Unexpected token received from parser"),
            (
                #"{"ConsistentRead":[]}"#,
                "Unrecognized collection type class java.lang.Boolean"
            ),
            (
                #"{"ExpressionAttributeNames":[]}"#,
                """
                Unrecognized collection type java.util.Map<java.lang.String, java.lang.String>
                """
            ),
        ] as [(String, String?)])
    func serialization(body: String, message: String?) async throws {
        let (status, text) = await WireClient().send("GetItem", body)
        let value = try JSONValue(parsing: text)
        #expect(status == 400)
        #expect(value["__type"]?.string == "com.amazon.coral.service#SerializationException")
        #expect(value["Message"]?.string == message)
    }

    @Test(
        "A member that is an element has words of its own, and so has a number out of range",
        arguments: [
            (
                "TransactWriteItems", #"{"TransactItems":["a"]}"#,
                "Unexpected value type in payload"
            ),
            (
                "TransactWriteItems", #"{"TransactItems":[[]]}"#,
                """
                Unrecognized collection type class \
                com.amazonaws.dynamodb.v20120810.TransactWriteItem
                """
            ),
            ("Scan", #"{"Limit":"1"}"#, "STRING_VALUE cannot be converted to Integer"),
            ("Scan", #"{"Limit":[]}"#, "Unrecognized collection type class java.lang.Integer"),
            ("Scan", #"{"Limit":2147483648}"#, nil), ("Scan", #"{"Limit":1e400}"#, nil),
            ("Scan", #"{"Limit":-2147483649.5}"#, nil),
            ("Scan", "{\"Limit\":\(String(repeating: "9", count: 100_000))}", nil),
        ] as [(String, String, String?)])
    func members(operation: String, body: String, message: String?) async throws {
        let (status, text) = await WireClient().send(operation, body)
        let value = try JSONValue(parsing: text)
        #expect(status == 400)
        #expect(value["__type"]?.string == "com.amazon.coral.service#SerializationException")
        #expect(value["Message"]?.string == message)
    }

    @Test("Lists that are too long are told of, and not printed whole")
    func longLists() async {
        let write = #"{"PutRequest":{"Item":{"PK":{"S":"a"}}}}"#
        let writes = Array(repeating: write, count: 26).joined(separator: ",")
        await WireClient().refuses(
            "BatchWriteItem", #"{"RequestItems":{"music":[\#(writes)]}}"#,
            "1 validation error detected: Value '{music=[...]}' at 'requestItems' failed to satisfy "
                + "constraint: Map value must satisfy constraint: [Member must have length less than "
                + "or equal to 25, Member must have length greater than or equal to 1]")
        let get = #"{"Get":{"TableName":"t","Key":{"PK":{"S":"a"}}}}"#
        let gets = Array(repeating: get, count: 101).joined(separator: ",")
        await WireClient().refuses(
            "TransactGetItems", #"{"TransactItems":[\#(gets)]}"#,
            "1 validation error detected: Value '[...]' at 'transactItems' failed to satisfy constraint: "
                + "Member must have length less than or equal to 100")
        await WireClient().refuses(
            "TransactGetItems", #"{"TransactItems":[]}"#,
            "1 validation error detected: Value '[]' at 'transactItems' failed to satisfy "
                + "constraint: Member must have length greater than or equal to 1")
    }

    @Test("Values of an expression that have more than 2 MB in all are refused")
    func largeValues() async {
        await WireClient().createTable()
        func scan(_ byteCount: Int) async -> (status: Int, text: String) {
            let names = (0..<6).map { ":v\($0)" }
            let text = String(repeating: "x", count: byteCount)
            let values = names.map { "\"\($0)\":{\"S\":\"\(text)\"}" }
            return await WireClient().send(
                "Scan",
                """
                {"TableName":"music","FilterExpression":"v IN (\(names.joined(separator: ",")))",
                 "ExpressionAttributeValues":{\(values.joined(separator: ","))}}
                """)
        }
        // Six values and their names of three bytes: at the edge, and past it.
        let edge = (2_097_152 - 18) / 6
        #expect(await scan(edge).status == 200)
        let (status, text) = await scan(edge + 1)
        #expect(status == 400)
        #expect(
            (try? JSONValue(parsing: text))?["message"]?.string
                == "The total size of ExpressionAttributeNames and ExpressionAttributeValues has "
                + "exceeded the maximum allowed size; size: \(6 * (edge + 1) + 18)")
    }

    @Test("All constraints are counted in one text, before anything else")
    func constraints() async {
        await WireClient().refuses(
            "GetItem",
            #"{"ReturnConsumedCapacity":"LOTS","Key":{"a":{}}}"#,
            "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: "
                + "Member must not be null; Value 'LOTS' at 'returnConsumedCapacity' failed to "
                + "satisfy constraint: Member must satisfy enum value set: [INDEXES, TOTAL, NONE]")
        await WireClient().refuses(
            "Query", #"{"TableName":"a","Limit":0,"IndexName":"a!"}"#,
            "3 validation errors detected: Value 'a!' at 'indexName' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 3; Value 'a!' at 'indexName' "
                + "failed to satisfy constraint: Member must satisfy regular expression pattern: "
                + "[a-zA-Z0-9_.-]+; Value '0' at 'limit' failed to satisfy constraint: Member must "
                + "have value greater than or equal to 1")
    }

    @Test(
        "A value that is none is told of once the constraints hold", arguments: refusedValues)
    func values(value: String, message: String) async {
        await WireClient().refuses(
            "PutItem", #"{"TableName":"t","Item":{"PK":{"S":"a"},"v":\#(value)}}"#, message)
    }

    @Test("Nesting without end is refused, and does not exhaust the stack")
    func nesting() async {
        let deep = String(repeating: "[", count: 10_000)
        let (status, text) = await WireClient().send("GetItem", #"{"x":\#(deep)"#)
        #expect(status == 400)
        #expect(text == #"{"__type":"com.amazon.coral.service#SerializationException"}"#)
    }

    @Test("Expressions and what they took the place of do not mix")
    func mixed() async {
        await WireClient().refuses(
            "GetItem",
            """
            {"TableName":"t","Key":{"PK":{"S":"a"}},"AttributesToGet":["a"],
             "ProjectionExpression":"a"}
            """,
            "Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {AttributesToGet} Expression parameters: "
                + "{ProjectionExpression}")
    }

    @Test(
        "A target that names nothing is an unknown operation",
        arguments: [
            nil, "", "GetItem", "DynamoDB_20120810.", "DynamoDB_20120810.GetItems",
            "DynamoDBStreams_20120810.GetItem", "DynamoDB_20120810.ListGlobalTables",
        ])
    func target(target: String?) async {
        let client = WireClient()
        let response = await client.service.respond(
            to: target.flatMap { WireTarget($0) }, body: Array("{}".utf8), from: client.caller)
        #expect(response.status == 400)
        #expect(
            String(decoding: response.body, as: UTF8.self)
                == #"{"__type":"com.amazon.coral.service#UnknownOperationException"}"#)
    }

    @Test(
        "A caller with a policy that allows nothing is told so, whether or not the table is there")
    func denied() async throws {
        var client = WireClient()
        client.caller.policy = AccessPolicy()
        let (status, text) = await client.send(
            "GetItem", #"{"TableName":"t","Key":{"PK":{"S":"a"}}}"#)
        #expect(status == 400)
        #expect(
            text == """
                {"__type":"com.amazon.coral.service#AccessDeniedException","Message":"User: \
                arn:aws:iam::000000000000:user/tester is not authorized to perform: \
                dynamodb:GetItem on resource: arn:aws:dynamodb:eu-west-2:000000000000:table/t \
                because no identity-based policy allows the dynamodb:GetItem action"}
                """)
    }

    @Test func sayWhenAStatementDenies() async throws {
        var client = WireClient()
        client.caller.policy = try AccessPolicy(
            JSONValue(
                parsing: """
                    {"Version":"2012-10-17","Statement":
                     {"Effect":"Deny","Action":"dynamodb:GetItem","Resource":"*"}}
                    """))
        let (_, text) = await client.send(
            "GetItem", #"{"TableName":"t","Key":{"PK":{"S":"a"}}}"#)
        #expect(
            text.contains(
                "table/t with an explicit deny in an identity-based policy\"}"), "\(text)")
    }
}

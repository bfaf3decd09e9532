import GranaryItems
import GranaryTestSupport
import Testing

/// Definitions of tables are judged by the service's rules, with its texts.
@Suite("Table operations on the wire", .temporaryStore)
struct TableOperationTests {
    private static let hash = #"{"AttributeName":"PK","KeyType":"HASH"}"#
    private static let range = #"{"AttributeName":"PK","KeyType":"RANGE"}"#
    private static let definition = #"{"AttributeName":"PK","AttributeType":"S"}"#

    /// The rest of a request to create a table, and what is wrong with it.
    private struct Refusal: Sendable, CustomTestStringConvertible {
        var keySchema = [hash]
        var definitions = [definition]
        var rest = ""
        var message: String
        var isAboutValues = true

        var testDescription: String { message }

        var request: String {
            let keys = keySchema.joined(separator: ",")
            let types = definitions.joined(separator: ",")
            return """
                {"TableName":"music","BillingMode":"PAY_PER_REQUEST",
                 "KeySchema":[\(keys)],"AttributeDefinitions":[\(types)]\(rest)}
                """
        }

        var text: String {
            isAboutValues ? "One or more parameter values were invalid: " + message : message
        }
    }

    private static let refusals: [Refusal] = [
        Refusal(
            definitions: [],
            message: """
                Some index key attributes are not defined in AttributeDefinitions. \
                Keys: [PK], AttributeDefinitions: []
                """),
        Refusal(
            keySchema: [range],
            message: "Invalid KeySchema: The first KeySchemaElement is not a HASH key type",
            isAboutValues: false),
        Refusal(
            keySchema: [hash, hash],
            message: "Invalid KeySchema: Some index key attribute have no definition",
            isAboutValues: false),
        Refusal(
            rest: #","GlobalSecondaryIndexes":[]"#,
            message: "List of GlobalSecondaryIndexes is empty"),
        Refusal(
            rest: """
                ,"GlobalSecondaryIndexes":[{"IndexName":"abc","KeySchema":[\(hash)],"Projection":{}}]
                """,
            message: "Unknown ProjectionType: null"),
        Refusal(
            rest: #","StreamSpecification":{"StreamEnabled":true}"#,
            message: "StreamViewType is required when StreamEnabled is true"),
        Refusal(
            rest: """
                ,"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}
                """,
            message: """
                Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when \
                BillingMode is PAY_PER_REQUEST
                """),
    ]

    @Test("Definitions that do not fit together are refused", arguments: refusals)
    private func refused(refusal: Refusal) async {
        await WireClient().refuses("CreateTable", refusal.request, refusal.text)
    }

    @Test("Constraints of definitions are counted, place by place")
    func constraints() async {
        await WireClient().refuses(
            "CreateTable", #"{"TableName":"abc;","KeySchema":[{"KeyType":"Woop"}]}"#,
            "4 validation errors detected: Value null at 'attributeDefinitions' failed to satisfy "
                + "constraint: Member must not be null; Value 'abc;' at 'tableName' failed to "
                + "satisfy constraint: Member must satisfy regular expression pattern: "
                + "[a-zA-Z0-9_.-]+; Value null at 'keySchema.1.member.attributeName' failed to "
                + "satisfy constraint: Member must not be null; Value 'Woop' at "
                + "'keySchema.1.member.keyType' failed to satisfy constraint: Member must satisfy "
                + "enum value set: [HASH, RANGE]")
        await WireClient().refuses(
            "CreateTable", "{}",
            "The parameter 'TableName' is required but was not present in the request")
    }

    @Test("A description has what SDKs and waiters look at, also after the store was opened again")
    func description() async throws {
        await WireClient().createTable()
        let client = WireClient()
        _ = await client.ok(
            "UpdateTable",
            """
            {"TableName":"music","StreamSpecification":{"StreamEnabled":true,
             "StreamViewType":"NEW_IMAGE"},"TableClass":"STANDARD_INFREQUENT_ACCESS"}
            """)
        try TemporaryStore.reopen()
        let text = await WireClient().ok("DescribeTable", #"{"TableName":"music"}"#)
        let table = try #require(try JSONValue(parsing: text)["Table"])
        #expect(table["TableStatus"]?.string == "ACTIVE")
        #expect(
            table["TableArn"]?.string == "arn:aws:dynamodb:eu-west-2:000000000000:table/music")
        #expect(table["BillingModeSummary"]?["BillingMode"]?.string == "PAY_PER_REQUEST")
        #expect(table["StreamSpecification"]?["StreamViewType"]?.string == "NEW_IMAGE")
        #expect(table["TableClassSummary"]?["TableClass"]?.string == "STANDARD_INFREQUENT_ACCESS")
        let arn = try #require(table["LatestStreamArn"]?.string)
        #expect(arn.hasPrefix("arn:aws:dynamodb:eu-west-2:000000000000:table/music/stream/20"))
    }

    @Test("A table that is not there is named by the control plane")
    func missing() async {
        for operation in ["DescribeTable", "DeleteTable", "UpdateTable"] {
            let (status, text) = await WireClient().send(operation, #"{"TableName":"nowhere"}"#)
            #expect(status == 400)
            #expect(
                text == """
                    {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",\
                    "message":"Requested resource not found: Table: nowhere not found"}
                    """)
        }
    }
}

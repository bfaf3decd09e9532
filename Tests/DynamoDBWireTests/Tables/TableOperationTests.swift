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
            message: "Table is being created with a stream enabled, UpdateViewType is required"),
        Refusal(
            rest: #","StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"}"#,
            message: """
                Table is being created with a stream disabled, UpdateViewType should not be specified
                """),
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

    private static func index(_ rest: String, keys: String = hash) -> String {
        """
        ,"GlobalSecondaryIndexes":[{"IndexName":"gsi","KeySchema":[\(keys)],\(rest)}]
        """
    }

    private static let units =
        #""ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}"#
    private static let all = #""Projection":{"ProjectionType":"ALL"}"#

    private static func keys(_ types: String) -> (schema: String, definitions: [String]) {
        let names = types.indices.map { "a\(types.distance(from: types.startIndex, to: $0))" }
        let schema = zip(names, types).map { name, type in
            #"{"AttributeName":"\#(name)","KeyType":"\#(type == "H" ? "HASH" : "RANGE")"}"#
        }
        let definitions = names.map { #"{"AttributeName":"\#($0)","AttributeType":"S"}"# }
        return (schema.joined(separator: ","), [definition] + definitions)
    }

    private static let laterRefusals: [Refusal] = [
        Refusal(
            definitions: [definition, definition], message: "Attribute Name is duplicated: PK",
            isAboutValues: false),
        Refusal(
            rest: #","TableClass":"FOO""#,
            message: """
                Invalid table-class parameter provided. Please try again with a valid table-class \
                value: [STANDARD, STANDARD_INFREQUENT_ACCESS].
                """, isAboutValues: false),
        Refusal(
            rest: index("\(all),\(units)"),
            message: """
                ProvisionedThroughput should not be specified for index: gsi when BillingMode is \
                PAY_PER_REQUEST
                """),
        Refusal(
            rest: index(#""Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["q","q"]}"#),
            message: "Duplicate element in NonKeyAttributes: q"),
        Refusal(
            definitions: keys("HHHHH").definitions,
            rest: index(all, keys: keys("HHHHH").schema),
            message: "The KeySchema exceeds the maximum allowed number of HASH key attributes"),
        Refusal(
            definitions: keys("HRRRRR").definitions,
            rest: index(all, keys: keys("HRRRRR").schema),
            message: "The KeySchema exceeds the maximum allowed number of RANGE key attributes"),
        Refusal(
            definitions: keys("HRH").definitions, rest: index(all, keys: keys("HRH").schema),
            message: "All HASH key attributes must precede RANGE key attributes in the KeySchema"),
        Refusal(
            rest: #","OnDemandThroughput":{"MaxReadRequestUnits":-1}"#,
            message: """
                Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid \
                range
                """),
        Refusal(
            rest: #","Tags":[{"Key":"a"}]"#,
            message: "The Tag Value provided is invalid, Value: null", isAboutValues: false),
        Refusal(
            rest: #","Tags":[{"Key":"a","Value":"1"},{"Key":"a","Value":"2"}]"#,
            message: "Duplicate Tag Keys provided as input: Duplicate Tag Key found a",
            isAboutValues: false),
        Refusal(
            rest: #","ResourcePolicy":"nope""#,
            message: "Invalid policy document: This policy contains invalid Json"),
    ]

    @Test(
        "What goes with another mode, or is no tag or policy, is refused", arguments: laterRefusals)
    private func refusedLater(refusal: Refusal) async {
        await WireClient().refuses("CreateTable", refusal.request, refusal.text)
    }

    @Test("A table that is billed by units needs some, and so does each index")
    func provisioned() async {
        func refuses(_ rest: String, _ message: String) async {
            await WireClient().refuses(
                "CreateTable",
                """
                {"TableName":"music","KeySchema":[\(Self.hash)],
                 "AttributeDefinitions":[\(Self.definition)]\(rest)}
                """, "One or more parameter values were invalid: " + message)
        }
        await refuses(
            "",
            "ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is "
                + "PROVISIONED")
        await refuses(
            ",\(Self.units)" + Self.index(Self.all),
            "ProvisionedThroughput is not specified for index: gsi")
        await refuses(
            #","OnDemandThroughput":{"MaxReadRequestUnits":1},"# + Self.units,
            "MaxReadRequestUnits for OnDemandThroughput cannot be specified when the table "
                + "BillingMode is PROVISIONED")
    }

    @Test("A key schema that is too long is printed")
    func longKeySchema() async {
        await WireClient().refuses(
            "CreateTable",
            """
            {"TableName":"music","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[\(Self.hash),\(Self.range),\(Self.range)],
             "AttributeDefinitions":[\(Self.definition)]}
            """,
            "1 validation error detected: Value '[KeySchemaElement(attributeName=PK, keyType=HASH), "
                + "KeySchemaElement(attributeName=PK, keyType=RANGE), "
                + "KeySchemaElement(attributeName=PK, keyType=RANGE)]' at 'keySchema' failed to "
                + "satisfy constraint: Member must have length less than or equal to 2")
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
        for change in [
            #""StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"}"#,
            #""TableClass":"STANDARD_INFREQUENT_ACCESS""#,
        ] {
            _ = await client.ok("UpdateTable", #"{"TableName":"music",\#(change)}"#)
        }
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
            let (status, text) = await WireClient().send(
                operation, #"{"TableName":"nowhere","DeletionProtectionEnabled":true}"#)
            #expect(status == 400)
            #expect(
                text == """
                    {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",\
                    "message":"Requested resource not found: Table: nowhere not found"}
                    """)
        }
    }
}

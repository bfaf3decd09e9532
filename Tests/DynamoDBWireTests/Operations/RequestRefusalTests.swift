import GranaryItems
import GranaryTestSupport
import Testing

/// Requests that would do something else than they say are refused, with the service's words.
@Suite("Refusals of requests", .temporaryStore)
struct RequestRefusalTests {
    private let client = WireClient()
    private static let invalid = "One or more parameter values were invalid: "

    private func createTable() async {
        _ = await client.ok(
            "CreateTable",
            """
            {"TableName":"app","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"},
              {"AttributeName":"n","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"},
              {"AttributeName":"n","AttributeType":"N"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG",
              "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"KEYS_ONLY"}}]}
            """)
        _ = await client.ok(
            "PutItem",
            #"{"TableName":"app","Item":{"pk":{"S":"a"},"n":{"N":"1"},"s":{"S":"x"},"i":{"N":"1"}}}"#
        )
    }

    private static let key = #""TableName":"app","Key":{"pk":{"S":"a"},"n":{"N":"1"}}"#

    private static let refusals: [(operation: String, body: String, message: String)] = [
        (
            "UpdateItem",
            #"{\#(key),"UpdateExpression":"SET i = :a","ExpressionAttributeValues":{":a":{"N":"b"}}}"#,
            "ExpressionAttributeValues contains invalid value: The parameter cannot be converted to "
                + "a numeric value: b for key :a"
        ),
        (
            "UpdateItem",
            #"{\#(key),"UpdateExpression":"SET i = :a","ExpressionAttributeValues":{":a":{}}}"#,
            "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, "
                + "must contain exactly one of the supported datatypes for key :a"
        ),
        (
            "UpdateItem",
            #"{\#(key),"UpdateExpression":"SET i = :a","ExpressionAttributeValues":{":a":{"SS":[]}}}"#,
            "ExpressionAttributeValues contains invalid value: \(invalid)An string set  may not be "
                + "empty for key :a"
        ),
        (
            "UpdateItem",
            #"{\#(key),"AttributeUpdates":{"s":{"Action":"ADD","Value":{"N":"1"}}}}"#,
            "Type mismatch for attribute to update"
        ),
        (
            "UpdateItem",
            #"{\#(key),"AttributeUpdates":{"i":{"Action":"DELETE","Value":{"NS":["1"]}}}}"#,
            "Type mismatch for attribute to update"
        ),
        (
            "Query",
            """
            {"TableName":"app","KeyConditions":{"pk":{"ComparisonOperator":"EQ",
             "AttributeValueList":[{"S":"a"}]}},"QueryFilter":{"n":{"ComparisonOperator":"EQ",
             "AttributeValueList":[{"N":"1"}]}}}
            """,
            "QueryFilter can only contain non-primary key attributes: Primary key attribute: n"
        ),
        (
            "Query",
            """
            {"TableName":"app","IndexName":"byG","KeyConditionExpression":"g = :g",
             "FilterExpression":"s = :g","ExpressionAttributeValues":{":g":{"S":"x"}}}
            """,
            invalid + "Secondary index byG does not project one or more filter attributes: [s]"
        ),
        (
            "TransactWriteItems", #"{"TransactItems":[{}]}"#,
            "Invalid Request: TransactWriteRequest should contain Delete or Put or Update request"
        ),
        (
            "BatchWriteItem", #"{"ReturnConsumedCapacity":"x"}"#,
            "The requestItems parameter is required for BatchWriteItem"
        ),
        (
            "BatchWriteItem", #"{"RequestItems":{}}"#,
            "The requestItems parameter is required for BatchWriteItem"
        ),
        (
            "BatchGetItem",
            """
            {"RequestItems":{"app":{"Keys":[{"pk":{"S":"a"},"n":{"N":"1"}}],
             "ProjectionExpression":"s"},
             "other":{"Keys":[{"pk":{"S":"a"}}],"AttributesToGet":["s"]}}}
            """,
            "Can not use both expression and non-expression parameters in the same request: "
                + "Non-expression parameters: {AttributesToGet} Expression parameters: "
                + "{ProjectionExpression}"
        ),
        (
            "GetItem", #"{"TableName":"a!","Key":{"pk":{"S":"a"}}}"#,
            "1 validation error detected: Value 'a!' at 'tableName' failed to satisfy constraint: "
                + "Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+"
        ),
        (
            "CreateTable",
            """
            {"TableName":"ab","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"pk","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"pk","AttributeType":"S"}]}
            """,
            "1 validation error detected: Value 'ab' at 'tableName' failed to satisfy constraint: "
                + "Member must have length greater than or equal to 3"
        ),
        (
            "UpdateTable", #"{"TableName":"app","StreamSpecification":{}}"#,
            "1 validation error detected: Value null at 'streamSpecification.streamEnabled' failed "
                + "to satisfy constraint: Member must not be null"
        ),
        (
            "UpdateTable", #"{"TableName":"app","MultiRegionConsistency":"STRONG"}"#,
            "This store has one machine, and no replicas"
        ),
        (
            "UpdateTable", #"{"TableName":"app","GlobalTableSettingsReplicationMode":"SOME"}"#,
            "1 validation error detected: Value 'SOME' at 'globalTableSettingsReplicationMode' "
                + "failed to satisfy constraint: Member must satisfy enum value set: [ENABLED, "
                + "DISABLED, ENABLED_WITH_OVERRIDES]"
        ),
    ]

    @Test(arguments: refusals)
    func refuses(operation: String, body: String, message: String) async {
        await createTable()
        await client.refuses(operation, body, message)
    }

    @Test func tellsWhenUnitsWereChanged() async throws {
        await createTable()
        func describe() async throws -> JSONValue? {
            let text = await client.ok("DescribeTable", #"{"TableName":"app"}"#)
            return try JSONValue(parsing: text)["Table"]
        }
        let summary = try await describe()?["BillingModeSummary"]
        #expect(summary?["LastUpdateToPayPerRequestDateTime"]?.text != nil)
        for (mode, units) in [(#""BillingMode":"PROVISIONED","#, 5), ("", 6), ("", 1), ("", 3)] {
            _ = await client.ok(
                "UpdateTable",
                """
                {"TableName":"app",\(mode)"ProvisionedThroughput":
                 {"ReadCapacityUnits":\(units),"WriteCapacityUnits":5},
                 "GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"byG",
                  "ProvisionedThroughput":{"ReadCapacityUnits":\(units),"WriteCapacityUnits":5}}}]}
                """)
        }
        let table = try await describe()
        let index = table?["GlobalSecondaryIndexes"]?.elements.first
        for units in [table?["ProvisionedThroughput"], index?["ProvisionedThroughput"]] {
            #expect(units?["ReadCapacityUnits"]?.text == "3")
            #expect(units?["NumberOfDecreasesToday"]?.text == "1")
            #expect(units?["LastIncreaseDateTime"]?.text != nil)
            #expect(units?["LastDecreaseDateTime"]?.text != nil)
        }
    }
}

import GranaryItems
import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Two names that look the same and have other bytes are two names, to rules and to policies.
@Suite("Names that look the same", .temporaryStore)
struct ExactNameTests {
    /// One character, and two.
    private static let (one, two) = ("caf\u{E9}", "cafe\u{301}")

    private let client = WireClient()

    @Test("A key has a definition of its own bytes")
    func keys() async {
        let types = #"[{"AttributeName":"\#(Self.one)","AttributeType":"S"}]"#
        func body(_ key: String) -> String {
            """
            {"TableName":"music","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":\(types),
             "KeySchema":[{"AttributeName":"\(key)","KeyType":"HASH"}]}
            """
        }
        await client.refuses(
            "CreateTable", body(Self.two),
            "One or more parameter values were invalid: Some index key attributes are not defined in "
                + "AttributeDefinitions. Keys: [\(Self.two)], AttributeDefinitions: [\(Self.one)]")
        _ = await client.ok("CreateTable", body(Self.one))
        let key = #"{"\#(Self.one)":{"S":"a"}}"#
        let value = #""ExpressionAttributeValues":{":v":{"S":"b"}}"#
        _ = await client.ok(
            "UpdateItem",
            """
            {"TableName":"music","Key":\(key),"UpdateExpression":"SET #n = :v",
             "ExpressionAttributeNames":{"#n":"\(Self.two)"},\(value)}
            """)
        await client.refuses(
            "UpdateItem",
            """
            {"TableName":"music","Key":\(key),"UpdateExpression":"SET #n = :v",
             "ExpressionAttributeNames":{"#n":"\(Self.one)"},\(value)}
            """,
            "One or more parameter values were invalid: Cannot update attribute \(Self.one). This "
                + "attribute is part of the key")
        _ = await client.ok(
            "UpdateItem",
            """
            {"TableName":"music","Key":\(key),
             "AttributeUpdates":{"\(Self.two)":{"Value":{"S":"c"},"Action":"PUT"}}}
            """)
        let text = await client.ok(
            "GetItem",
            """
            {"TableName":"music","Key":\(key),"AttributesToGet":["\(Self.one)","\(Self.two)"]}
            """)
        #expect(
            text == #"{"Item":{"\#(Self.one)":{"S":"a"},"\#(Self.two)":{"S":"c"}}}"#
                || text == #"{"Item":{"\#(Self.two)":{"S":"c"},"\#(Self.one)":{"S":"a"}}}"#)
        _ = await client.ok(
            "Query",
            """
            {"TableName":"music","KeyConditionExpression":"#k = :k","FilterExpression":"#n = :v",
             "ExpressionAttributeNames":{"#k":"\(Self.one)","#n":"\(Self.two)"},
             "ExpressionAttributeValues":{":k":{"S":"a"},":v":{"S":"c"}}}
            """)
    }

    @Test("A policy about one is not met by the other", arguments: [true, false])
    func policies(isFirst: Bool) async throws {
        await client.createTable(sortKey: false)
        var caller = client
        caller.caller.policy = try AccessPolicy(
            JSONValue(
                parsing: """
                    {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                     {"Effect":"Deny","Action":"*","Resource":"*","Condition":
                      {"ForAnyValue:StringEquals":{"dynamodb:Attributes":["\(Self.one)"]}}}]}
                    """))
        let names = isFirst ? "#a,#b" : "#b,#a"
        let (status, text) = await caller.send(
            "GetItem",
            """
            {"TableName":"music","Key":{"PK":{"S":"a"}},"ProjectionExpression":"\(names)",
             "ExpressionAttributeNames":{"#a":"\(Self.one)","#b":"\(Self.two)"}}
            """)
        #expect(status == 400 && text.contains("AccessDeniedException"), "\(text)")
        _ = await caller.ok(
            "GetItem",
            """
            {"TableName":"music","Key":{"PK":{"S":"a"}},"ProjectionExpression":"#b",
             "ExpressionAttributeNames":{"#b":"\(Self.two)"}}
            """)
    }
}

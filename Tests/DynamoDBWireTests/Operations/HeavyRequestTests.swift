import GranaryItems
import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// A request that is wrong a hundred thousand times is refused as soon as one that is wrong once.
@Suite("Requests that are made to cost", .temporaryStore)
struct HeavyRequestTests {
    private let client = WireClient()

    @Test(
        "There are as many legacy conditions as an expression has operators", arguments: [301, 302])
    func conditions(count: Int) async {
        await client.createTable(sortKey: false)
        let conditions = (0..<count).map { #""k\#($0)":{"Exists":false}"# }.joined(separator: ",")
        let body = #"{"TableName":"music","Item":{"PK":{"S":"a"}},"Expected":{\#(conditions)}}"#
        guard count > 301 else {
            _ = await client.ok("PutItem", body)
            return
        }
        await client.refuses(
            "PutItem", body,
            "One or more parameter values were invalid: Too many conditions; operator count: 301")
    }

    @Test("Many tags are counted before they are kept")
    func tags() async {
        await client.createTable(sortKey: false)
        let tags = (0..<100_000).map { #"{"Key":"a\#($0)","Value":""}"# }.joined(separator: ",")
        await client.refuses(
            "TagResource",
            """
            {"ResourceArn":"arn:aws:dynamodb:eu-west-2:000000000000:table/music","Tags":[\(tags)]}
            """, "Number of Tags exceed the current limit for the provided ResourceArn")
    }

    @Test("What is wrong is counted, and listed up to a length")
    func violations() async {
        let keys = Array(repeating: #"{"AttributeName":"a","KeyType":"H"}"#, count: 50_000)
        let (status, text) = await client.send(
            "CreateTable",
            #"{"TableName":"music","KeySchema":[\#(keys.joined(separator: ","))]}"#)
        #expect(status == 400 && text.contains(" validation errors detected: "))
        #expect(text.utf8.count < 3_000_000)
    }

    @Test("A table may be created by its ARN")
    func createdByARN() async {
        let body = """
            {"TableName":"arn:aws:dynamodb:eu-west-2:000000000000:table/music",
             "BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}]}
            """
        let text = await client.ok("CreateTable", body)
        #expect(
            (try? JSONValue(parsing: text))?["TableDescription"]?["TableName"]?.string == "music")
    }

    @Test("What may not stand together is told by the names that were sent")
    func selections() async {
        await client.createTable(sortKey: false)
        for (select, told) in [("COUNT", "only the Count"), ("ALL_ATTRIBUTES", "ALL_ATTRIBUTES")] {
            await client.refuses(
                "Scan", #"{"TableName":"music","AttributesToGet":["a"],"Select":"\#(select)"}"#,
                "Cannot specify the AttributesToGet when choosing to get \(told)")
        }
    }
}

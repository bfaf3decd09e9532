import GranaryItems
import GranaryTestSupport
import Testing

/// A table that a batch names both by its name and by its ARN is one table, and no answer is lost.
@Suite("Batches that name a table twice", .temporaryStore)
struct TwoNamesTests {
    private static let arn = "arn:aws:dynamodb:eu-west-2:000000000000:table/music"
    private let client = WireClient()

    private static func key(_ name: String) -> String { #"{"PK":{"S":"\#(name)"}}"# }

    @Test func eachNameHasItsAnswer() async throws {
        await client.createTable(sortKey: false)
        _ = await client.ok(
            "BatchWriteItem",
            """
            {"RequestItems":{"music":[{"PutRequest":{"Item":\(Self.key("a"))}}],
             "\(Self.arn)":[{"PutRequest":{"Item":\(Self.key("b"))}}]}}
            """)
        let text = await client.ok(
            "BatchGetItem",
            """
            {"RequestItems":{"music":{"Keys":[\(Self.key("a"))]},
             "\(Self.arn)":{"Keys":[\(Self.key("b"))],"ConsistentRead":true}}}
            """)
        let responses = try JSONValue(parsing: text)["Responses"]
        #expect(responses?["music"]?.text == "[\(Self.key("a"))]")
        #expect(responses?[Self.arn]?.text == "[\(Self.key("b"))]")
    }

    @Test func aKeyMayComeOnce() async {
        await client.createTable(sortKey: false)
        let keys = #"{"Keys":[\#(Self.key("a"))]}"#
        await client.refuses(
            "BatchGetItem", #"{"RequestItems":{"music":\#(keys),"\#(Self.arn)":\#(keys)}}"#,
            "Provided list of item keys contains duplicates")
        let write = #"[{"DeleteRequest":{"Key":\#(Self.key("a"))}}]"#
        await client.refuses(
            "BatchWriteItem", #"{"RequestItems":{"music":\#(write),"\#(Self.arn)":\#(write)}}"#,
            "Provided list of item keys contains duplicates")
    }
}

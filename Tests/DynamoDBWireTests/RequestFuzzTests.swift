import DynamoDBWire
import GranaryTestSupport
import Testing

/// Whatever bytes arrive are answered, by a success or by the caller's fault: never by ours, never by
/// a crash.
@Suite("Requests at random", .temporaryStore)
struct RequestFuzzTests {
    /// A sound request of each kind, to be damaged.
    private static let requests: [(operation: String, body: String)] = [
        ("GetItem", #"{"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}}}"#),
        (
            "PutItem",
            """
            {"TableName":"music","Item":{"PK":{"S":"a"},"SK":{"S":"1"},"n":{"N":"-1.5e10"},
             "l":{"L":[{"M":{"k":{"BOOL":true}}},{"NULL":true}]},"b":{"B":"AAEC"},
             "ss":{"SS":["a","b"]}},"ConditionExpression":"attribute_not_exists(#p) OR n < :n",
             "ExpressionAttributeNames":{"#p":"PK"},"ExpressionAttributeValues":{":n":{"N":"7"}},
             "ReturnValues":"ALL_OLD"}
            """
        ),
        (
            "UpdateItem",
            """
            {"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}},
             "UpdateExpression":"SET a.b[0] = if_not_exists(a, :v), c = c + :v REMOVE d ADD e :v",
             "ExpressionAttributeValues":{":v":{"N":"1"}},"ReturnValues":"UPDATED_NEW"}
            """
        ),
        (
            "Query",
            """
            {"TableName":"music","KeyConditionExpression":"PK = :p AND SK BETWEEN :a AND :b",
             "FilterExpression":"size(x) > :a AND contains(y, :p)","Limit":10,
             "ExclusiveStartKey":{"PK":{"S":"a"},"SK":{"S":"1"}},"ScanIndexForward":false,
             "ExpressionAttributeValues":{":p":{"S":"a"},":a":{"S":"0"},":b":{"S":"9"}}}
            """
        ),
        ("Scan", #"{"TableName":"music","Segment":0,"TotalSegments":4,"Select":"COUNT"}"#),
        (
            "BatchWriteItem",
            """
            {"RequestItems":{"music":[{"PutRequest":{"Item":{"PK":{"S":"b"},"SK":{"S":"1"}}}},
             {"DeleteRequest":{"Key":{"PK":{"S":"c"},"SK":{"S":"1"}}}}]}}
            """
        ),
        (
            "TransactWriteItems",
            """
            {"TransactItems":[{"Update":{"TableName":"music","Key":{"PK":{"S":"b"},"SK":{"S":"1"}},
             "UpdateExpression":"SET n = :n","ExpressionAttributeValues":{":n":{"N":"1"}}}},
             {"ConditionCheck":{"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}},
             "ConditionExpression":"attribute_exists(PK)"}}],"ClientRequestToken":"t"}
            """
        ),
        (
            "CreateTable",
            """
            {"TableName":"music","KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}],
             "ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}
            """
        ),
    ]

    /// Pieces that are put into requests where they do not belong.
    private static let pieces: [[UInt8]] =
        [
            "null", "[]", "{}", "\"\"", "-", "1e999999999", "\\ud800", "\\u0000", "{\"S\":", "]]]]",
            "true",
            String(repeating: "9", count: 400), String(repeating: "(", count: 200),
            String(repeating: "[", count: 300), "\u{FEFF}", "NaN",
        ].map { Array($0.utf8) } + [[0xFF, 0xFE], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0]]

    @Test("Damaged requests are answered", arguments: [UInt64(1), 20_261_128])
    func damaged(seed: UInt64) async {
        var random = SeededGenerator(seed: seed)
        let client = WireClient()
        await client.createTable()
        for _ in 0..<4_000 {
            let (operation, text) = Self.requests[
                Int.random(in: 0..<Self.requests.count, using: &random)]
            var body = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&body, &random) }
            let response = await client.service.respond(
                to: WireTarget("DynamoDB_20120810.\(operation)"), body: body, from: client.caller)
            #expect(
                response.status == 200 || response.status == 400,
                "seed \(seed): \(operation) \(String(decoding: body, as: UTF8.self))")
        }
    }

    private static func damage(_ body: inout [UInt8], _ random: inout SeededGenerator) {
        guard !body.isEmpty else { return }
        let place = Int.random(in: 0..<body.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: body[place] = UInt8.random(in: 0...255, using: &random)
        case 1: body.removeSubrange(place..<min(body.count, place + 5))
        case 2: body.removeSubrange(place...)
        case 3:
            body.insert(
                contentsOf: pieces[Int.random(in: 0..<pieces.count, using: &random)], at: place)
        default:
            let other = Int.random(in: 0..<body.count, using: &random)
            body.insert(
                contentsOf: body[min(place, other)...max(place, other)], at: place)
        }
    }
}

import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Drives DynamoDB Streams over the running test's store, by a clock that the test sets.
struct StreamClient {
    let clock: ManualClock
    let client: WireClient

    /// Opens the running test's store again, with a clock of the test's.
    init() throws {
        let clock = ManualClock(seconds: 1_700_000_000)
        var options = StoreOptions(durability: .relaxed)
        options.nowMilliseconds = clock.read
        try TemporaryStore.reopen(options)
        self.clock = clock
        client = WireClient()
    }

    /// The answer to a request of DynamoDB Streams'.
    func send(_ operation: String, _ body: String) async -> (status: Int, value: JSONValue?) {
        let response = await client.service.respond(
            to: WireTarget("DynamoDBStreams_20120810.\(operation)"), body: Array(body.utf8),
            from: client.caller)
        let text = String(decoding: response.body, as: UTF8.self)
        return (response.status, try? JSONValue(parsing: text))
    }

    /// The answer to a request that must succeed.
    func ok(
        _ operation: String, _ body: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async -> JSONValue? {
        let (status, value) = await send(operation, body)
        #expect(
            status == 200, "\(value?["message"]?.string ?? "")", sourceLocation: sourceLocation)
        return value
    }

    /// The exception and text that a request is refused with.
    func refusal(_ operation: String, _ body: String) async -> String {
        let (status, value) = await send(operation, body)
        let name = value?["__type"]?.string?.split(separator: "#").last ?? ""
        return "\(status) \(name): \(value?["message"]?.string ?? "")"
    }

    /// Creates a table with a stream.
    ///
    /// - Returns: The stream's ARN.
    func createTable(_ name: String = "music", viewType: String = "NEW_AND_OLD_IMAGES") async
        -> String
    {
        let text = await client.ok(
            "CreateTable",
            """
            {"TableName":"\(name)","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}],
             "StreamSpecification":{"StreamEnabled":true,"StreamViewType":"\(viewType)"}}
            """)
        let table = (try? JSONValue(parsing: text))?["TableDescription"]
        return table?["LatestStreamArn"]?.string ?? ""
    }

    /// The id of a stream's shard.
    func shardID(of arn: String) async -> String {
        let described = await ok("DescribeStream", #"{"StreamArn":"\#(arn)"}"#)
        return described?["StreamDescription"]?["Shards"]?.elements.first?["ShardId"]?.string ?? ""
    }

    /// An iterator of a stream.
    func iterator(
        _ type: String = "TRIM_HORIZON", of arn: String, at sequenceNumber: String? = nil
    ) async -> String {
        let shard = await shardID(of: arn)
        let number = sequenceNumber.map { #","SequenceNumber":"\#($0)""# } ?? ""
        let answer = await ok(
            "GetShardIterator",
            """
            {"StreamArn":"\(arn)","ShardId":"\(shard)","ShardIteratorType":"\(type)"\(number)}
            """)
        return answer?["ShardIterator"]?.string ?? ""
    }

    /// The records of a page, and the iterator of the next one.
    func records(_ iterator: String, limit: Int? = nil) async -> ([JSONValue], next: String) {
        let limit = limit.map { #","Limit":\#($0)"# } ?? ""
        let page = await ok("GetRecords", #"{"ShardIterator":"\#(iterator)"\#(limit)}"#)
        return (page?["Records"]?.elements ?? [], page?["NextShardIterator"]?.string ?? "")
    }
}

extension JSONValue {
    /// The elements, if this is an array.
    var elements: [JSONValue] {
        guard case .array(let elements) = self else { return [] }
        return elements
    }
}

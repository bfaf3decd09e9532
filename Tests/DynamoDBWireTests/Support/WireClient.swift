import DynamoDBWire
import GranaryTestSupport
import Testing

/// Drives a service over the running test's store with texts.
struct WireClient {
    let service = WireService(
        store: TemporaryStore.current, options: WireOptions(region: "eu-west-2"))
    var caller = Caller(accountID: "000000000000", accessKeyID: "tester")

    /// The answer to a request of DynamoDB's.
    func send(_ operation: String, _ body: String) async -> (status: Int, text: String) {
        let response = await service.respond(
            to: WireTarget("DynamoDB_20120810.\(operation)"), body: Array(body.utf8), from: caller)
        return (response.status, String(decoding: response.body, as: UTF8.self))
    }

    /// The text of an answer that must be a success.
    func ok(
        _ operation: String, _ body: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async -> String {
        let (status, text) = await send(operation, body)
        #expect(status == 200, "\(text)", sourceLocation: sourceLocation)
        return text
    }

    /// Expects a `ValidationException` with this text.
    func refuses(
        _ operation: String, _ body: String, _ message: String,
        sourceLocation: Testing.SourceLocation = #_sourceLocation
    ) async {
        let (status, text) = await send(operation, body)
        let value = try? JSONValue(parsing: text)
        #expect(status == 400, sourceLocation: sourceLocation)
        #expect(value?["__type"]?.string == Self.validation, sourceLocation: sourceLocation)
        #expect(value?["message"]?.string == message, sourceLocation: sourceLocation)
    }

    private static let validation = "com.amazon.coral.validate#ValidationException"

    /// Creates a table with a string partition key, and perhaps a string sort key.
    func createTable(_ name: String = "music", sortKey: Bool = true) async {
        let sort = sortKey ? #",{"AttributeName":"SK","KeyType":"RANGE"}"# : ""
        let type = sortKey ? #",{"AttributeName":"SK","AttributeType":"S"}"# : ""
        _ = await ok(
            "CreateTable",
            """
            {"TableName":"\(name)","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}\(sort)],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"}\(type)]}
            """)
    }
}

extension JSONValue {
    /// The member of this name, if this is an object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The text, if this is a string.
    var string: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}

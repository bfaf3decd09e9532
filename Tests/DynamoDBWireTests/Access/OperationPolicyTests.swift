import GranaryItems
import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Every operation by every kind of policy: what one of them forgot would be a way round all.
@Suite("Operations and policies", .temporaryStore)
struct OperationPolicyTests {
    /// A request, and which policies allow it.
    struct Case: Sendable, CustomTestStringConvertible {
        let operation: OperationName
        let note: String
        let body: String
        /// Whether a tenant that may do everything to the partition `7` may do this.
        var rows = false
        /// Whether someone who may do everything with `PK`, `SK` and `name` may do this.
        var attributes = false

        init(
            _ operation: OperationName, _ note: String, _ body: String, rows: Bool = false,
            attributes: Bool = false
        ) {
            self.operation = operation
            self.note = note
            self.body = body
            self.rows = rows
            self.attributes = attributes
        }

        var testDescription: String { "\(operation.rawValue), \(note)" }
    }

    private static func policy(_ condition: String) throws -> AccessPolicy {
        let document = """
            {"Statement":{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"\(condition)}}
            """
        return try AccessPolicy(try JSONValue(parsing: document))
    }

    private static let rows = """
        ,"Condition":{"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["7"]}}
        """
    private static let attributes = """
        ,"Condition":{"ForAllValues:StringEquals":{"dynamodb:Attributes":["PK","SK","name"]}}
        """
    /// Forbids the attribute `pay`, and with it what may show it.
    private static let denied = """
        },{"Effect":"Deny","Action":"*","Resource":"*","Condition":
         {"ForAnyValue:StringEquals":{"dynamodb:Attributes":["pay"]}}
        """

    private func client(_ policy: AccessPolicy) async -> WireClient {
        var client = WireClient()
        _ = await client.ok(
            "CreateTable",
            """
            {"TableName":"app","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"},
              {"AttributeName":"SK","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"},
              {"AttributeName":"SK","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG",
              "KeySchema":[{"AttributeName":"g","KeyType":"HASH"},
               {"AttributeName":"SK","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"ALL"}}]}
            """)
        _ = await client.ok("PutItem", #"{"TableName":"app","Item":\#(PolicyRequests.key("7"))}"#)
        client.caller.policy = policy
        return client
    }

    private func isDenied(_ request: Case, by policy: AccessPolicy) async -> Bool {
        let prefix = request.operation.isOfStreams ? "DynamoDBStreams" : "DynamoDB"
        let client = await client(policy)
        let response = await client.service.respond(
            to: WireTarget("\(prefix)_20120810.\(request.operation.rawValue)"),
            body: Array(request.body.utf8),
            from: client.caller)
        let text = String(decoding: response.body, as: UTF8.self)
        // Of a batch of statements each is denied in its place.
        return text.contains("AccessDeniedException") || text.contains(#""Code":"AccessDenied""#)
    }

    @Test("Who may do everything is denied nothing", arguments: PolicyRequests.all)
    func everything(request: Case) async throws {
        #expect(await !isDenied(request, by: try Self.policy("")))
    }

    @Test("Who may do nothing is denied everything", arguments: PolicyRequests.all)
    func nothing(request: Case) async {
        #expect(await isDenied(request, by: AccessPolicy()))
    }

    @Test("A tenant reaches its partition, and what names no other", arguments: PolicyRequests.all)
    func tenants(request: Case) async throws {
        #expect(await isDenied(request, by: try Self.policy(Self.rows)) == !request.rows)
    }

    @Test("Attributes are kept from those who may not have them", arguments: PolicyRequests.all)
    func columns(request: Case) async throws {
        #expect(
            await isDenied(request, by: try Self.policy(Self.attributes)) == !request.attributes)
    }

    @Test(
        "A denied attribute is kept from those alone who ask for it, or for whole items",
        arguments: PolicyRequests.all.filter(\.attributes))
    func deniedColumns(request: Case) async throws {
        let policy = try AccessPolicy(
            try JSONValue(
                parsing: """
                    {"Statement":[{"Effect":"Allow","Action":"*","Resource":"*"\(Self.denied)}]}
                    """))
        #expect(await !isDenied(request, by: policy))
    }

    @Test("Every operation that is answered is in the table")
    func complete() {
        let asked = Set(PolicyRequests.all.map(\.operation))
        for operation in OperationName.allCases where operation.support.operation != nil {
            #expect(asked.contains(operation), "\(operation.rawValue)")
        }
    }
}

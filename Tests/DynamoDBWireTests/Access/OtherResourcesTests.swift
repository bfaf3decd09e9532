import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// Streams and backups are resources of their own, and what a caller is told keeps to its policy.
@Suite("Streams, backups and what is told", .temporaryStore)
struct OtherResourcesTests {
    private static func policy(_ statements: String) throws -> AccessPolicy {
        try AccessPolicy(try JSONValue(parsing: #"{"Statement":[\#(statements)]}"#))
    }

    private static let everything = #"{"Effect":"Allow","Action":"dynamodb:*","Resource":"*"}"#

    private static func deny(_ resource: String) -> String {
        #"{"Effect":"Deny","Action":"dynamodb:*","Resource":"arn:aws:dynamodb:*:*:\#(resource)"}"#
    }

    private func isDenied(
        _ policy: AccessPolicy, _ claims: (RequestContext) -> [AccessClaim]
    ) -> Bool {
        let caller = Caller(accountID: "000000000000", accessKeyID: "A", policy: policy)
        let context = RequestContext(
            store: TemporaryStore.current, options: WireOptions(region: "eu-west-2"),
            caller: caller)
        do throws(WireError) {
            try context.authorise { () throws(WireError) in claims(context) }
            return false
        } catch {
            return error.exception == "AccessDeniedException"
        }
    }

    private static let table = "arn:aws:dynamodb:eu-west-2:000000000000:table/app"

    @Test func aStreamIsDeniedByItsARN() throws {
        let claims = { (context: RequestContext) in
            context.claim("GetRecords", streamARN: Self.table + "/stream/2026-11-29T00:00:00.000")
        }
        for resource in ["table/*/stream/*", "table/app/stream/*", "*"] {
            let policy = try Self.policy("\(Self.everything),\(Self.deny(resource))")
            #expect(isDenied(policy, claims), "\(resource)")
        }
        let table = try Self.policy("\(Self.everything),\(Self.deny("table/app"))")
        #expect(!isDenied(table, claims))
    }

    @Test func aStreamIsAllowedByItsARN() throws {
        let policy = try Self.policy(
            """
            {"Effect":"Allow","Action":["dynamodb:GetRecords","dynamodb:ListStreams"],
             "Resource":"\(Self.table)/stream/*"}
            """)
        #expect(
            !isDenied(policy) { $0.claim("GetRecords", streamARN: Self.table + "/stream/1") })
        #expect(
            isDenied(policy) {
                $0.claim(
                    "GetRecords",
                    streamARN: "arn:aws:dynamodb:eu-west-2:000000000000:table/other/stream/1")
            })
    }

    @Test func aBackupIsDeniedByItsARN() throws {
        let policy = try Self.policy("\(Self.everything),\(Self.deny("table/*/backup/*"))")
        #expect(
            isDenied(policy) { $0.claim("DescribeBackup", backupARN: Self.table + "/backup/1") })
        #expect(!isDenied(policy) { _ in [AccessClaim(action: "CreateBackup", tableName: "app")] })
    }

    @Test func violationsShowStoredValuesToThoseAloneWhoMayReadThem() throws {
        let violation = SchemaViolation(
            model: "Person", attribute: "secret", rule: .immutable, expected: #""hidden""#)
        let error = WireError(.schemaViolation([violation]))
        var caller = Caller(accountID: "0", accessKeyID: "A")
        #expect(error.told(to: caller).message?.contains(#"was "hidden""#) == true)
        caller.policy = AccessPolicy()
        let prefix = "One or more parameter values were invalid: Person.secret: "
        #expect(error.told(to: caller).message == prefix + "never changes once it is set")
        var reason = CancellationReason(code: .validationError, message: "hidden")
        reason.violations = [violation]
        let cancelled = WireError(.transactionCancelled([reason])).told(to: caller)
        #expect(
            cancelled.cancellationReasons?.first?.message == prefix + "never changes once it is set"
        )
    }

    @Test func theKeyOfAnothersItemIsToldToNobodyWithAPolicy() {
        var caller = Caller(accountID: "0", accessKeyID: "A")
        let reason = CancellationReason(
            code: .uniqueViolation, message: "taken", item: ["PK": "another's"])
        let error = WireError(.transactionCancelled([reason]))
        #expect(error.told(to: caller).cancellationReasons?.first?.item != nil)
        caller.policy = AccessPolicy()
        #expect(error.told(to: caller).cancellationReasons?.first?.item == nil)
    }

    @Test(arguments: [
        (SchemaRule.version, "Person.a: the value is not the next version"),
        (.derived, "Person.a: the value does not agree with what it derives from"),
        (.key, "Person.a: is not what the key is made of"),
        (.business("agrees"), "Person.a: breaks the rule agrees"),
        (.maximum, "Person.a: the value is over the maximum, 7"),
    ])
    func whatIsLeftOfAViolation(rule: SchemaRule, text: String) {
        let violation = SchemaViolation(
            model: "Person", attribute: "a", rule: rule, value: .number(9), expected: "7")
        #expect(violation.withoutValues.description == text)
    }

    @Test func aTokenIsNobodyElses() async {
        var client = WireClient()
        await client.createTable()
        func put(_ value: Int) -> String {
            """
            {"ClientRequestToken":"order-1","TransactItems":[{"Put":{"TableName":"music","Item":
             {"PK":{"S":"a"},"SK":{"S":"1"},"v":{"N":"\(value)"}}}}]}
            """
        }
        _ = await client.ok("TransactWriteItems", put(1))
        #expect(await client.send("TransactWriteItems", put(2)).text.contains("Idempotent"))
        client.caller.accessKeyID = "another"
        _ = await client.ok("TransactWriteItems", put(2))
    }

    @Test func aStatementOfABatchIsDeniedInItsPlace() async throws {
        var client = WireClient()
        await client.createTable()
        client.caller.policy = try Self.policy(
            """
            {"Effect":"Allow","Action":"dynamodb:*","Resource":"*","Condition":
             {"ForAllValues:StringEquals":{"dynamodb:LeadingKeys":["mine"]}}}
            """)
        let statements = ["mine", "yours"].map {
            #"{"Statement":"SELECT * FROM music WHERE PK='\#($0)' AND SK='1'"}"#
        }
        let text = await client.ok(
            "BatchExecuteStatement", #"{"Statements":[\#(statements.joined(separator: ","))]}"#)
        let answers = try JSONValue(parsing: text)["Responses"]?.elements ?? []
        #expect(answers.count == 2)
        #expect(answers.first?["Error"] == nil)
        #expect(answers.last?["Error"]?["Code"]?.string == "AccessDenied")
    }

    /// Sixteen megabytes of empty actions would take a gigabyte.
    @Test func ofTooManyElementsEnoughAreKept() throws {
        let body = Array(("[" + String(repeating: "{},", count: 5_000) + "{}]").utf8)
        let span = body.span
        var reader = RequestReader(span)
        var count = 0
        try reader.elements { reader throws(WireError) in
            count += 1
            try reader.members { _, _ throws(WireError) in false }
        }
        try reader.finish()
        #expect(count == 1_024)
    }
}

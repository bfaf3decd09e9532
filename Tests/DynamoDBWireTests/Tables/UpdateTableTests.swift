import Granary
import GranaryItems
import GranaryTestSupport
import Testing

/// An update that the service refuses changes nothing, and is told why in its words.
@Suite("UpdateTable on the wire", .temporaryStore)
struct UpdateTableTests {
    private static let invalid = "One or more parameter values were invalid: "
    private let client = WireClient()

    /// A rest of a request, and what is wrong with it.
    struct Refusal: Sendable, CustomTestStringConvertible {
        var rest: String
        var message: String
        var testDescription: String { rest }

        init(_ rest: String, _ message: String, isAboutValues: Bool = true) {
            self.rest = rest
            self.message = (isAboutValues ? UpdateTableTests.invalid : "") + message
        }
    }

    /// Creates a table with an index, billed by units or by request.
    private func createTable(isProvisioned: Bool) async {
        let units = isProvisioned ? Self.units(5, 6) : ""
        let mode = isProvisioned ? "PROVISIONED" : "PAY_PER_REQUEST"
        _ = await client.ok(
            "CreateTable",
            """
            {"TableName":"music","BillingMode":"\(mode)"\(units),
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"},
              {"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG",
              "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"ALL"}\(units)}]}
            """)
    }

    private static func units(_ read: Int, _ write: Int) -> String {
        """
        ,"ProvisionedThroughput":{"ReadCapacityUnits":\(read),"WriteCapacityUnits":\(write)}
        """
    }

    private static func update(_ name: String, _ rest: String) -> String {
        #""GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"\#(name)"\#(rest)}}]"#
    }

    private static func create(_ name: String, _ rest: String = "") -> String {
        """
        "GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"\(name)",\
        "KeySchema":[{"AttributeName":"h","KeyType":"HASH"}],\
        "Projection":{"ProjectionType":"ALL"}\(rest)}}],\
        "AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"}]
        """
    }

    private static func request(_ rest: String) -> String { #"{"TableName":"music",\#(rest)}"# }

    private func description() async -> JSONValue? {
        let text = await client.ok("DescribeTable", #"{"TableName":"music"}"#)
        return (try? JSONValue(parsing: text))?["Table"]
    }

    private static let neither =
        "Neither ReadCapacityUnits nor WriteCapacityUnits can be specified"

    static let byRequest: [Refusal] = [
        Refusal(
            String(units(5, 5).dropFirst()),
            "\(neither) when BillingMode is PAY_PER_REQUEST"),
        Refusal(
            update("byG", units(1, 1)),
            "\(neither) for index: byG when BillingMode is PAY_PER_REQUEST"),
        Refusal(
            update("byG", ""),
            "The only Updates for index: byG when TableThroughputMode is PAY_PER_REQUEST can be to "
                + "OnDemandThroughput, WarmThroughput"),
        Refusal(
            create("byH", units(1, 1)),
            "\(neither) for index: byH when BillingMode is PAY_PER_REQUEST"),
        Refusal(
            #""BillingMode":"PROVISIONED""#,
            "ProvisionedThroughput must be specified when BillingMode is PROVISIONED"),
        Refusal(
            #""BillingMode":"PROVISIONED""# + units(1, 1),
            "ProvisionedThroughput must be specified for index: byG"),
        Refusal(
            #""OnDemandThroughput":{"MaxReadRequestUnits":0}"#,
            "Requested MaxReadRequestUnits for OnDemandThroughput for table is outside of valid "
                + "range"),
        Refusal(
            #""OnDemandThroughput":{"MaxReadRequestUnits":5},"StreamSpecification":{"#
                + #""StreamEnabled":true,"StreamViewType":"KEYS_ONLY"}"#,
            "OnDemandThroughput can only be combined with BillingMode in an UpdateTable request"),
        Refusal(
            create("byH") + #","StreamSpecification":{"StreamEnabled":true,"#
                + #""StreamViewType":"KEYS_ONLY"}"#,
            "You cannot create or delete index while changing stream status"),
        Refusal(
            #""SSESpecification":{"Enabled":true},"DeletionProtectionEnabled":true"#,
            "Server-Side Encryption modification must be the only operation in the request"),
        Refusal(
            #""TableClass":"STANDARD","DeletionProtectionEnabled":true"#,
            "TableClass modification must be the only operation in the request"),
        Refusal(
            #""BillingMode":"PAY_PER_REQUEST","DeletionProtectionEnabled":true"#,
            "DeletionProtection modification must be the only operation in the request"),
        Refusal(
            #""WarmThroughput":{"ReadUnitsPerSecond":12000},"BillingMode":"PAY_PER_REQUEST""#,
            "WarmThroughput must be the only operation in the request"),
        Refusal(
            #""TableClass":"FOO""#,
            "Invalid table-class parameter provided. Please try again with a valid table-class "
                + "value: [STANDARD, STANDARD_INFREQUENT_ACCESS].", isAboutValues: false),
        Refusal(
            #""GlobalSecondaryIndexUpdates":[]"#, UpdateTable.nothingToChange,
            isAboutValues: false),
        Refusal(
            #""GlobalSecondaryIndexUpdates":[{}]"#,
            "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, "
                + "GlobalSecondaryIndexUpdate.Delete must not be null"),
        Refusal(
            #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"byG"},"#
                + #""Update":{"IndexName":"byG"}}]"#,
            "Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate "
                + "object"),
        Refusal(
            #""GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"byG"}},"#
                + #"{"Update":{"IndexName":"byG"}}]"#,
            "Only one global secondary index update per index is allowed simultaneously. Index: byG"
        ),
        Refusal(
            #""GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"byH","KeySchema":["#
                + #"{"AttributeName":"h","KeyType":"HASH"}],"Projection":{"ProjectionType":"#
                + #""ALL"}}}]"#,
            "AttributeDefinitions is not specified for index: byH"),
        Refusal(
            #""StreamSpecification":{"StreamEnabled":true}"#,
            "If stream is being enabled then UpdateViewType is required"),
        Refusal(
            #""StreamSpecification":{"StreamEnabled":false,"StreamViewType":"KEYS_ONLY"}"#,
            "If stream is being disabled, then UpdateViewType must not be specified"),
        Refusal(
            #""StreamSpecification":{"StreamEnabled":false}"#,
            "Table has no stream to disable: TableName: music", isAboutValues: false),
        Refusal(
            #""SSESpecification":{"Enabled":false}"#, "Table is already encrypted by default"),
        Refusal(
            #""SSESpecification":{"Enabled":false,"SSEType":"KMS"}"#,
            "SSEType can not be specified if Enabled is false"),
        Refusal(
            #""AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"}]"#,
            "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
                + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
                + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass is "
                + "required", isAboutValues: false),
    ]

    static let byUnits: [Refusal] = [
        Refusal(
            String(units(5, 6).dropFirst()),
            "The provisioned throughput for the table will not change. The requested value equals "
                + "the current value. Current ReadCapacityUnits provisioned for the table: 5. "
                + "Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the "
                + "table: 6. Requested WriteCapacityUnits: 6. Refer to the Amazon DynamoDB Developer "
                + "Guide for current limits and how to request higher limits.",
            isAboutValues: false),
        Refusal(
            update("byG", units(5, 6)),
            "The provisioned throughput for the index byG will not change. The requested value "
                + "equals the current value. Current ReadCapacityUnits provisioned for the index: 5. "
                + "Requested ReadCapacityUnits: 5. Current WriteCapacityUnits provisioned for the "
                + "index: 6. Requested WriteCapacityUnits: 6. Refer to the Amazon DynamoDB Developer "
                + "Guide for current limits and how to request higher limits.",
            isAboutValues: false),
        Refusal(
            create("byH"),
            "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: byH"),
        Refusal(
            update("byG", ""),
            "Both ReadCapacityUnits and WriteCapacityUnits must be specified for index: byG"),
        Refusal(
            #""BillingMode":"PAY_PER_REQUEST""# + units(9, 9),
            "\(neither) when BillingMode is PAY_PER_REQUEST"),
        Refusal(
            #""OnDemandThroughput":{"MaxWriteRequestUnits":5}"#,
            "MaxWriteRequestUnits for OnDemandThroughput cannot be specified when the table "
                + "BillingMode is PROVISIONED"),
    ]

    @Test("A table billed by request", arguments: byRequest)
    func refusedByRequest(refusal: Refusal) async {
        await createTable(isProvisioned: false)
        let before = await description()?.text
        await client.refuses("UpdateTable", Self.request(refusal.rest), refusal.message)
        #expect(await description()?.text == before)
    }

    @Test("A table billed by units", arguments: byUnits)
    func refusedByUnits(refusal: Refusal) async {
        await createTable(isProvisioned: true)
        let before = await description()?.text
        await client.refuses("UpdateTable", Self.request(refusal.rest), refusal.message)
        #expect(await description()?.text == before)
    }

    @Test func anIndexThatIsNotThereIsNotFound() async {
        await createTable(isProvisioned: true)
        for _ in 0..<2 {
            let (status, text) = await client.send(
                "UpdateTable", Self.request(Self.update("nope", Self.units(1, 1))))
            #expect(status == 400)
            #expect(
                text == """
                    {"__type":"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException",\
                    "message":"Requested resource not found: Index: nope not found"}
                    """)
        }
    }

    @Test func billingIsSwitchedBothWays() async {
        await createTable(isProvisioned: false)
        _ = await client.ok(
            "UpdateTable",
            Self.request(
                #""BillingMode":"PROVISIONED""# + Self.units(3, 4) + ","
                    + Self.update("byG", Self.units(1, 2))))
        var table = await description()
        #expect(table?["BillingModeSummary"]?["BillingMode"]?.string == "PROVISIONED")
        #expect(table?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "4")
        var index = table?["GlobalSecondaryIndexes"]?.elements.first
        #expect(index?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "2")
        _ = await client.ok(
            "UpdateTable", Self.request(#""BillingMode":"PAY_PER_REQUEST""#))
        table = await description()
        #expect(table?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "0")
        index = table?["GlobalSecondaryIndexes"]?.elements.first
        #expect(index?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "0")
    }

    @Test func warmThroughputIsTakenAndOnDemandThroughputKept() async {
        await createTable(isProvisioned: false)
        _ = await client.ok(
            "UpdateTable", Self.request(#""WarmThroughput":{"ReadUnitsPerSecond":12000}"#))
        let limits = #""OnDemandThroughput":{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}"#
        _ = await client.ok("UpdateTable", Self.request(limits))
        _ = await client.ok("UpdateTable", Self.request(Self.update("byG", "," + limits)))
        var table = await description()
        let kept = #"{"MaxReadRequestUnits":7,"MaxWriteRequestUnits":8}"#
        #expect(table?["OnDemandThroughput"]?.text == kept)
        let index = table?["GlobalSecondaryIndexes"]?.elements.first
        #expect(index?["OnDemandThroughput"]?.text == kept)
        // -1 takes a limit away.
        for member in ["MaxReadRequestUnits", "MaxWriteRequestUnits"] {
            _ = await client.ok(
                "UpdateTable", Self.request(#""OnDemandThroughput":{"\#(member)":-1}"#))
        }
        table = await description()
        #expect(table?["OnDemandThroughput"] == nil)
    }

    @Test func encryptionIsDescribed() async throws {
        await createTable(isProvisioned: false)
        _ = await client.ok(
            "UpdateTable", Self.request(#""SSESpecification":{"Enabled":true,"SSEType":"KMS"}"#))
        let table = try #require(await description())
        let id = table["TableId"]?.string ?? ""
        #expect(
            table["SSEDescription"]?.text == """
                {"Status":"ENABLED","SSEType":"KMS",\
                "KMSMasterKeyArn":"arn:aws:kms:eu-west-2:000000000000:key/\(id)"}
                """)
        await client.refuses(
            "UpdateTable", Self.request(#""SSESpecification":{"Enabled":true}"#),
            Self.invalid + "Table is already encrypted with given KMSMasterKeyId. Use "
                + "KMSMasterKeyId parameter if you want to change Master Key")
        let key = "arn:aws:kms:eu-west-2:111122223333:key/1234"
        _ = await client.ok(
            "UpdateTable",
            Self.request(
                #""SSESpecification":{"Enabled":true,"SSEType":"KMS","KMSMasterKeyId":"\#(key)"}"#))
        #expect(await description()?["SSEDescription"]?["KMSMasterKeyArn"]?.string == key)
        _ = await client.ok(
            "UpdateTable", Self.request(#""SSESpecification":{"Enabled":false}"#))
        #expect(await description()?["SSEDescription"] == nil)
    }
}

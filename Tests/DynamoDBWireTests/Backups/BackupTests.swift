import GranaryItems
import GranaryTestSupport
import GranaryTransfer
import Testing

@testable import DynamoDBWire

/// A backup on the wire holds the table as it was, and a restore makes a table of it.
@Suite("Backups on the wire", .temporaryStore)
struct BackupTests {
    private var client: WireClient { WireClient() }

    /// The answer to a request that must succeed.
    private func ok(_ operation: String, _ body: String) async -> JSONValue? {
        try? JSONValue(parsing: await client.ok(operation, body))
    }

    /// The exception and text that a request is refused with.
    private func refusal(_ operation: String, _ body: String) async -> String {
        let (_, text) = await client.send(operation, body)
        let value = try? JSONValue(parsing: text)
        let name = value?["__type"]?.string?.split(separator: "#").last ?? ""
        return "\(name): \(value?["message"]?.string ?? "")"
    }

    private func put(_ key: String, _ value: Int) async {
        _ = await client.ok(
            "PutItem",
            """
            {"TableName":"music","Item":{"PK":{"S":"\(key)"},"SK":{"S":"1"},"g":{"S":"x"},
             "v":{"N":"\(value)"}}}
            """)
    }

    /// A table with an index.
    private func createTable() async {
        _ = await client.ok(
            "CreateTable",
            """
            {"TableName":"music","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"PK","KeyType":"HASH"},
              {"AttributeName":"SK","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"PK","AttributeType":"S"},
              {"AttributeName":"SK","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"byG",
              "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],
              "Projection":{"ProjectionType":"ALL"}}]}
            """)
    }

    /// Makes a backup.
    ///
    /// - Returns: Its ARN.
    private func backUp(_ name: String) async -> String {
        let made = await ok("CreateBackup", #"{"TableName":"music","BackupName":"\#(name)"}"#)
        return made?["BackupDetails"]?["BackupArn"]?.string ?? ""
    }

    @Test func isRestoredAsItWas() async throws {
        await createTable()
        await put("a", 1)
        await put("b", 2)
        let arn = await backUp("first")
        await put("a", 9)
        await put("c", 3)
        let restore = #"{"TargetTableName":"copy","BackupArn":"\#(arn)"}"#
        let table = await ok("RestoreTableFromBackup", restore)?["TableDescription"]
        #expect(table?["TableName"]?.string == "copy")
        #expect(table?["TableStatus"]?.string == "ACTIVE")
        #expect(table?["BillingModeSummary"]?["BillingMode"]?.string == "PAY_PER_REQUEST")
        let copy = try TemporaryStore.current.table("copy")
        #expect(try copy.scan().readAll().compactMap { $0["v"]?.intValue }.sorted() == [1, 2])
        #expect(try copy.scan(on: "byG").readAll().count == 2)
        #expect(
            await refusal("RestoreTableFromBackup", restore)
                == "TableAlreadyExistsException: Table already exists: copy")
        let without = """
            {"TargetTableName":"plain","BackupArn":"\(arn)","GlobalSecondaryIndexOverride":[]}
            """
        #expect(await ok("RestoreTableFromBackup", without) != nil)
        #expect(try TemporaryStore.current.table("plain").describe().indexes.isEmpty)
    }

    /// What another process was filling when it ended is no table; what this one fills is left alone.
    @Test func aHalfRestoredTableIsRemoved() async throws {
        let store = TemporaryStore.current
        for (name, mark) in [("half", "another"), ("own", nil), ("whole", nil)] {
            var create = CreateTable(tableName: name, partitionKey: "PK")
            if let mark { create.annotations[TableAnnotation.restoring] = .string(mark) }
            if name == "own" { create.annotations[TableAnnotation.restoring] = TableRestore.mark }
            _ = try await store.run(create)
        }
        _ = WireService(store: store)
        #expect(try store.run(ListTables()).tableNames == ["own", "whole"])
    }

    /// Once it has its items nothing marks it.
    @Test func aRestoredTableIsKept() async throws {
        await createTable()
        await put("a", 1)
        let arn = await backUp("first")
        let restore = #"{"TargetTableName":"copy","BackupArn":"\#(arn)"}"#
        #expect(await ok("RestoreTableFromBackup", restore) != nil)
        #expect(
            try TemporaryStore.current.table("copy").describe()
                .annotations[TableAnnotation.restoring] == nil)
    }

    @Test func isBeingCreatedWhileItFills() async {
        await createTable()
        await put("a", 1)
        // Each service has a state of its own.
        let client = WireClient()
        #expect(client.service.state.filling.isEmpty)
        #expect(client.service.state.beginFilling("music"))
        #expect(!client.service.state.beginFilling("music"))
        let get = #"{"TableName":"music","Key":{"PK":{"S":"a"},"SK":{"S":"1"}}}"#
        let table = #"{"TableName":"music"}"#
        let described = await client.ok("DescribeTable", table)
        #expect(described.contains(#""TableStatus":"CREATING""#))
        for (operation, body, exception) in [
            ("GetItem", get, "ResourceNotFoundException"),
            ("Scan", table, "ResourceNotFoundException"),
            (
                "ExecuteStatement", #"{"Statement":"SELECT * FROM music"}"#,
                "ResourceNotFoundException"
            ), ("DeleteTable", table, "ResourceInUseException"),
        ] {
            let (status, text) = await client.send(operation, body)
            #expect(status == 400)
            #expect(text.contains(exception), "\(operation): \(text)")
        }
        // Who may do nothing is not told of it.
        var nobody = client
        nobody.caller.policy = AccessPolicy()
        #expect(await nobody.send("GetItem", get).text.contains("AccessDeniedException"))
        client.service.state.endFilling("music")
        #expect(await client.ok("GetItem", get).contains(#""v":{"N":"1"}"#))
    }

    @Test func overridesGoTogether() async {
        await createTable()
        let arn = await backUp("first")
        let units = #"{"ReadCapacityUnits":1,"WriteCapacityUnits":2}"#
        func index(_ name: String, _ rest: String = "") -> String {
            """
            "GlobalSecondaryIndexOverride":[{"IndexName":"\(name)",\
            "KeySchema":[{"AttributeName":"g","KeyType":"HASH"}],\
            "Projection":{"ProjectionType":"ALL"}\(rest)}]
            """
        }
        let provisioned = """
            "BillingModeOverride":"PROVISIONED","ProvisionedThroughputOverride":\(units)
            """
        for (rest, message) in [
            (
                #""BillingModeOverride":"PROVISIONED""#,
                "Must override ProvisionedThroughput if BillingMode is overridden to PROVISIONED"
            ),
            (
                #""BillingModeOverride":"PAY_PER_REQUEST","ProvisionedThroughputOverride":"#
                    + units,
                "Cannot override ProvisionedThroughput if BillingMode is overridden to "
                    + "PAY_PER_REQUEST"
            ),
            (
                #""ProvisionedThroughputOverride":"# + units,
                "Cannot override ProvisionedThroughput unless BillingMode is PROVISIONED"
            ),
            (
                provisioned + #","OnDemandThroughputOverride":{"MaxReadRequestUnits":1}"#,
                "Cannot override MaxReadRequestUnits for OnDemandThroughput unless "
                    + "BillingModeOverride is PAY_PER_REQUEST"
            ),
            (provisioned, "Must specify provisioned throughput for index byG"),
            (
                index("nope"),
                "Index nope does not match a secondary index that existed in the source table and "
                    + "cannot be created during the restore operation"
            ),
            (
                index("byG", #","ProvisionedThroughput":"# + units),
                "Cannot override ProvisionedThroughput if BillingMode is overridden to "
                    + "PAY_PER_REQUEST for index byG"
            ),
        ] {
            await client.refuses(
                "RestoreTableFromBackup",
                #"{"TargetTableName":"copy","BackupArn":"\#(arn)",\#(rest)}"#,
                "Invalid Request: " + message)
        }
        let restored = await ok(
            "RestoreTableFromBackup",
            """
            {"TargetTableName":"copy","BackupArn":"\(arn)",\(provisioned),
             \(index("byG", #","ProvisionedThroughput":"# + units))}
            """)
        let table = restored?["TableDescription"]
        #expect(table?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "2")
        let byG = table?["GlobalSecondaryIndexes"]?.elements.first
        #expect(byG?["ProvisionedThroughput"]?["WriteCapacityUnits"]?.text == "2")
    }

    @Test func isListedDescribedAndDeleted() async throws {
        await createTable()
        await put("a", 1)
        await client.createTable("other")
        let first = await backUp("first")
        let second = await backUp("second")
        // A snapshot made by hand is no backup of the wire's.
        try SnapshotFolder(ofStore: TemporaryStore.path).create(
            of: TemporaryStore.current, reason: "before lunch")
        func list(_ body: String) async -> [String] {
            let page = await ok("ListBackups", body)
            let names = page?["BackupSummaries"]?.elements.compactMap { $0["BackupName"]?.string }
            return (names ?? []) + [page?["LastEvaluatedBackupArn"]?.string ?? "end"]
        }
        #expect(await list("{}") == ["first", "second", "end"])
        #expect(await list(#"{"Limit":1}"#) == ["first", first])
        #expect(await list(#"{"ExclusiveStartBackupArn":"\#(first)"}"#) == ["second", "end"])
        #expect(await list(#"{"TableName":"other"}"#) == ["end"])
        #expect(await list(#"{"BackupType":"SYSTEM"}"#) == ["end"])
        #expect(await list(#"{"TimeRangeUpperBound":1}"#) == ["end"])
        #expect(await list(#"{"TimeRangeLowerBound":1.5e9}"#) == ["first", "second", "end"])
        let described = await ok("DescribeBackup", #"{"BackupArn":"\#(first)"}"#)
        let backup = described?["BackupDescription"]
        #expect(backup?["BackupDetails"]?["BackupStatus"]?.string == "AVAILABLE")
        #expect(backup?["BackupDetails"]?["BackupType"]?.string == "USER")
        #expect(backup?["SourceTableDetails"]?["ItemCount"]?.text == "1")
        let deleted = await ok("DeleteBackup", #"{"BackupArn":"\#(first)"}"#)
        #expect(
            deleted?["BackupDescription"]?["BackupDetails"]?["BackupStatus"]?.string == "DELETED")
        #expect(await list("{}") == ["second", "end"])
        for operation in ["DescribeBackup", "DeleteBackup"] {
            #expect(
                await refusal(operation, #"{"BackupArn":"\#(first)"}"#)
                    == "BackupNotFoundException: Backup not found: \(first)")
        }
        #expect(second.hasPrefix("arn:aws:dynamodb:eu-west-2:000000000000:table/music/backup/"))
    }

    @Test func isRefusedInDynamoDBsWords() async {
        await createTable()
        #expect(
            await refusal("CreateBackup", #"{"TableName":"nothing","BackupName":"abc"}"#)
                == "TableNotFoundException: Table not found: nothing")
        await client.refuses(
            "CreateBackup", #"{"TableName":"music","BackupName":"a b"}"#,
            "1 validation error detected: Value 'a b' at 'backupName' failed to satisfy "
                + "constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+")
        let off = """
            {"ContinuousBackupsDescription":{"ContinuousBackupsStatus":"ENABLED",\
            "PointInTimeRecoveryDescription":{"PointInTimeRecoveryStatus":"DISABLED"}}}
            """
        #expect(
            await client.ok("DescribeContinuousBackups", #"{"TableName":"music"}"#) == off)
        func update(_ isEnabled: Bool) -> String {
            """
            {"TableName":"music","PointInTimeRecoverySpecification":
             {"PointInTimeRecoveryEnabled":\(isEnabled)}}
            """
        }
        #expect(await client.ok("UpdateContinuousBackups", update(false)) == off)
        #expect(
            await refusal("UpdateContinuousBackups", update(true))
                .hasPrefix("ContinuousBackupsUnavailableException"))
        #expect(
            await refusal(
                "RestoreTableToPointInTime",
                #"{"SourceTableName":"music","TargetTableName":"copy"}"#)
                == "PointInTimeRecoveryUnavailableException: Point in time recovery is not enabled "
                + "for table 'music'")
    }
}

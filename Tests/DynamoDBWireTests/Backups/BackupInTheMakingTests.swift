import Granary
import GranaryTestSupport
import GranaryTransfer
import Testing

@testable import DynamoDBWire

/// A backup that takes long is there, and of no use, until it is made.
@Suite("Backups in the making", .temporaryStore)
struct BackupInTheMakingTests {
    /// Each service has a state of its own: all requests are of one client.
    private let client = WireClient()

    private func makeBackup(_ id: String) async throws -> TableBackup {
        await client.createTable("music")
        let table = try TemporaryStore.current.table("music").describe()
        return TableBackup(
            making: id, name: "slow", of: table, createdMilliseconds: 1_700_000_000_000)
    }

    @Test func isDescribedAndListedAndNotUsed() async throws {
        let backup = try await makeBackup("20231114T221320000Z-00aa")
        client.service.state.beginBackup(backup)
        let arn = "arn:aws:dynamodb:eu-west-2:000000000000:table/music/backup/\(backup.id)"
        let described = await client.ok("DescribeBackup", #"{"BackupArn":"\#(arn)"}"#)
        #expect(described.contains(#""BackupStatus":"CREATING""#))
        #expect(described.contains(#""SourceTableDetails":{"TableName":"music""#))
        let listed = await client.ok("ListBackups", "{}")
        #expect(listed.contains(#""BackupName":"slow""#))
        #expect(listed.contains(#""BackupStatus":"CREATING""#))
        for (operation, body) in [
            ("DeleteBackup", #"{"BackupArn":"\#(arn)"}"#),
            ("RestoreTableFromBackup", #"{"TargetTableName":"copy","BackupArn":"\#(arn)"}"#),
        ] {
            let (status, text) = await client.send(operation, body)
            #expect(status == 400)
            #expect(text.contains("BackupInUseException"), "\(operation): \(text)")
        }
        client.service.state.endBackup(backup)
        #expect(await client.ok("ListBackups", "{}") == #"{"BackupSummaries":[]}"#)
    }

    /// Between the last byte and the end of the request it is in the folder and in the making.
    @Test func isListedOnce() async throws {
        let folder = SnapshotFolder(ofStore: TemporaryStore.path)
        await client.createTable("music")
        let table = try TemporaryStore.current.table("music").describe()
        let snapshot = try folder.create(
            of: TemporaryStore.current, reason: TableBackup.reason("slow", of: table))
        client.service.state.beginBackup(
            TableBackup(making: snapshot.id, name: "slow", of: table, createdMilliseconds: 0))
        let listed = await client.ok("ListBackups", "{}")
        #expect(listed.contains(#""BackupStatus":"AVAILABLE""#))
        #expect(!listed.contains(#""BackupStatus":"CREATING""#))
    }

    @Test func isForgottenWhenItIsMade() async throws {
        await client.createTable("music")
        let made = await client.ok(
            "CreateBackup", #"{"TableName":"music","BackupName":"quick"}"#)
        #expect(made.contains(#""BackupStatus":"AVAILABLE""#))
        #expect(client.service.state.backups.isEmpty)
    }
}

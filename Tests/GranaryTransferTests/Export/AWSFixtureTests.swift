import Foundation
import GranaryTestSupport
import GranaryTransfer
import Testing

/// Exports laid out as AWS documents them, with its fields and checksums, come in and go out unchanged.
@Suite(.temporaryStore) struct AWSFixtureTests {
    private let folder = Folder()

    private static func path(_ name: String) -> String {
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Fixtures/" + name).path(percentEncoded: false)
    }

    private func table(_ name: String = "ProductCatalog") throws -> GranaryTransfer.Table {
        var create = CreateTable(tableName: name, partitionKey: .number("Id"))
        create.changeLogEnabled = true
        _ = try TemporaryStore.current.run(create)
        return try TemporaryStore.current.table(name)
    }

    private static func actions(_ export: DynamoDBExport) throws -> Set<ImportAction> {
        let source = try export.source()
        var actions: Set<ImportAction> = []
        while let record = try source.next() { actions.insert(try record.action.get()) }
        return actions
    }

    /// Full and then incremental: in, out, and the same records in both.
    @Test func identity() throws {
        let full = try DynamoDBExport(at: Self.path("full"))
        #expect(!full.isIncremental && full.itemCount == 3 && full.files.count == 3)
        #expect(full.files.allSatisfy { $0.md5 != nil })
        let table = try table()
        #expect(try table.load(from: full.source()).storedCount == 3)
        let (own, last) = try table.exportForDynamoDB(to: folder.path + "/full")
        #expect(try Self.actions(own) == Self.actions(full))
        #expect(
            try table.get(["Id": 103])?["Authors"] == .stringSet(["Author1", "Author2"]))

        let changes = try DynamoDBExport(at: Self.path("incremental"))
        #expect(changes.isIncremental && changes.itemCount == 3)
        let outcome = try table.load(from: changes.source())
        #expect(outcome.storedCount == 2 && outcome.deletedCount == 1)
        let (ownChanges, _) = try table.exportChangesForDynamoDB(
            to: folder.path + "/changes", after: last)
        #expect(try Self.actions(ownChanges) == Self.actions(changes))
        #expect(try table.get(["Id": 103])?["Price"] == 1_500)
        #expect(try table.get(["Id": 205]) == nil && table.get(["Id": 300]) != nil)
    }

    /// Every byte of a manifest and of a data file is under a checksum.
    @Test(
        arguments: [
            "01693685827463-2d8752fd/manifest-summary.json",
            "01693685827463-2d8752fd/manifest-files.json",
            "01693685827463-2d8752fd/data/asdl123dasas.json.gz",
        ])
    func changedByte(name: String) throws {
        let copy = folder.path + "/copy"
        try FileManager.default.copyItem(atPath: Self.path("full"), toPath: copy)
        try Folder.change(copy + "/AWSDynamoDB/" + name) { $0[$0.count / 2] ^= 1 }
        let error = #expect(throws: TransferError.self) {
            _ = try DynamoDBExport(at: copy).source()
        }
        #expect(error.map { "\($0)" }?.contains(" has MD5 ") == true)
    }
}

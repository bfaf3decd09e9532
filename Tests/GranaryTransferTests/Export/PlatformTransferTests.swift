import AuxeiraSchema
import DreamSeedSchema
import GranaryEntities
import GranarySamples
import GranaryTestSupport
import GranaryTransfer
import Testing

/// A platform that is exported and imported again is what it was, item for item, though its schema
/// judges every write and items refer to others that come later.
@Suite struct PlatformTransferTests {
    enum Platform: CaseIterable {
        case auxeira, dreamSeed

        var schema: StoreSchema { self == .auxeira ? Auxeira.schema : DreamSeed.schema }

        func items() throws -> [Item] {
            switch self {
            case .auxeira: try AuxeiraSample(scale: 2).prefix(2_500).map { try $0.item() }
            case .dreamSeed: try DreamSeedSample(scale: 2).map { try $0.item() }
            }
        }
    }

    enum Form: CaseIterable {
        case dynamoDBJSON, compressed, export
    }

    @Test(arguments: Platform.allCases, Form.allCases)
    func identity(platform: Platform, form: Form) throws {
        let folder = Folder()
        let items = try platform.items()
        let store = try Store.open(folder.path + "/first", schema: platform.schema)
        defer { store.close() }
        let table = try #require(try store.tableNames().first.map { try store.table($0) })
        try table.load(items)
        let source: any ImportSource
        switch form {
        case .dynamoDBJSON:
            try table.export(to: folder.path + "/items", form: .dynamoDBJSON)
            source = try JSONLinesSource([folder.path + "/items"])
        case .compressed:
            try table.export(to: folder.path + "/items.gz", form: .dynamoDBJSON, isCompressed: true)
            source = try JSONLinesSource([folder.path + "/items.gz"])
        case .export:
            source = try table.exportForDynamoDB(to: folder.path + "/export").export.source()
        }
        let other = try Store.open(folder.path + "/second", schema: platform.schema)
        defer { other.close() }
        let copy = try other.table(table.name)
        let outcome = try copy.load(from: source)
        #expect(outcome.storedCount == items.count && outcome.rejectedCount == 0)
        #expect(try copy.scan().map(\.encodedBytes) == table.scan().map(\.encodedBytes))
        #expect(try other.check().isSound)
    }

    /// Plain JSON and CSV lose types, which a table without a schema does not miss; nothing else is
    /// lost: what is exported of the copy is the same file.
    @Test(arguments: Platform.allCases, [ExportForm.ndjson, .csv])
    func textIdentity(platform: Platform, form: ExportForm) throws {
        let folder = Folder()
        let store = try Store.open(folder.path + "/first", schema: platform.schema)
        defer { store.close() }
        let table = try #require(try store.tableNames().first.map { try store.table($0) })
        let items = try platform.items()
        try table.load(items)
        let (first, second) = (folder.path + "/first.txt", folder.path + "/second.txt")
        #expect(try table.export(to: first, form: form) == items.count)
        let other = try Store.open(folder.path + "/second")
        defer { other.close() }
        let key = try table.describe().keySchema
        let copy = try other.createTable(
            table.name, partitionKey: key.partitionKey, sortKey: key.sortKey)
        let source: any ImportSource =
            form == .csv
            ? try CSVSource(first, for: copy.describe())
            : try JSONLinesSource([first], form: .plain)
        #expect(try copy.load(from: source).storedCount == items.count)
        try copy.export(to: second, form: form)
        #expect(try Folder.bytes(of: first) == Folder.bytes(of: second))
    }
}

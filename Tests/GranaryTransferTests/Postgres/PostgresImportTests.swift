import DreamSeedSchema
import Foundation
import GranaryEntities
import GranarySamples
import GranaryTestSupport
import GranaryTransfer
import Testing

/// A live database in the shape of DreamSeed's at Supabase becomes the items of its schema, all 15
/// tables, item for item; and so do its dumps.
@Suite(.enabled(if: PostgresServer.programs != nil), .serialized) struct PostgresImportTests {
    private let folder = Folder()

    private static func sample() throws -> (Schema, [Item]) {
        (
            try DreamSeed.schema.schema(),
            try DreamSeedSample(scale: 2).prefix(900).map { try $0.item() }
        )
    }

    private static func imported(
        from path: String, _ schema: Schema
    ) throws -> (items: Set<Item>, outcome: ImportOutcome) {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(directory.path + "/store", schema: DreamSeed.schema)
        defer { store.close() }
        let table = try store.table(schema.table)
        let outcome = try table.load(from: PostgresFolder(at: path, for: schema))
        #expect(try store.check().isSound)
        return (Set(try table.scan().map(Self.plain)), outcome)
    }

    /// The item without the mark of its schema's revision.
    private static func plain(_ item: Item) -> Item {
        var item = item
        item.schemaVersion = 0
        return item
    }

    @Test func allTables() throws {
        let (schema, items) = try Self.sample()
        #expect(Set(items.compactMap { $0["_type"]?.stringValue }).count == 15)
        let server = try PostgresServer()
        try server.execute(PostgresFixture(schema: schema).script(items))
        let tables = try PostgresDump(server.connection).write(
            to: folder.path + "/dump", for: schema)
        #expect(tables.count == 15 && tables.contains("auth.users"))
        #expect(Folder.names(in: folder.path + "/dump") == tables.map { $0 + ".csv" }.sorted())
        let order = try PostgresFolder(at: folder.path + "/dump", for: schema).files.map(\.model)
        let (users, dna) = (order.firstIndex(of: "User"), order.firstIndex(of: "DreamDNA"))
        #expect(try #require(users) < #require(dna), "what is referred to is read first")
        let (found, outcome) = try Self.imported(from: folder.path + "/dump", schema)
        #expect(outcome.storedCount == items.count && outcome.rejectedCount == 0)
        let expected = Set(items.map(Self.plain))
        #expect(found == expected)
        for item in found.subtracting(expected).prefix(3) {
            Issue.record("not in the sample: \(item)")
        }
        for item in expected.subtracting(found).prefix(3) { Issue.record("not imported: \(item)") }
    }

    /// What psql says is passed on: a server that is not there, tables that are not.
    @Test func failures() throws {
        let (schema, _) = try Self.sample()
        func error(_ dump: PostgresDump) -> String {
            do {
                try dump.write(to: folder.path + "/none", for: schema)
                return "nothing was thrown"
            } catch {
                return "\(error)"
            }
        }
        let server = try PostgresServer()
        #expect(
            error(PostgresDump(server.connection))
                == "PostgreSQL: the database has no table that a model of DreamSeed comes from, such "
                + "as auth.users")
        #expect(error(PostgresDump("host=\(folder.path)")).hasPrefix("PostgreSQL: psql: error: "))
        var missing = PostgresDump(server.connection)
        missing.psql = "no-such-psql"
        #expect(
            error(missing)
                == "PostgreSQL: there is no program no-such-psql: install PostgreSQL's client")
    }
}

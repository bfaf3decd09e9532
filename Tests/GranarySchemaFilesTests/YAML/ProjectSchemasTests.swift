import Foundation
import GranarySchema
import GranarySchemaFiles
import Testing

/// The schemas of this project are what others begin with: nothing may be wrong with them, and
/// they are the largest there are to try the writers on.
struct ProjectSchemasTests {
    private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Schemas").path

    @Test("There is neither an error nor a warning", arguments: ["Auxeira", "DreamSeed"])
    func check(name: String) throws {
        let (schema, diagnostics) = SchemaFolder.load("\(Self.folder)/\(name)")
        #expect(diagnostics.map(\.description) == [])
        #expect(schema?.name == name)
    }

    @Test("They survive the document and new files", arguments: ["Auxeira", "DreamSeed"])
    func roundTrips(name: String) throws {
        let schema = try #require(SchemaFolder.read("\(Self.folder)/\(name)").schema)
        #expect(try Schema(document: schema.document) == schema)
        let written = try TemporaryFolder(SchemaYAML.files(for: schema))
        let decoded = SchemaFolder.read(written.path)
        #expect(decoded.diagnostics.map(\.description) == [])
        #expect(decoded.schema == schema)
    }

    /// Parts of keys have to end somewhere, and a data model does not say what else they are.
    @Test("They come back from NoSQL Workbench", arguments: ["Auxeira", "DreamSeed"])
    func workbench(name: String) throws {
        let schema = try #require(SchemaFolder.read("\(Self.folder)/\(name)").schema)
        let imported = NoSQLWorkbenchFormat.read(NoSQLWorkbenchFormat.text(of: schema))
        let read = try #require(imported.schema)
        #expect(read.models.map(\.name) == schema.models.map(\.name))
        let errors = read.check().filter { $0.severity == .error }.map(\.description)
        #expect(errors.filter { $0.contains("can hold") } == [])
    }
}

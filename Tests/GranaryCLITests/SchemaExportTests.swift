import Granary
import Testing

/// A schema goes to other tools and comes back; what they have no word for is told.
@Suite struct SchemaExportTests {
    private func export(
        _ format: String, _ schema: String
    ) throws -> (outcome: Command.Outcome, value: JSONValue?) {
        let outcome = try Command.granary([
            "schema", "export", "--format", format, "--schema", schema,
        ])
        #expect(outcome.status == 0, "\(outcome.error)")
        return (outcome, try? JSONValue(parsing: outcome.output))
    }

    /// The form of this tool in one file, which says all that the folder says.
    @Test func yaml() throws {
        let schema = try ClubSchema()
        let (outcome, _) = try export("yaml", schema.path)
        #expect(outcome.error.isEmpty)
        let file = try schema.directory.file("club.yaml", outcome.output)
        let show = ["schema", "show", "--schema"]
        #expect(try Command.granary(show + [file]) == Command.granary(show + [schema.path]))
        #expect(try export("yaml", file).outcome == outcome)
    }

    /// OneTable keeps all of it where it looks away, so that nothing is lost on the way back.
    @Test func oneTable() throws {
        let schema = try ClubSchema()
        let (outcome, value) = try export("onetable", schema.path)
        #expect(value?["format"] == "onetable:1.1.0")
        #expect(value?["models"]?["Member"]?["member_id"] != nil)
        #expect(outcome.error.contains("indexes.byEmail: warning: "))
        let file = try schema.directory.file("club.json", outcome.output)
        let show = ["schema", "show", "--schema"]
        #expect(try Command.granary(show + [file]) == Command.granary(show + [schema.path]))
        #expect(try Command.granary(["schema", "check", file]).status == 0)
    }

    /// A data model keeps tables, keys and attributes; the tool tells it by its content.
    @Test func noSQLWorkbench() throws {
        let schema = try ClubSchema()
        let (outcome, value) = try export("nosql-workbench", schema.path)
        #expect(value?["DataModel"] != nil)
        #expect(outcome.error.contains(": warning: "))
        let file = try schema.directory.file("model.json", outcome.output)
        let shown = try Command.granary(["schema", "show", "--schema", file])
        #expect(shown.status == 0)
        #expect(try JSONValue(parsing: shown.output)["table"] == "club")
    }

    @Test func jsonSchema() throws {
        let schema = try ClubSchema()
        let (outcome, value) = try export("json-schema", schema.path)
        #expect(outcome.error.isEmpty)
        #expect(value?["$schema"] == "https://json-schema.org/draft/2020-12/schema")
        #expect(value?["$defs"]?["Member"] != nil)
    }

    /// The schema in a store is exported when none is named.
    @Test func storedSchema() throws {
        let schema = try ClubSchema()
        let store = try CommandStore(schema)
        let inFiles = try export("yaml", schema.path).outcome
        try store.expect(["schema", "export", "--format", "yaml"], inFiles.output)
    }
}

import Granary
import Testing

/// A wrong schema is told as compilers tell it, all of it at once, with a status that stops a build.
@Suite struct SchemaCheckTests {
    private func check(_ arguments: String...) throws -> Command.Outcome {
        try Command.granary(["schema", "check"] + arguments)
    }

    @Test func soundSchema() throws {
        let schema = try ClubSchema()
        #expect(
            try check(schema.path, "--output", "table")
                == .init(
                    status: 0,
                    output: "Club 1.0.0: 2 models, 2 indexes, 1 collection, 2 queries: sound\n",
                    error: ""))
    }

    /// File, line, column, what is wrong and what would be right: of every error, not of the first.
    @Test func errors() throws {
        let schema = try ClubSchema(replacing: "maxLength: 10", with: "maxLenght: 10, min: 1")
        _ = try schema.directory.file(
            "Club/Visit.yaml", ClubSchema.visit.replacing("guests: int", with: "guests: integer"))
        let outcome = try check(schema.path, "--output", "table")
        #expect(outcome.status == 1)
        #expect(outcome.output == "\(schema.path): 3 errors\n")
        let lines = outcome.error.split(separator: "\n").map(String.init)
        #expect(lines.count == 4)
        #expect(lines[0].hasPrefix("\(schema.path)/Member.yaml:10:59: error: "), "\(lines[0])")
        #expect(lines[0].contains("maxLength"))
        #expect(lines[1].hasPrefix("\(schema.path)/Member.yaml:10:74: error: "), "\(lines[1])")
        #expect(lines[2].hasPrefix("\(schema.path)/Visit.yaml:8:11: error: "), "\(lines[2])")
        #expect(
            lines[3] == "granary: a schema with errors cannot be used; mend these, and check again "
                + "for what depends on them")
    }

    /// Names such as `status` are good ones: they are told of to those who ask.
    @Test func reservedWords() throws {
        let schema = try ClubSchema(
            replacing: "  points:", with: "  status: { type: string, doc: How it is. }\n  points:")
        #expect(try check(schema.path).error == "")
        let outcome = try check(schema.path, "--reserved-words")
        #expect(outcome.status == 0)
        #expect(
            outcome.error.contains(
                "warning: status is a word that DynamoDB reserves; write #status in expressions\n"),
            "\(outcome.error)")
        #expect(try check(schema.path, "--reserved-words", "--strict").status == 1)
    }

    /// Programs get the same as JSON, one object for each schema.
    @Test func json() throws {
        let schema = try ClubSchema(replacing: "status: proposed", with: "status: planned")
        let outcome = try check(schema.path)
        #expect(outcome.status == 1)
        let value = try JSONValue(parsing: outcome.output)
        #expect(value["source"] == .string(schema.path))
        #expect(value["schema"] == .some(.null))
        #expect(value["errorCount"] == 1)
        #expect(value["warningCount"] == 0)
        guard case .array(let diagnostics)? = value["diagnostics"] else {
            Issue.record("no diagnostics in \(outcome.output)")
            return
        }
        #expect(diagnostics.count == 1)
        #expect(diagnostics.first?["severity"] == "error")
        #expect(diagnostics.first?["file"] == .string("\(schema.path)/Visit.yaml"))
        #expect(diagnostics.first?["line"] == 3)
        #expect(diagnostics.first?["path"] == "Visit.status")
    }

    /// A folder of schema folders stands for all of them; other files in it are left alone.
    @Test func severalSchemas() throws {
        let schema = try ClubSchema()
        _ = try schema.directory.file("README.md", "Schemas")
        #expect(
            try check(schema.directory.path, "--output", "table").output
                == "Club 1.0.0: 2 models, 2 indexes, 1 collection, 2 queries: sound\n")
        let twice = try check(schema.path, schema.path)
        #expect(twice.output.split(separator: "\n").count == 2)
    }

    @Test func missingFolder() throws {
        let path = TemporaryDirectory().path + "/none"
        let outcome = try check(path)
        #expect(outcome.status == 1)
        #expect(outcome.error.hasPrefix("\(path):1:1: error: there is no such file or folder"))
    }

    /// Without a path it is the schemas in the store.
    @Test func storedSchema() throws {
        let store = try CommandStore(ClubSchema())
        try store.expect(
            ["schema", "check", "--output", "table"],
            "Club 1.0.0: 2 models, 2 indexes, 1 collection, 2 queries: sound\n")
        let plain = try CommandStore()
        try plain.expectFailure(
            ["schema", "check"], 2,
            "no table of \(plain.path) has a schema: name a folder of schema files")
    }
}

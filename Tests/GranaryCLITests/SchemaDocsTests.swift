import Foundation
import Testing

/// The pages are made by the command, and a stale one stops a build.
@Suite struct SchemaDocsTests {
    @Test func writeAndCheck() throws {
        let schema = try ClubSchema()
        let out = schema.directory.path + "/docs"
        let docs = ["schema", "docs", "--schema", schema.path, "--out", out]
        let pages = "\(out)/schema-reference.md, \(out)/access-patterns.md"
        let stale = Command.Outcome(
            status: 1, output: "",
            error: "granary: stale: \(pages); write anew with `granary schema docs`\n")
        #expect(try Command.granary(docs + ["--check"]) == stale)
        #expect(!FileManager.default.fileExists(atPath: out))
        #expect(
            try Command.granary(docs)
                == .init(
                    status: 0, output: "",
                    error: "wrote \(out)/schema-reference.md\nwrote \(out)/access-patterns.md\n"))
        let nothing = Command.Outcome(status: 0, output: "", error: "")
        #expect(try Command.granary(docs) == nothing)
        #expect(try Command.granary(docs + ["--check"]) == nothing)
        let text = try String(contentsOfFile: out + "/access-patterns.md", encoding: .utf8)
        #expect(text.contains("MEMBER#${member_id}"))
        #expect(text.contains("Who to invite."))

        _ = try schema.directory.file("docs/access-patterns.md", text + "\n")
        #expect(
            try Command.granary(docs + ["--check"]).error
                == "granary: stale: \(out)/access-patterns.md; write anew with `granary schema "
                + "docs`\n")
    }

    /// The pages of the schema in a store are the same.
    @Test func storedSchema() throws {
        let schema = try ClubSchema()
        let store = try CommandStore(schema)
        let out = schema.directory.path + "/docs"
        #expect(
            try Command.granary(["schema", "docs", "--schema", schema.path, "--out", out]).status
                == 0)
        try store.expect(["schema", "docs", "--out", out, "--check"], "")
    }

    @Test func withoutSchema() throws {
        let store = try CommandStore()
        try store.expectFailure(
            ["schema", "docs", "--out", "docs"], 2,
            "no table of \(store.path) has a schema: give one with --schema")
    }

    @Test func noPlaceToWrite() throws {
        let schema = try ClubSchema()
        let file = try schema.directory.file("docs", "a file")
        let outcome = try Command.granary([
            "schema", "docs", "--schema", schema.path, "--out", file,
        ])
        #expect(outcome.status == 3)
        #expect(outcome.error.hasPrefix("granary: \(file)/schema-reference.md cannot be written: "))
    }

    /// The pages in `docs/` are those of the schemas as they are.
    ///
    /// When this fails, run `make docs`.
    @Test func projectPages() throws {
        let root = URL(filePath: #filePath).appending(path: "../../..").standardizedFileURL
            .path(percentEncoded: false)
        let outcome = try Command.granary([
            "schema", "docs", "--schema", root + "/Schemas/Auxeira", "--schema",
            root + "/Schemas/DreamSeed", "--out", root + "/docs", "--check",
        ])
        #expect(outcome == .init(status: 0, output: "", error: ""))
    }
}

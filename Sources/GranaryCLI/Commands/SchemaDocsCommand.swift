internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranarySchemaCompiler

/// `granary schema docs`: the reference and the access patterns, as Markdown.
struct SchemaDocsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "docs",
        abstract: "Write schema-reference.md and access-patterns.md.",
        discussion: """
            With --check nothing is written: exit status 1 tells that a page is not what would be \
            written.

            EXAMPLE:
              granary schema docs --schema Schemas/Auxeira \\
                --schema Schemas/DreamSeed --out docs
              granary schema docs --schema Schemas/Auxeira --out docs --check
            """)

    @OptionGroup var location: StoreLocation

    @Option(
        name: .customLong("schema"),
        help: ArgumentHelp(
            "A folder of schema files, or one file; several in the order of the pages. Without "
                + "any, the schemas in the store.", valueName: "path"),
        completion: .directory)
    var paths: [String] = []

    @Option(help: ArgumentHelp("The folder for the pages.", valueName: "folder"))
    var out: String

    @Flag(help: "Write nothing: tell which pages are stale.")
    var check = false

    func run() throws {
        let schemas = try schemas()
        let pages = [
            ("schema-reference.md", SchemaReference(of: schemas).text),
            ("access-patterns.md", AccessPatterns(of: schemas).text),
        ]
        var stale: [String] = []
        for (name, text) in pages {
            let file = OutputFile(name, in: out)
            guard !file.holds(text) else { continue }
            stale.append(file.path)
            if !check { try file.write(text) }
        }
        guard check, !stale.isEmpty else {
            for path in stale { Terminal.writeError("wrote \(path)\n") }
            return
        }
        throw CommandFailure(
            status: .conditionFailed,
            message: "stale: \(stale.joined(separator: ", ")); write anew with `granary schema "
                + "docs`")
    }

    private func schemas() throws -> [Schema] {
        guard paths.isEmpty else {
            return try paths.map { path throws(CommandFailure) in
                try SchemaSource(path: path).schema()
            }
        }
        let store = try location.openForReading()
        defer { store.close() }
        let schemas = try store.schemas()
        guard !schemas.isEmpty else {
            throw CommandFailure.usage(
                "no table of \(store.path) has a schema: give one with --schema")
        }
        return schemas
    }
}

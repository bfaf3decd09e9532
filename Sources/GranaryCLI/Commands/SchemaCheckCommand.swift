internal import ArgumentParser
internal import Granary

/// `granary schema check`: what can be wrong with a schema without any data.
struct SchemaCheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Check schemas; exit status 1 when one has errors.",
        discussion: """
            Every error and warning is a line on standard error, in the form of compilers: \
            file:line:column. Without a path the schemas in the store are checked. Typed queries \
            write the #names of reserved words themselves: --reserved-words is for those who \
            write expressions by hand.

            EXAMPLE:
              granary schema check Schemas/Auxeira Schemas/DreamSeed --strict
              granary --store app.granary schema check
            """)

    @OptionGroup var location: StoreLocation

    @Argument(
        help: ArgumentHelp(
            "Folders or files with schemas; a folder of such folders stands for all of them.",
            valueName: "path"),
        completion: .directory)
    var paths: [String] = []

    @Flag(help: "Take no warnings either.")
    var strict = false

    @Flag(help: "Warn of attributes that DynamoDB's expressions must write as #names.")
    var reservedWords = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        var loaded =
            try paths.isEmpty
            ? stored()
            : paths.flatMap { SchemaSource.all(at: $0) }
                .map { $0.load() }
        if reservedWords {
            for index in loaded.indices {
                let found = loaded[index].schema?.reservedNames(among: ReservedWords.words)
                loaded[index].diagnostics += found ?? []
            }
        }
        let diagnostics = loaded.flatMap(\.diagnostics)
        let text = diagnostics.map { AttributeValue.string("\($0)").cellText + "\n" }.joined()
        Terminal.writeError(text)
        var buffer = OutputBuffer(descriptor: Terminal.output)
        for schema in loaded {
            switch output.style {
            case .json: try buffer.line(schema.jsonValue.text)
            case .table: try buffer.line(schema.summary)
            }
        }
        try buffer.flush()
        guard !diagnostics.hasErrors else {
            // Checks that need a part which could not be read were left out.
            let isUnread = loaded.contains { $0.schema == nil }
            throw CommandFailure(
                status: .conditionFailed,
                message: "a schema with errors cannot be used"
                    + (isUnread ? "; mend these, and check again for what depends on them" : ""))
        }
        guard diagnostics.isEmpty || !strict else {
            throw CommandFailure(
                status: .conditionFailed, message: "there are warnings, and --strict takes none")
        }
    }

    private func stored() throws -> [LoadedSchema] {
        let store = try location.openForReading()
        defer { store.close() }
        let schemas = try store.schemas()
        guard !schemas.isEmpty else {
            throw CommandFailure.usage(
                "no table of \(store.path) has a schema: name a folder of schema files")
        }
        return schemas.map { schema in
            LoadedSchema(name: schema.table, schema: schema, diagnostics: schema.check())
        }
    }
}

internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate create`: the schema of today is frozen as the next version.
struct MigrateCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Freeze the schema as the next version, with a migration to be edited.",
        discussion: """
            The steps are proposed from what differs from the last frozen version; raise `version` \
            in schema.yaml first. The first migration freezes the schema and has no steps.

            EXAMPLE:
              granary migrate create monthly-revenue --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Argument(help: "What it is called, in the file's name.")
    var name: String

    @Flag(help: "Show the steps, and write nothing.")
    var dryRun = false

    @Flag(help: "Nothing is asked, with or without it.")
    var yes = false

    @Option(
        help: ArgumentHelp(
            "Taken, as by every command of migrations; there are no items here.",
            valueName: "items"))
    var rate: Int?

    @OptionGroup var output: MigrationOutput

    func run() throws {
        try source.demandFolder()
        let schema = try SchemaSource(path: source.schemaPath).schema()
        let new: NewMigration
        do {
            new = try MigrationFolder(source.folderPath).next(named: name, schema: schema)
            if !dryRun { try MigrationFolder.write(new) }
        } catch {
            throw CommandFailure(error)
        }
        for remark in new.remarks { Terminal.writeError("to be decided: \(remark)\n") }
        let check = new.migration.check()
        for danger in check.dangers { Terminal.writeError("danger: \(danger)\n") }
        let value = JSONValue.object([
            .init("migration", .string(new.migration.title)),
            .init("files", .array(new.files.map { .string($0.path) })),
            .init("steps", .array(new.migration.steps.map { .string($0.summary) })),
            .init("remarks", .array(new.remarks.map { .string($0) })),
            .init("dangers", .array(check.dangers.map { .string("\($0)") })),
        ])
        try output.write(value) { _ in
            if dryRun {
                return new.migration.document.yaml.split(
                    separator: "\n", omittingEmptySubsequences: false
                ).map(String.init).dropLast()
            }
            return new.files.map { "wrote \($0.path)" }
        }
    }
}

extension CommandFailure {
    /// Why no migration can be made, in words for whoever typed the command.
    fileprivate init(_ error: NewMigrationError) {
        switch error {
        case .folder(let diagnostics):
            self.init(
                status: .usage, message: "\(error)", details: diagnostics.map { "\($0)" })
        case .file: self = .failure("\(error)")
        default: self = .usage("\(error)")
        }
    }
}

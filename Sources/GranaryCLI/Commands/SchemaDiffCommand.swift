internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary schema diff`: in what two versions of a schema differ, and what that means.
struct SchemaDiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: "Show what changed between two versions of a schema; exit status 1 when any did.",
        discussion: """
            Without paths the schema of the store's table is compared with the files of --schema. \
            With --from, a version that `granary migrate create` has frozen is compared with \
            another, or with the files of today; a version is a migration's number or 1.0.0. With \
            two paths the schemas there are compared.

            Each change has a class: safe; needs backfill (items or index entries are written \
            anew); needs data check (it depends on what is stored); rewrites keys (items move); \
            loses data. The last line names the worst.

            The exit status is that of diff: 0 the same, 1 they differ, above that trouble.

            EXAMPLE:
              granary --store shop.granary schema diff --schema Schemas/Shop
              granary schema diff --schema Schemas/Shop --from 1 --to 3
              granary schema diff Schemas/Shop /tmp/edited/Shop --json
            """)

    @OptionGroup var location: StoreLocation

    @Argument(
        help: ArgumentHelp(
            "Two folders or files with schemas, the older one first.", valueName: "path"),
        completion: .directory)
    var paths: [String] = []

    @Option(
        name: .customLong("schema"),
        help: ArgumentHelp(
            "The folder of schema files; this folder otherwise.", valueName: "path"),
        completion: .directory)
    var path: String?

    @Option(
        help: ArgumentHelp(
            "The table whose schema is compared; the one that the files name otherwise.",
            valueName: "name"))
    var table: String?

    @Option(help: ArgumentHelp("The frozen version to begin at.", valueName: "version"))
    var from: String?

    @Option(
        help: ArgumentHelp(
            "The frozen version to end at; the files of today otherwise.", valueName: "version"))
    var to: String?

    @OptionGroup var output: MigrationOutput

    func validate() throws {
        guard paths.isEmpty || paths.count == 2 else {
            throw ArgumentParser.ValidationError("Give two paths, or none.")
        }
        guard paths.isEmpty || path == nil && from == nil && to == nil && table == nil else {
            throw ArgumentParser.ValidationError(
                "--schema, --table, --from and --to do not go with two paths.")
        }
        guard to == nil || from != nil else {
            throw ArgumentParser.ValidationError("--to needs --from.")
        }
        guard table == nil || from == nil else {
            throw ArgumentParser.ValidationError("--table does not go with --from.")
        }
    }

    func run() throws {
        let (old, new) = try sides()
        let listing = SchemaDifferenceListing(from: old, to: new)
        try output.write(listing.jsonValue, listing.lines)
        if let failure = listing.failure { throw failure }
    }

    private func sides() throws -> (SchemaDifferenceListing.Side, SchemaDifferenceListing.Side) {
        if paths.count == 2 { return (try files(paths[0]), try files(paths[1])) }
        let path = path ?? "."
        guard let from else {
            let new = try files(path)
            let store = try location.openForReading()
            defer { store.close() }
            let name = table ?? new.schema.table
            guard let schema = try store.schema(of: name) else {
                throw CommandFailure.usage(
                    "table '\(name)' has no schema: store one with `granary schema apply`")
            }
            return (.init(name: store.path, schema: schema), new)
        }
        let versions = FrozenVersions(schemaPath: path)
        return (try versions.side(from), try to.map(versions.side) ?? files(path))
    }

    private func files(_ path: String) throws(CommandFailure) -> SchemaDifferenceListing.Side {
        SchemaDifferenceListing.Side(name: path, schema: try SchemaSource(path: path).schema())
    }
}

/// The versions of a schema that its migrations have frozen.
///
/// Steps that do not lead from one to the other yet are no hindrance: it is when they are written that
/// one wants to see the difference.
private struct FrozenVersions {
    let folder: MigrationFolder

    init(schemaPath: String) {
        let path = schemaPath.hasSuffix("/") ? String(schemaPath.dropLast()) : schemaPath
        folder = MigrationFolder(path + "/migrations")
    }

    /// The version with this number, or of this migration.
    func side(_ text: String) throws(CommandFailure) -> SchemaDifferenceListing.Side {
        let found = folder.migrations.first { migration in
            Int(text) == migration.document.number
                || SchemaVersion(text) == migration.target.version
        }
        guard let found else {
            let known = folder.migrations
                .map { "\($0.document.number) (\($0.target.version))" }
                .joined(separator: ", ")
            throw CommandFailure(
                status: .usage,
                message: "there is no version \(text) in \(folder.path)"
                    + (known.isEmpty ? "" : "; there are \(known)"),
                details: folder.diagnostics.filter { $0.severity == .error }.map { "\($0)" })
        }
        return SchemaDifferenceListing.Side(name: found.title, schema: found.target)
    }
}

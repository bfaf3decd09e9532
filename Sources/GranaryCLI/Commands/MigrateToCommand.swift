internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate to`: to a version of the schema, up or down.
struct MigrateToCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "to",
        abstract: "Migrate to a version of the schema, up or down.",
        discussion: """
            EXAMPLE:
              granary --store shop.granary migrate to 1.1.0 --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Argument(help: "The version, such as 1.1.0, or the number of a migration.")
    var version: String

    @Flag(help: "Make the store when there is none at the path.")
    var create = false

    @OptionGroup var options: MigrationRunOptions
    @OptionGroup var restoring: RestoreOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        // The store is closed by then.
        try migrate()?.run()
    }

    private func migrate() throws -> SnapshotRestore? {
        let folder = try source.folder()
        let found = folder.migrations.first { migration in
            "\(migration.target.version)" == version || "\(migration.number)" == version
        }
        guard let number = found?.number else {
            let known = folder.migrations.map { "\($0.target.version)" }.joined(separator: ", ")
            throw CommandFailure.usage("no migration leads to \(version): there are \(known)")
        }
        let store = try location.openForMigrating(creates: create, options)
        defer { store.close() }
        let runner = try MigrationRunner(store, folder: folder, options: options.options)
        let run = MigrationCommandRun(runner)
        if try runner.status().current > number {
            return try run.down(to: number, options, restoring, output)
        }
        try run.up(to: number, options, output)
        return nil
    }
}

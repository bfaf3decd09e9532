internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate down`: the last migrations are undone.
struct MigrateDownCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "down",
        abstract: "Undo the last migration, or so many.",
        discussion: """
            What undoes each step is done to the items. Where a step has lost something, only the \
            snapshot from before it is left: --restore puts that in the store's place, and what was \
            written since is gone from it.

            EXAMPLE:
              granary --store shop.granary migrate down --schema Schemas/Shop
              granary --store shop.granary migrate down --schema Schemas/Shop \\
                --restore --yes
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Argument(help: "How many to undo; one otherwise.")
    var count = 1

    @OptionGroup var options: MigrationRunOptions
    @OptionGroup var restoring: RestoreOptions
    @OptionGroup var output: MigrationOutput

    func validate() throws {
        guard count >= 1 else {
            throw ArgumentParser.ValidationError("The count must be at least 1.")
        }
    }

    func run() throws {
        // The store is closed by then.
        try undo()?.run()
    }

    private func undo() throws -> SnapshotRestore? {
        let folder = try source.folder()
        let store = try location.openForWriting()
        defer { store.close() }
        let runner = try MigrationRunner(store, folder: folder, options: options.options)
        let number = max(0, try runner.status().current - count)
        return try MigrationCommandRun(runner).down(to: number, options, restoring, output)
    }
}

/// Whether a snapshot may take the store's place.
struct RestoreOptions: ParsableArguments {
    @Flag(
        help: """
            Where steps cannot undo it, put the snapshot from before it in the store's place. What \
            was there is kept beside it.
            """)
    var restore = false
}

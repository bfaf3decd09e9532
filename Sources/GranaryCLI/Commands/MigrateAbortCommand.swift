internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate abort`: a migration that was begun is undone.
struct MigrateAbortCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "abort",
        abstract: "Undo a migration that was begun and has not ended.",
        discussion: """
            The items that it has changed are changed back. Where a step has lost something, only \
            the snapshot from before it is left: see --restore. --dry-run says whether the steps \
            can undo it.

            EXAMPLE:
              granary --store shop.granary migrate abort --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var options: MigrationRunOptions
    @OptionGroup var restoring: RestoreOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        // The store is closed by then.
        try undo()?.run()
    }

    private func undo() throws -> SnapshotRestore? {
        let folder = try source.folder()
        let store = try location.openForWriting()
        defer { store.close() }
        let runner = try MigrationRunner(store, folder: folder, options: options.options)
        return try MigrationCommandRun(runner).abort(options, restoring, output)
    }
}

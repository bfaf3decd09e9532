internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate resume`: a migration that was begun is done to its end.
struct MigrateResumeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "resume",
        abstract: "Go on with a migration that was begun and has not ended.",
        discussion: """
            It goes on behind its last batch, whatever ended it. --dry-run says whether it can, and \
            what is left.

            EXAMPLE:
              granary --store shop.granary migrate resume --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var options: MigrationRunOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let folder = try source.folder()
        let store = try location.openForWriting()
        defer { store.close() }
        let runner = try MigrationRunner(store, folder: folder, options: options.options)
        try MigrationCommandRun(runner).resume(options, output)
    }
}

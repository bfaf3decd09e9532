internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate status`: where a store stands among the migrations.
struct MigrateStatusCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "status",
        abstract: "Show the version of the store, what is applied, pending and not in agreement.",
        discussion: """
            The exit status tells it too: 0 up to date, 4 behind, 5 drifted, 6 unfinished.

            EXAMPLE:
              granary --store shop.granary migrate status --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let status = try source.reading(location) { runner, folder in
            var status = try runner.status()
            // The files of today may have gone on, and nobody froze them.
            if let latest = folder.latest,
                let today = SchemaSource(path: source.schemaPath).load().schema,
                today.canonical != latest.canonical
            {
                status.drift.append(.files(latest: latest.version))
            }
            return status
        }
        let listing = MigrationStatusListing(status)
        try output.write(listing.jsonValue, listing.lines)
        let exit = ExitStatus(status.summary)
        guard exit != .success else { return }
        throw CommandFailure(status: exit, message: listing.summary)
    }
}

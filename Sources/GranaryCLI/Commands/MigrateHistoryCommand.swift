internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate history`: all that was ever done to a table.
struct MigrateHistoryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "history",
        abstract: "Show all that was ever applied and undone, with checksums.",
        discussion: """
            It is kept in the store: the files are not needed where the table is named.

            EXAMPLE:
              granary --store shop.granary migrate history --table shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    @Option(help: ArgumentHelp("The table, instead of the schema's.", valueName: "name"))
    var table: String?

    func run() throws {
        let name = try table ?? source.folder().migrations.last?.table ?? ""
        let store = try location.openForReading()
        defer { store.close() }
        let ledger = try store.migrationLedger(of: name)
        let listing = MigrationHistoryListing(ledger)
        try output.write(listing.jsonValue, listing.lines)
    }
}

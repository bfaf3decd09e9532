internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate verify`: whether a table is what its version says.
struct MigrateVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify every item by the schema of its version, and every index by its items.",
        discussion: """
            The items of each model are counted: before and after the last migration, and now. Exit \
            status 1 when something is wrong, 5 when the store and the files do not agree.

            EXAMPLE:
              granary --store shop.granary migrate verify --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let report = try source.reading(location) { runner, _ in
            let bar = MigrationBar()
            defer { bar.finish() }
            return try runner.verify { bar.update($0) }
        }
        let listing = VerificationListing(report)
        try output.write(listing.jsonValue, listing.lines)
        if let failure = listing.failure { throw failure }
    }
}

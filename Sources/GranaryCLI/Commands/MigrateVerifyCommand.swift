internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate verify`: whether a table is what its version says.
struct MigrateVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify every item by the schema of its version, and every index by its items.",
        discussion: """
            Exit status 1 when something is wrong.

            EXAMPLE:
              granary --store shop.granary migrate verify --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource
    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let folder = try source.folder()
        let store = try location.openForReading()
        defer { store.close() }
        let runner = try MigrationRunner(
            store, migrations: folder.migrations, functions: .unknown(in: folder))
        let bar = MigrationBar()
        defer { bar.finish() }
        let report = try runner.verify { bar.update($0) }
        bar.finish()
        let listing = VerificationListing(report)
        try output.write(listing.jsonValue, listing.lines)
        guard report.isSound else {
            throw CommandFailure(
                status: .conditionFailed,
                message: CountText.text(report.problemCount, "problem"), details: report.problems)
        }
    }
}

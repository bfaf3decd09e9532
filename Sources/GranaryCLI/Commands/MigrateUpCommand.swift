internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate up`: the pending migrations are applied.
struct MigrateUpCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "up",
        abstract: "Apply the pending migrations, all or so many.",
        discussion: """
            Each is looked at before its first write; then comes a snapshot of the store, then the \
            items, in batches. Ctrl-C stops between two batches: see granary migrate resume.

            EXAMPLE:
              granary --store shop.granary migrate up --schema Schemas/Shop
              granary --store new.granary migrate up --create --schema Schemas/Shop
              granary --store shop.granary migrate up 1 --schema Schemas/Shop --rate 5000
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Argument(help: "How many to apply; all otherwise.")
    var count: Int?

    @Option(
        help: ArgumentHelp(
            "The number of the migration that a table without a ledger is at.",
            valueName: "number"))
    var baseline: Int?

    @Flag(help: "Make the store when there is none at the path.")
    var create = false

    @OptionGroup var options: MigrationRunOptions
    @OptionGroup var output: MigrationOutput

    func validate() throws {
        if let count, count < 1 {
            throw ArgumentParser.ValidationError("The count must be at least 1.")
        }
    }

    func run() throws {
        let folder = try source.folder()
        let store = try location.openForMigrating(creates: create, options)
        defer { store.close() }
        var runner = try MigrationRunner(store, folder: folder, options: options.options)
        runner.options.baseline = baseline
        let current = try baseline ?? runner.status().current
        let last = count.map { min(current + $0, runner.latest) }
        try MigrationCommandRun(runner).up(to: last, options, output)
    }
}

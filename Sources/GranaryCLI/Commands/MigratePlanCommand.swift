internal import ArgumentParser
internal import Granary
internal import GranaryMigrations

/// `granary migrate plan`: what would be done, and what stands in the way.
struct MigratePlanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "plan",
        abstract: "Show what would be done: steps, items, indexes, time, and what is unsafe.",
        discussion: """
            Nothing is changed. All items are looked at; where steps can fail on what is stored, \
            they are done in memory, and what stands in the way is told by its key. The time is \
            measured on one batch that is done and undone, when nobody else writes the store. \
            Functions in Swift are not run, since this program does not have them. Exit status 1 \
            when something stands in the way or is not allowed.

            EXAMPLE:
              granary --store shop.granary migrate plan --schema Schemas/Shop
              granary --store shop.granary migrate plan 2 --schema Schemas/Shop
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var source: MigrationSource

    @Argument(help: "The number of the migration to reach, up or down; the last one otherwise.")
    var number: Int?

    @OptionGroup var reading: MigrationReadOptions
    @OptionGroup var output: MigrationOutput

    func run() throws {
        let folder = try source.folder()
        let store = try location.openForPlanning()
        defer { store.close() }
        var runner = try MigrationRunner(store, folder: folder)
        runner.options.itemsPerSecond = reading.rate
        try MigrationCommandRun(runner).plan(to: number, output)
    }
}

extension StoreLocation {
    /// Opens the store to write it, so that a batch can be tried; to read when another process writes.
    func openForPlanning() throws -> Store {
        do {
            return try openForWriting()
        } catch StoreError.storeInUse {
            return try openForReading()
        }
    }
}

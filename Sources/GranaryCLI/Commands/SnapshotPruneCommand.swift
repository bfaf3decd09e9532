internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot prune`: deletes what is too old or too much.
struct SnapshotPruneCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prune",
        abstract: "Delete the snapshots that neither --keep nor --keep-days keeps.",
        discussion: """
            Only snapshots of this store are looked at, whatever else is in the folder. The newest \
            is always kept. What is deleted is listed.

            EXAMPLE:
              granary --store app.granary snapshot prune --keep 7 --keep-days 30
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions

    @Option(help: ArgumentHelp("Keep so many of the newest.", valueName: "count"))
    var keep: Int?

    @Option(help: ArgumentHelp("Keep what is younger.", valueName: "days"))
    var keepDays: Int?

    @Flag(help: "Only list what would be deleted.")
    var dryRun = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard keep != nil || keepDays != nil else {
            throw ArgumentParser.ValidationError("Give --keep or --keep-days.")
        }
        guard keep ?? 1 >= 1, (0...36_500).contains(keepDays ?? 0) else {
            throw ArgumentParser.ValidationError(
                "--keep must be 1 or more, and --keep-days from 0 to 36500.")
        }
    }

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let deleted = try options.folder(location).prune(
            of: store, keeping: keep, youngerThan: keepDays.map { .seconds($0 * 86_400) },
            isDryRun: dryRun)
        try output.write(deleted)
    }
}

internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot create`: a copy of the store as of now.
struct SnapshotCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Copy the whole store, as of one moment, while it is in use.",
        discussion: """
            EXAMPLE:
              granary --store app.granary snapshot create --reason 'before the import'
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions

    @Option(help: ArgumentHelp("Why, for whoever lists the snapshots later.", valueName: "text"))
    var reason = ""

    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        try output.write([options.folder(location).create(of: store, reason: reason)])
    }
}

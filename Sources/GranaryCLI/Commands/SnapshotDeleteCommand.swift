internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot delete`: removes snapshots by their ids.
struct SnapshotDeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete snapshots.",
        discussion: """
            EXAMPLE:
              granary --store app.granary snapshot delete 20251106T093000000Z-5f3a
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions

    @Argument(help: "The ids, or the beginnings of them.")
    var ids: [String]

    func run() throws {
        let folder = try options.folder(location)
        for id in ids { try folder.delete(id) }
    }
}

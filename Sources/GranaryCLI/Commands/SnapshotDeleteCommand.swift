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

    @Argument(help: "The ids, whole.")
    var ids: [String]

    func run() throws {
        let folder = try options.folder(location)
        // What is gone is gone: the beginning of one may be that of another tomorrow.
        if let short = ids.first(where: { !$0.contains("-") }) {
            throw CommandFailure.usage(
                "'\(short)' is the beginning of an id at most: give the whole of it to delete a snapshot"
            )
        }
        for id in ids { try folder.delete(id) }
    }
}

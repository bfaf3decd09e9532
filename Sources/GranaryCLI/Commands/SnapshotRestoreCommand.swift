internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot restore`: a store out of a snapshot.
struct SnapshotRestoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore",
        abstract: "Make a store of a snapshot; what is there is replaced only when you say so.",
        discussion: """
            The data is copied beside the destination and verified before it takes its place. With \
            --replace the store that was there is kept beside it, unless --discard-old is given too.

            EXAMPLE:
              granary --store app.granary snapshot restore 20251106T09 --to copy.granary
              granary --store app.granary snapshot restore 20251106T09 --replace
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions

    @Argument(help: "The snapshot's id, or the beginning of it.")
    var id: String

    @Option(
        help: ArgumentHelp("Where the store goes; the store itself otherwise.", valueName: "path"),
        completion: .directory)
    var to: String?

    @Flag(help: "Replace the store that is there, and keep it as PATH.replaced-ID.")
    var replace = false

    @Flag(help: "With --replace: delete the store that is replaced.")
    var discardOld = false

    @Flag(help: "With --replace: although the snapshot is of another store.")
    var anotherStore = false

    func run() throws {
        let folder = try options.folder(location)
        let snapshot = try folder.snapshot(id)
        let destination = try to ?? location.path()
        let old = try folder.restore(
            snapshot, to: destination,
            replacing: !replace ? .refuse : discardOld ? .discardOld : .keepOld,
            allowsAnotherStore: anotherStore)
        var text = "\(destination) is as it was at \(snapshot.manifest.createdText)"
        if let old { text += "; what was there is \(old)" }
        Terminal.writeError(text + "\n")
    }
}

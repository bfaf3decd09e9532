internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranaryTransfer

/// `granary snapshot list`: the snapshots of a store.
struct SnapshotListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the snapshots, oldest first.",
        discussion: """
            What cannot be read is told on standard error, with exit status 1.

            EXAMPLE:
              granary --store app.granary snapshot list
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let folder = try options.folder(location)
        if options.path != nil, !FileManager.default.fileExists(atPath: folder.path) {
            throw CommandFailure.usage("there is no folder \(folder.path)")
        }
        try output.write(try folder.snapshots())
        let damaged = try folder.damaged()
        guard !damaged.isEmpty else { return }
        throw CommandFailure(
            status: .conditionFailed,
            message: CountText.text(damaged.count, "snapshot") + " cannot be read",
            details: damaged.map { "\($0.error)" })
    }
}

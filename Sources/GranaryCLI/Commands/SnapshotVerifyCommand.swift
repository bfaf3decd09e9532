internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary snapshot verify`: whether a snapshot is what was copied.
struct SnapshotVerifyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "verify",
        abstract: "Verify a snapshot's SHA-256 and every record in it; status 3 when one differs.",
        discussion: """
            EXAMPLE:
              granary --store app.granary snapshot verify 20251106T093000000Z-5f3a
              granary --store app.granary snapshot verify
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var options: SnapshotFolderOptions

    @Argument(help: "The snapshot's id, or the beginning of it; all of them otherwise.")
    var id: String?

    @Flag(help: "Only compare length and SHA-256, and do not open the data.")
    var checksOnly = false

    func run() throws {
        let folder = try options.folder(location)
        var failures: [String] = []
        if id == nil { failures += try folder.damaged().map { "\($0.error)" } }
        for snapshot in try id.map({ [try folder.snapshot($0)] }) ?? folder.snapshots() {
            let bar = ProgressBar("verify")
            defer { bar.finish() }
            let total = snapshot.manifest.itemCount
            do throws(TransferError) {
                try snapshot.verify(checksOnly: checksOnly) { count in
                    bar.update(count, fraction: Double(count) / Double(max(1, total)))
                }
            } catch {
                failures.append("\(error)")
                continue
            }
            bar.finish()
            try OutputBuffer.writeLine(
                "\(snapshot.id): \(checksOnly ? "unchanged" : "sound"), "
                    + CountText.text(total, "item"))
        }
        guard !failures.isEmpty else { return }
        throw CommandFailure(
            status: .failure,
            message: CountText.text(failures.count, "snapshot") + " must not be used",
            details: failures)
    }
}

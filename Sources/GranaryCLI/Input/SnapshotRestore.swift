internal import Granary
internal import GranaryTransfer

/// A snapshot that is to take the place of a store, instead of undoing a migration by steps.
struct SnapshotRestore {
    let folder: SnapshotFolder
    let id: String
    let path: String
    /// The migration that is undone so.
    let number: Int
    /// Why steps cannot.
    let reasons: [String]

    /// Puts it there; what was there is kept beside it.
    func run() throws {
        let snapshot = try folder.snapshot(id)
        let old = try folder.restore(snapshot, to: path, replacing: .keepOld)
        for reason in reasons { Terminal.writeError("not undone by steps: \(reason)\n") }
        Terminal.writeError(
            "\(path) is the snapshot \(id), from before migration \(number)"
                + (old.map { "; what was there is \($0)" } ?? "") + "\n")
    }
}

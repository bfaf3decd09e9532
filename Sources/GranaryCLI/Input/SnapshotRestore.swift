internal import Foundation
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
        let old = try replace()
        for reason in reasons { Terminal.writeError("not undone by steps: \(reason)\n") }
        Terminal.writeError(
            "\(path) is the snapshot \(id), from before migration \(number)"
                + (old.map { "; what was there is \($0)" } ?? "") + "\n")
    }

    /// The store was open in this process just now: its threads may take a moment to let go of it.
    private func replace() throws -> String? {
        let snapshot = try folder.snapshot(id)
        for _ in 0..<200 {
            do {
                return try folder.restore(snapshot, to: path, replacing: .keepOld)
            } catch TransferError.destinationInUse {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        return try folder.restore(snapshot, to: path, replacing: .keepOld)
    }
}

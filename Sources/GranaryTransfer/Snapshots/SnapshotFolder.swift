internal import Foundation

/// A folder of snapshots of one store, or of several.
///
/// ```swift
/// let snapshots = SnapshotFolder(ofStore: store.path)
/// let snapshot = try snapshots.create(of: store, reason: "before migration 2")
/// try snapshot.verify()
/// try snapshots.restore(snapshot, to: "copy.granary")
/// try snapshots.prune(keeping: 7)
/// ```
///
/// Each snapshot is a directory named for its id, with `data.mdb` and `manifest.json`. It is made under
/// another name and renamed when it is whole, so a crash leaves no half of one; what a crash leaves is
/// removed by the next call that changes the folder. One process changes a folder at a time.
public struct SnapshotFolder: Sendable, Hashable {
    /// The folder, absolute.
    public let path: String

    /// A folder of any name.
    public init(path: String) { self.path = SystemFile.resolved(path) }

    /// The folder that a store's snapshots are in by default: `<store>.snapshots`, beside the store
    /// itself, whatever path or link names it.
    public init(ofStore path: String) {
        self.init(path: SystemFile.resolved(path) + ".snapshots")
    }

    /// All snapshots that have a manifest, oldest first.
    ///
    /// What cannot be read is left out here, and told by ``damaged()``.
    ///
    /// - Throws: ``TransferError`` when the folder cannot be read; a folder that is not there has none.
    public func snapshots() throws(TransferError) -> [Snapshot] {
        try ids().compactMap { try? Snapshot(at: path + "/" + $0) }
    }

    /// The snapshots whose manifest is missing or cannot be read, and why.
    public func damaged() throws(TransferError) -> [(id: String, error: TransferError)] {
        var damaged: [(id: String, error: TransferError)] = []
        for id in try ids() {
            do throws(TransferError) {
                _ = try Snapshot(at: path + "/" + id)
            } catch {
                damaged.append((id, error))
            }
        }
        return damaged
    }

    /// The snapshot of an id, or of the beginning of one when no other begins so.
    ///
    /// - Throws: ``TransferError/noSuchSnapshot(id:folder:)``,
    ///   ``TransferError/ambiguousSnapshot(id:folder:matches:)``,
    ///   ``TransferError/snapshotManifest(path:reason:)``.
    public func snapshot(_ id: String) throws(TransferError) -> Snapshot {
        try Snapshot(at: path + "/" + wholeID(id))
    }

    /// The id that begins with a text, when there is one such and no other.
    func wholeID(_ id: String) throws(TransferError) -> String {
        let ids = try ids()
        if ids.contains(id) { return id }
        let found = id.isEmpty ? [] : ids.filter { $0.hasPrefix(id) }
        guard let only = found.first else { throw .noSuchSnapshot(id: id, folder: path) }
        guard found.count == 1 else {
            throw .ambiguousSnapshot(id: id, folder: path, matches: found)
        }
        return only
    }

    /// The names of all snapshots, whole or damaged, oldest first.
    func ids() throws(TransferError) -> [String] {
        try names().filter { SnapshotID.isID($0) }.sorted()
    }

    /// Everything in the folder.
    private func names() throws(TransferError) -> [String] {
        guard FileManager.default.fileExists(atPath: path) else { return [] }
        do {
            return try FileManager.default.contentsOfDirectory(atPath: path)
        } catch {
            throw TransferError(path, action: "reading the folder", error)
        }
    }

    /// Runs a piece of work that changes the folder, while no other process does.
    func changing<Value>(
        _ body: () throws(TransferError) -> Value
    ) throws(TransferError) -> Value {
        try SystemFile.makeDirectory(path)
        guard let lock = try SystemFile.locking(path + "/LOCK") else {
            throw .snapshotsInUse(folder: path)
        }
        // What a crash left: while the lock is ours, nobody is at work on it.
        for name in try names() where Self.isLeftover(name) {
            try? FileManager.default.removeItem(atPath: path + "/" + name)
        }
        let value = try body()
        _ = consume lock
        return value
    }

    private static func isLeftover(_ name: String) -> Bool {
        [creating, deleting, copying].contains { name.hasSuffix($0) }
            && SnapshotID.isID(String(name.prefix(SnapshotID.byteCount)))
    }

    /// What the name of a snapshot in the making ends with.
    static let creating = ".creating"
    /// What the name of a snapshot that is being deleted ends with.
    static let deleting = ".deleting"
    /// What the engine adds to the name of a copy it makes.
    private static let copying = ".copying"
}

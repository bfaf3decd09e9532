internal import Foundation

extension SnapshotFolder {
    /// Deletes a snapshot, whole or damaged.
    ///
    /// - Parameter id: The id, or the beginning of it when no other begins so.
    /// - Throws: ``TransferError/noSuchSnapshot(id:folder:)``,
    ///   ``TransferError/snapshotsInUse(folder:)``, ``TransferError/system(path:action:code:)``.
    public func delete(_ id: String) throws(TransferError) {
        let id = try wholeID(id)
        try changing { () throws(TransferError) in try remove(id) }
    }

    /// Deletes the snapshots that no rule keeps.
    ///
    /// A snapshot is kept when it is among the newest `count`, or younger than `age`; with one of the
    /// two left out, the other alone decides. The newest is always kept. Damaged ones are not counted,
    /// and not deleted.
    ///
    /// - Parameters:
    ///   - count: How many to keep, 1 or more.
    ///   - age: How long to keep them.
    ///   - isDryRun: Whether to say only what would be deleted.
    /// - Returns: What was deleted, oldest first.
    /// - Throws: ``TransferError``, with what was deleted before it gone.
    @discardableResult
    public func prune(
        keeping count: Int? = nil, youngerThan age: Duration? = nil, isDryRun: Bool = false
    ) throws(TransferError) -> [Snapshot] {
        let all = try snapshots()
        guard count != nil || age != nil else { return [] }
        let oldest = age.map { UTCTime.nowMilliseconds - Int64($0 / .milliseconds(1)) }
        let doomed = all.enumerated().filter { position, snapshot in
            let rank = all.count - position
            if rank <= max(1, count ?? 1) { return false }
            return oldest.map { snapshot.manifest.createdMilliseconds < $0 } ?? true
        }.map(\.element)
        guard !isDryRun, !doomed.isEmpty else { return doomed }
        try changing { () throws(TransferError) in
            for snapshot in doomed { try remove(snapshot.id) }
        }
        return doomed
    }

    /// Takes the name away first, so that no half of a snapshot is ever listed.
    private func remove(_ id: String) throws(TransferError) {
        let doomed = path + "/" + id + Self.deleting
        try SystemFile.rename(path + "/" + id, to: doomed)
        try SystemFile.syncDirectory(path)
        do {
            try FileManager.default.removeItem(atPath: doomed)
        } catch {
            throw .system(path: doomed, action: "deleting", code: 5)
        }
    }
}

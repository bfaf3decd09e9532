internal import Foundation

extension SnapshotFolder {
    /// Deletes a snapshot, whole or damaged.
    ///
    /// - Parameter id: The id, or the beginning of it when no other begins so.
    /// - Throws: ``TransferError/noSuchSnapshot(id:folder:)``,
    ///   ``TransferError/ambiguousSnapshot(id:folder:matches:)``,
    ///   ``TransferError/snapshotsInUse(folder:)``, ``TransferError/system(path:action:code:)``.
    public func delete(_ id: String) throws(TransferError) {
        let id = try wholeID(id)
        try changing { () throws(TransferError) in try remove(id) }
    }

    /// Deletes the snapshots that no rule keeps.
    ///
    /// The rules are for the snapshots of each store by themselves. A snapshot is kept when it is among
    /// the newest `count`, or younger than `age`; with one of the two left out, the other alone decides.
    /// The newest is always kept. Damaged ones are not counted, and not deleted.
    ///
    /// - Parameters:
    ///   - store: The store whose snapshots are looked at; those of every store when `nil`.
    ///   - count: How many to keep, 1 or more.
    ///   - age: How long to keep them.
    ///   - isDryRun: Whether to say only what would be deleted.
    /// - Returns: What was deleted, oldest first.
    /// - Throws: ``TransferError``, with what was deleted before it gone.
    @discardableResult
    public func prune(
        of store: Store? = nil, keeping count: Int? = nil, youngerThan age: Duration? = nil,
        isDryRun: Bool = false
    ) throws(TransferError) -> [Snapshot] {
        guard count != nil || age != nil else { return [] }
        let oldest = age.map { UTCTime.nowMilliseconds - Int64($0 / .milliseconds(1)) }
        let storeID = store.map { FileDigest.hexadecimal($0.storeID) }
        var newerCounts: [String: Int] = [:]
        var doomed: [Snapshot] = []
        for snapshot in try snapshots().reversed() {
            let owner = snapshot.manifest.storeID
            guard storeID == nil || storeID == owner else { continue }
            let rank = newerCounts[owner, default: 0] + 1
            newerCounts[owner] = rank
            let isYoung = oldest.map { snapshot.manifest.createdMilliseconds >= $0 } ?? false
            if rank > max(1, count ?? 1), !isYoung { doomed.append(snapshot) }
        }
        doomed.reverse()
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
            throw TransferError(doomed, action: "deleting", error)
        }
    }
}

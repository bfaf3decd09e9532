internal import Foundation

extension SnapshotFolder {
    /// What becomes of a store that is where a snapshot is to be restored.
    public enum Replacement: Sendable, Hashable {
        /// Nothing is restored.
        case refuse
        /// It is moved beside, to `<path>.replaced-<id>`, and kept there; to `<path>.replaced-<id>-2`
        /// when there is such a one, and so on.
        case keepOld
        /// It is moved beside while the snapshot takes its place, and then deleted, unless there is
        /// something with it that is not the store's.
        case discardOld
    }

    /// Makes a store of a snapshot.
    ///
    /// The data is copied beside the destination, its SHA-256 is verified as it is copied, and the
    /// directory is renamed into place when it is synced. The snapshot stays as it is. The restored
    /// store keeps the id of the store it was made from.
    ///
    /// A crash leaves what was at `destination`, or the restored store. Where a store is replaced on a
    /// file system that cannot exchange two directories, there is a moment in which a crash leaves nothing
    /// there: the old store is at `<path>.replaced-<id>` then, whole, and a rename puts it back.
    ///
    /// - Parameters:
    ///   - snapshot: The snapshot.
    ///   - destination: The path of the store, or a link to it; its parent must exist.
    ///   - replacement: What becomes of a store that is there, which nobody may have open to write.
    ///   - allowsAnotherStore: Whether a snapshot of one store may replace another store, or one that
    ///     does not say which it is. A damaged one may be replaced anyway: that is what snapshots are
    ///     for.
    /// - Returns: Where the replaced store is kept.
    /// - Throws: ``TransferError/destinationExists(path:)``,
    ///   ``TransferError/destinationNotAStore(path:)``,
    ///   ``TransferError/destinationUnknown(path:_:)``, ``TransferError/destinationInUse(path:)``,
    ///   ``TransferError/snapshotOfAnotherStore(id:storeID:otherStoreID:)``,
    ///   ``TransferError/snapshotLength(path:expectedBytes:actualBytes:)``,
    ///   ``TransferError/snapshotDigest(path:expected:actual:)``,
    ///   ``TransferError/diskFull(path:)``. The destination is as it was then.
    /// - Complexity: O(*n*) in the bytes of the data; memory is flat.
    @discardableResult
    public func restore(
        _ snapshot: Snapshot, to destination: String, replacing replacement: Replacement = .refuse,
        allowsAnotherStore: Bool = false
    ) throws(TransferError) -> String? {
        let destination = SystemFile.resolved(destination)
        let isThere = SystemFile.isThere(destination)
        if isThere {
            guard replacement != .refuse else { throw .destinationExists(path: destination) }
            guard SystemFile.isThere(destination + "/" + SnapshotManifest.dataFile) else {
                throw .destinationNotAStore(path: destination)
            }
            if !allowsAnotherStore { try Self.checkStore(at: destination, is: snapshot) }
        }
        try snapshot.checkLength()
        let temporary = destination + ".restoring-" + snapshot.id
        try? FileManager.default.removeItem(atPath: temporary)
        do throws(TransferError) {
            try Self.copyData(of: snapshot, to: temporary)
            if isThere {
                return try Self.replace(
                    destination, with: temporary, for: snapshot, keepsOld: replacement == .keepOld)
            }
            try SystemFile.rename(temporary, to: destination)
            try SystemFile.syncDirectory(destination + "/..")
            return nil
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
    }

    private static func copyData(
        of snapshot: Snapshot, to directory: String
    ) throws(TransferError) {
        try SystemFile.makeDirectory(directory, isNew: true)
        let digest = try FileDigest.copy(
            snapshot.dataPath, to: directory + "/" + SnapshotManifest.dataFile)
        guard digest == snapshot.manifest.dataSHA256 else {
            throw .snapshotDigest(
                path: snapshot.dataPath, expected: snapshot.manifest.dataSHA256, actual: digest)
        }
        try SystemFile.syncDirectory(directory)
    }

    /// Refuses to replace a store by a snapshot of another, or what cannot be told to be the same.
    private static func checkStore(
        at path: String, is snapshot: Snapshot
    ) throws(TransferError) {
        let options = StoreOptions(access: .readOnly, createIfMissing: false)
        let store: Store
        do throws(StoreError) {
            store = try Store.open(path, options: options)
        } catch {
            if case .corrupted = error { return }
            throw .destinationUnknown(path: path, error)
        }
        let storeID = FileDigest.hexadecimal(store.storeID)
        guard storeID == snapshot.manifest.storeID else {
            throw .snapshotOfAnotherStore(
                id: snapshot.id, storeID: snapshot.manifest.storeID, otherStoreID: storeID)
        }
    }

    private static func replace(
        _ path: String, with temporary: String, for snapshot: Snapshot, keepsOld: Bool
    ) throws(TransferError) -> String? {
        let old = vacantPath(path + ".replaced-" + snapshot.id)
        do throws(StoreError) {
            try Store.replace(path, with: temporary, movingOldTo: old)
        } catch {
            if case .storeInUse = error { throw .destinationInUse(path: path) }
            throw TransferError(copying: old, error)
        }
        if keepsOld || !hasOnlyStore(old) { return old }
        try? FileManager.default.removeItem(atPath: old)
        return nil
    }

    /// The path, or the first numbered one that nothing has.
    private static func vacantPath(_ path: String) -> String {
        var (vacant, number) = (path, 1)
        while SystemFile.isThere(vacant) {
            number += 1
            vacant = "\(path)-\(number)"
        }
        return vacant
    }

    /// Whether a directory has nothing but what the engine makes.
    private static func hasOnlyStore(_ path: String) -> Bool {
        let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        let known: Set<String> = ["data.mdb", "lock.mdb", "OWNER", "SYNCPOINT", "creating"]
        return names.map { known.isSuperset(of: $0) } ?? false
    }
}

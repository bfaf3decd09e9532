internal import Foundation

extension SnapshotFolder {
    /// Makes a snapshot of a store while it is in use.
    ///
    /// The copy is of one commit, compact and synced. Readers and writers go on; while it is made it is
    /// a reader itself, so the store's file grows by what is written meanwhile. The store may be open
    /// read-only, beside the process that writes it.
    ///
    /// - Parameters:
    ///   - store: The store.
    ///   - reason: Why, in words, for the manifest.
    ///   - whenBegun: Called with the id and the time, in milliseconds since 1970, before anything is
    ///     copied; not when the folder is in use.
    /// - Returns: The snapshot.
    /// - Throws: ``TransferError/diskFull(path:)``, ``TransferError/snapshotsInUse(folder:)``,
    ///   ``TransferError/store(_:)``. Whatever it is, nothing of the snapshot is left.
    /// - Complexity: O(*n*) in the store's pages; memory is flat.
    @discardableResult
    public func create(
        of store: Store, reason: String = "",
        whenBegun: (_ id: String, _ milliseconds: Int64) -> Void = { _, _ in }
    ) throws(TransferError) -> Snapshot {
        try changing { () throws(TransferError) in
            let (id, milliseconds) = SnapshotID.next(
                after: try ids(), nowMilliseconds: UTCTime.nowMilliseconds)
            whenBegun(id, milliseconds)
            let final = path + "/" + id
            let temporary = final + Self.creating
            do throws(TransferError) {
                do throws(StoreError) {
                    try store.copy(to: temporary)
                } catch {
                    throw TransferError(copying: temporary, error)
                }
                let manifest = try Self.manifest(
                    ofCopy: temporary, id: id, createdMilliseconds: milliseconds, reason: reason)
                try Self.write(manifest, in: temporary)
                try SystemFile.rename(temporary, to: final)
                try SystemFile.syncDirectory(path)
                return Snapshot(path: final, manifest: manifest)
            } catch {
                try? FileManager.default.removeItem(atPath: temporary)
                throw error
            }
        }
    }

    /// What the copy itself says: the store has gone on since.
    private static func manifest(
        ofCopy path: String, id: String, createdMilliseconds: Int64, reason: String
    ) throws(TransferError) -> SnapshotManifest {
        var manifest = try Snapshot.opening(path) { store throws(StoreError) in
            try SnapshotManifest(
                of: store, id: id, createdMilliseconds: createdMilliseconds, reason: reason)
        }
        (manifest.dataSHA256, manifest.dataByteCount) = try FileDigest.sha256(
            ofFile: path + "/" + SnapshotManifest.dataFile)
        return manifest
    }

    private static func write(
        _ manifest: SnapshotManifest, in directory: String
    ) throws(TransferError) {
        var file = try SystemFile.writing(directory + "/" + Snapshot.manifestFile)
        try file.write(Array(manifest.text.utf8).span)
        try file.sync()
        try SystemFile.syncDirectory(directory)
    }
}

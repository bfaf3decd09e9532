/// Why a snapshot, an import or an export did not do what it was asked.
///
/// One case for each thing a caller can do something about.
@nonexhaustive
public enum TransferError: Error, Sendable {
    // The world

    /// The store refused, or failed.
    case store(StoreError)

    /// The system refused to do something with a file; `code` is its `errno`.
    case system(path: String, action: String, code: Int32)

    /// The disk has no room. What was begun is removed.
    case diskFull(path: String)

    // Files

    /// A compressed file ends too early: after this byte.
    case compressedTruncated(path: String, byteOffset: Int)

    /// A compressed file is not what was written: at about this byte.
    case compressedDamaged(path: String, byteOffset: Int, detail: String)

    // Snapshots

    /// There is no snapshot of that id.
    case noSuchSnapshot(id: String, folder: String)

    /// A snapshot has no manifest, or one that cannot be read.
    case snapshotManifest(path: String, reason: String)

    /// The data file of a snapshot is longer or shorter than its manifest says.
    case snapshotLength(path: String, expectedBytes: Int, actualBytes: Int)

    /// The data file of a snapshot has another SHA-256 than its manifest says.
    case snapshotDigest(path: String, expected: String, actual: String)

    /// The data of a snapshot is as it was copied, and does not agree with itself or its manifest.
    case snapshotUnsound(id: String, problems: [String])

    /// The snapshot is of another store than the one it would replace.
    case snapshotOfAnotherStore(id: String, storeID: String, otherStoreID: String)

    /// Something is at the place where a store would be restored, and nobody said to replace it.
    case destinationExists(path: String)

    /// The store that would be replaced is open.
    case destinationInUse(path: String)

    /// Another process is making or deleting snapshots in the folder.
    case snapshotsInUse(folder: String)
}

/// Converts an error of the store.
func transferring<Value>(
    _ body: () throws(StoreError) -> Value
) throws(TransferError) -> Value {
    do throws(StoreError) {
        return try body()
    } catch {
        throw .store(error)
    }
}

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

    /// Whoever read the output has gone, such as `head`.
    case closedPipe

    /// The disk has no room. What was begun is removed.
    case diskFull(path: String)

    // Files

    /// A compressed file ends too early: after this byte.
    case compressedTruncated(path: String, byteOffset: Int)

    /// A compressed file is not what was written: at about this byte.
    case compressedDamaged(path: String, byteOffset: Int, detail: String)

    /// A line or record cannot be read at all, so that there can be no more.
    case line(place: RecordPlace, reason: String)

    /// A document is not what it should be.
    case document(path: String, reason: String)

    /// A model has several tables, and none was named, or has no table of the name given.
    case modelTables(path: String, names: [String])

    /// An export of DynamoDB's is not whole, or not what its manifests say.
    case export(path: String, reason: String)

    /// PostgreSQL, or its client, refused.
    case postgres(reason: String)

    // Import and export

    /// A record was rejected; so many items before it are stored.
    case record(place: RecordPlace, reasons: [String], storedCount: Int)

    /// The source or the store failed after so many items were stored, which stay.
    indirect case stopped(storedCount: Int, TransferError)

    /// An item cannot be exported as it was asked.
    case item(key: String, reasons: [String])

    /// The items have more attributes than a file of columns can have.
    case tooManyColumns(limit: Int)

    /// What changed cannot be exported: the table has no change log.
    case noChangeLog(table: String)

    /// Changes after this one cannot be exported: `last` is the last there is.
    case noSuchChange(after: UInt64, last: UInt64)

    /// The file for rejected records is there already.
    case rejectsExist(path: String)

    /// Somebody asked to stop. What was begun is removed.
    case interrupted

    /// Something that should not have happened, in the words of whoever reported it.
    case unexpected(String)

    // Snapshots

    /// There is no snapshot of that id.
    case noSuchSnapshot(id: String, folder: String)

    /// Several snapshots have ids that begin so.
    case ambiguousSnapshot(id: String, folder: String, matches: [String])

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

    /// What would be replaced is no store.
    case destinationNotAStore(path: String)

    /// The store that would be replaced does not say which one it is.
    case destinationUnknown(path: String, StoreError)

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

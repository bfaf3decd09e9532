internal import Foundation

extension TransferError: CustomStringConvertible {
    /// What happened, where, and how to mend it.
    public var description: String {
        switch self {
        case .store(let error): "\(error)"
        case .system(let path, _, EEXIST):
            "\(path) is there already: name another, or remove it"
        case .system(let path, let action, let code):
            "\(path): \(action) failed: \(SystemFile.message(forError: code))"
        case .closedPipe: "nobody reads the output"
        case .diskFull(let path):
            "\(path) cannot be written: the disk is full; what was begun is removed: make room, and "
                + "try again"
        case .compressedTruncated(let path, let offset):
            "\(path): the compressed data ends too early, after byte \(offset): get the whole file"
        case .compressedDamaged(let path, let offset, let detail):
            "\(path): the compressed data is damaged at byte \(offset) (\(detail)): get the file anew"
        case .line(let place, let reason): "\(place): \(reason)"
        case .document(let path, let reason), .export(let path, let reason): "\(path) \(reason)"
        case .modelTables(let path, let names):
            "\(path) has the tables \(names.joined(separator: ", ")): say which one"
        case .postgres(let reason): "PostgreSQL: \(reason)"
        case .record(let place, let reasons, let count):
            "\(place): \(reasons.joined(separator: "; ")); \(Self.stored(count))"
        case .stopped(let count, .store(.storageFull)):
            "the disk is full; \(Self.stored(count)): make room, and run the import again"
        case .stopped(let count, let error): "\(error); \(Self.stored(count))"
        case .item(let key, let reasons): "the item \(key): \(reasons.joined(separator: "; "))"
        case .tooManyColumns(let limit):
            "the items have more than \(limit) attributes: use a format without columns"
        case .noChangeLog(let table):
            "table '\(table)' has no change log, so nobody knows what changed: export it whole, and "
                + "switch the log on for the next time"
        case .noSuchChange(let after, let last):
            "there is no change \(after): the last one is \(last); give the number that the export "
                + "before told, or export the table whole"
        case .rejectsExist(let path):
            "\(path) is there already, and may hold records that an earlier import rejected: mend "
                + "and import those, or name another file for rejected records"
        case .interrupted: "interrupted"
        case .unexpected(let text): text
        case .noSuchSnapshot(let id, let folder):
            "there is no snapshot '\(id)' in \(folder): list them to see their ids"
        case .ambiguousSnapshot(let id, let folder, let matches):
            "'\(id)' is the beginning of \(matches.count) snapshots in \(folder): give more of one of "
                + matches.prefix(3).joined(separator: ", ")
        case .snapshotManifest(let path, let reason):
            "\(path) \(reason): the snapshot cannot be trusted; delete it, and use another"
        case .snapshotLength(let path, let expected, let actual):
            "\(path) has \(actual) bytes and its manifest says \(expected): the copy is not whole; "
                + "delete it, and use another"
        case .snapshotDigest(let path, let expected, let actual):
            "\(path) has SHA-256 \(actual) and its manifest says \(expected): the file was changed "
                + "or damaged; delete it, and use another"
        case .snapshotUnsound(let id, let problems):
            "snapshot \(id) is not sound: \(problems.prefix(3).joined(separator: "; "))"
        case .snapshotOfAnotherStore(let id, let storeID, let other):
            "snapshot \(id) is of another store (\(storeID)) than the one it would replace "
                + "(\(other)): restore it to another path, or allow it"
        case .destinationExists(let path):
            "there is something at \(path) already: say that it is to be replaced, or restore to "
                + "another path"
        case .destinationNotAStore(let path):
            "\(path) is no store, since it has no data.mdb, and is not replaced: remove it yourself, "
                + "or restore to another path"
        case .destinationUnknown(let path, let error):
            "\(path) does not say which store it is (\(error)): restore the snapshot to another "
                + "path, or allow another store to be replaced"
        case .destinationInUse(let path):
            "the store at \(path) is open: close it, and end the programs that write it"
        case .snapshotsInUse(let folder):
            "another process makes or deletes snapshots in \(folder): wait until it is done"
        }
    }

    /// How far an import came.
    private static func stored(_ count: Int) -> String {
        switch count {
        case 0: "nothing is stored"
        case 1: "1 item is stored"
        default: "\(count) items are stored"
        }
    }
}

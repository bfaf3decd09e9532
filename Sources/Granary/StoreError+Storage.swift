internal import GranaryStorage

extension StoreError {
    /// The one place where a storage error takes a meaning.
    init(_ error: StorageError) {
        self =
            switch error {
            case .alreadyOwned(let path, _): .storeInUse(path: path)
            case .notFound(let path), .notAStore(let path): .notAStore(path: path)
            case .formatTooNew(let found, let supported):
                .formatTooNew(found: found, supported: supported)
            case .truncated, .syncPointDamaged, .checksumMismatch, .corrupted:
                .corrupted(detail: "\(error)")
            case .diskFull: .storageFull
            case .commitOutcomeUnknown: .commitUnknown(error)
            case .writingStopped: .writingStopped
            case .readOnly: .readOnly
            case .lmdb, .alreadyOpen, .invalidKey, .poisoned, .unbalancedSavepoint, .wrongThread,
                .nestedWrite, .forked, .readersBusy, .unmapped, .unsupportedFileSystem:
                .storage(error)
            @unknown default: .storage(error)
            }
    }
}

/// Converts an error of the storage layer to the store's.
func storing<Result: ~Copyable>(
    _ body: () throws(StorageError) -> Result
) throws(StoreError) -> Result {
    do throws(StorageError) {
        return try body()
    } catch {
        throw StoreError(error)
    }
}

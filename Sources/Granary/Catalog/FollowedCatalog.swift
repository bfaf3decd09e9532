internal import GranaryStorage
internal import Synchronization

/// The catalog of a store that another process may be changing.
///
/// Each snapshot is asked for the catalog's version, and the catalog is read again when it has moved.
final class FollowedCatalog: Sendable {
    private struct Known: Sendable {
        var version: UInt64
        var catalog: Catalog
    }

    private let known = Mutex<Known?>(nil)
    private let rules: RuleBook

    init(rules: RuleBook) { self.rules = rules }

    /// The catalog that belongs to a read transaction.
    func catalog(of transaction: borrowing ReadTransaction) throws(StoreError) -> Catalog {
        let snapshot = transaction.snapshot
        let version = try StoreMeta(reading: snapshot).catalogVersion
        let last = known.withLock { $0 }
        if let last, last.version == version { return last.catalog }
        let catalog = try Catalog(reading: snapshot, rules: rules, reusing: last?.catalog)
        known.withLock { $0 = Known(version: version, catalog: catalog) }
        return catalog
    }
}

extension StoreMeta {
    /// Reads the store's counters.
    init(reading transaction: borrowing WriteTransaction) throws(StoreError) {
        try self.init(reading: transaction.snapshot)
    }

    /// Reads the store's counters.
    init(reading snapshot: borrowing Snapshot) throws(StoreError) {
        self.init()
        let key = Keyspace.meta
        do throws(StorageError) {
            guard let bytes = try snapshot.value(forKey: key.span, in: .catalog) else { return }
            guard let stored = StoreMeta(bytes: [UInt8](copying: bytes)) else {
                throw StorageError.corrupted(database: .catalog, detail: "the record of counters")
            }
            self = stored
        } catch {
            throw StoreError(error)
        }
    }
}

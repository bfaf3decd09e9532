internal import GranaryStorage

/// A view of the whole store as of one commit; later writes do not show.
///
/// It pins every page it can reach, so a long one makes the file grow: take it for one piece of work
/// and let it end. Get one from ``Store/read(_:)``.
public struct ReadSnapshot: ~Copyable {
    var storage: ReadTransaction
    let catalog: Catalog

    init(_ storage: consuming ReadTransaction, catalog: Catalog) {
        self.storage = storage
        self.catalog = catalog
    }

    /// What reads are done on.
    var reader: Reader {
        @_lifetime(borrow self)
        get { Reader(storage.snapshot, catalog: catalog) }
    }
}

extension Transaction {
    /// What reads are done on: the transaction's own writes show.
    var reader: Reader {
        @_lifetime(borrow self)
        get { Reader(storage.snapshot, catalog: catalog) }
    }
}

/// A snapshot with the catalog that belongs to it: what every read operation runs on, in a read or a
/// write transaction alike.
struct Reader: ~Escapable {
    let snapshot: Snapshot
    let catalog: Catalog

    @_lifetime(copy snapshot)
    init(_ snapshot: Snapshot, catalog: Catalog) {
        self.snapshot = snapshot
        self.catalog = catalog
    }
}

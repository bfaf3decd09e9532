internal import CLMDB

/// The LMDB named databases of a store, opened once when it is opened.
///
/// A small fixed set, because each handle costs each transaction; tables and indexes are told apart
/// by the first bytes of their keys. The raw values and names are on disk.
public enum Database: UInt8, CaseIterable, Sendable {
    /// Tables, names, counters, and the format record.
    case catalog = 0

    /// Items under their primary keys.
    case items = 1

    /// Index entries.
    case entries = 2

    /// The change log.
    case changes = 3

    /// Idempotency tokens.
    case tokens = 4
}

extension Database {
    /// The name under which LMDB keeps the database.
    var name: String {
        switch self {
        case .catalog: "catalog"
        case .items: "items"
        case .entries: "entries"
        case .changes: "changes"
        case .tokens: "tokens"
        }
    }

    /// The LMDB handle.
    ///
    /// LMDB gives handles out in the order of opening, after its own two. Opening verifies it, so
    /// that no transaction has to look a handle up.
    @inline(__always) var handle: MDB_dbi { MDB_dbi(rawValue) + 2 }
}

internal import CLMDB

/// The two readers that keep the pages of a relaxed store's last points from being used again.
///
/// One is held at the point on the disk, the other waits for the next one. Both have their slots in LMDB's
/// table from the beginning, so that neither can be refused later.
///
/// Unchecked for the pointers: ``Syncer`` uses them from one thread at a time, and LMDB lets a reader be
/// ended by any (`MDB_NOTLS`).
@safe final class PointReaders: @unchecked Sendable {
    private var held: OpaquePointer
    private var spare: OpaquePointer
    private let descriptor: CInt
    /// How many bytes a page of LMDB has.
    let pageByteCount: Int

    /// Holds the last commit.
    init(_ environment: OpaquePointer) throws(StorageError) {
        var file: CInt = -1
        try check(unsafe mdb_env_get_fd(environment, &file), "mdb_env_get_fd")
        descriptor = file
        var stat = MDB_stat()
        try check(unsafe mdb_env_stat(environment, &stat), "mdb_env_stat")
        pageByteCount = Int(stat.ms_psize)
        unsafe held = try Self.begin(environment)
        do throws(StorageError) {
            unsafe spare = try Self.begin(environment)
        } catch {
            unsafe mdb_txn_abort(held)
            throw error
        }
        unsafe mdb_txn_reset(spare)
    }

    deinit {
        unsafe mdb_txn_abort(spare)
        unsafe mdb_txn_abort(held)
    }

    private static func begin(_ environment: OpaquePointer) throws(StorageError) -> OpaquePointer {
        var begun: OpaquePointer?
        let flags = UInt32(MDB_RDONLY)
        try check(unsafe mdb_txn_begin(environment, nil, flags, &begun), "mdb_txn_begin")
        guard let transaction = unsafe begun else { throw .lmdb(MDB_PANIC, "mdb_txn_begin") }
        return unsafe transaction
    }

    /// Begins the spare reader at the last commit, while nothing is committed.
    ///
    /// - Returns: The meta page of that commit.
    func capture() throws(StorageError) -> MetaPage {
        try check(unsafe mdb_txn_renew(spare), "mdb_txn_renew")
        return try meta()
    }

    /// Lets go of the held reader: the spare one takes its place.
    func advance() {
        unsafe mdb_txn_reset(held)
        unsafe swap(&held, &spare)
    }

    /// Lets go of both, for a time in which nothing is committed.
    func rest() {
        unsafe mdb_txn_reset(held)
        unsafe mdb_txn_reset(spare)
    }

    /// Holds the last commit again.
    ///
    /// - Returns: The meta page of that commit.
    func hold() throws(StorageError) -> MetaPage {
        try check(unsafe mdb_txn_renew(held), "mdb_txn_renew")
        return try meta()
    }

    /// The commits that the held reader is at, and the other when it captured one.
    func heldCommits(isCaptured: Bool) -> [Int] {
        unsafe (isCaptured ? [held, spare] : [held]).map { unsafe Int(mdb_txn_id($0)) }
    }

    /// The meta page of the last commit, while nothing is committed.
    func meta() throws(StorageError) -> MetaPage {
        try MetaPage.newest(in: descriptor, pageByteCount: pageByteCount)
    }
}

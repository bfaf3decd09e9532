internal import CLMDB

/// The one writer.
///
/// Nothing it does is visible, or durable, before ``commit()``. Dropping it without a commit aborts
/// it. A failed change poisons it, so that half of what was meant can never be committed; a failure
/// inside a savepoint is undone by aborting the savepoint.
@safe
public struct WriteTransaction: ~Copyable {
    let environment: Environment
    private let thread: UInt

    /// The innermost LMDB transaction; `nil` once ended.
    private(set) var transaction: RawTransaction?

    /// The transactions that open savepoints stand in, outermost first.
    var outer: [Savepoint] = []

    /// How many savepoints were open when a change failed.
    var poisonedDepth: Int?

    /// About how many bytes of pages the transaction has changed: never less than it has, and up to
    /// several times as much when keys are neighbours.
    ///
    /// LMDB holds changed pages in memory until the commit, and from 512 MiB on it spills them,
    /// which its 0.9 versions do not do safely. Commit long before.
    public internal(set) var dirtyByteEstimate = 0

    private init(_ environment: Environment, _ transaction: RawTransaction) {
        self.environment = environment
        self.transaction = transaction
        thread = ThreadIdentity.current
    }

    /// Waits for the writer's place, and begins.
    static func begin(in environment: Environment) throws(StorageError) -> WriteTransaction {
        guard environment.access == .readWrite else { throw .readOnly }
        let core = environment.core
        try core.checkUsable()
        try core.beginWriting()
        do throws(StorageError) {
            return WriteTransaction(environment, try core.beginWriteTransaction())
        } catch {
            core.endWriting()
            throw error
        }
    }

    deinit {
        // A child leaves the transaction of its parent alone.
        guard transaction != nil, environment.core.forkCount == ForkCount.current else { return }
        guard thread == ThreadIdentity.current else {
            // LMDB's lock belongs to the other thread. To end the transaction here would leave it
            // locked, and every later writer waiting for ever: refuse them instead.
            environment.core.stopWriting(.wrongThread)
            return
        }
        abortAll()
    }

    /// What this transaction reads: the last commit, and its own changes.
    public var snapshot: Snapshot {
        @_lifetime(borrow self)
        get {
            guard let transaction else { preconditionFailure("the transaction has ended") }
            return unsafe Snapshot(transaction, reader: nil)
        }
    }

    /// The transaction to change, on its own thread.
    @inline(__always)
    func current() throws(StorageError) -> RawTransaction {
        guard thread == ThreadIdentity.current else { throw .wrongThread }
        guard poisonedDepth == nil, let transaction else { throw .poisoned }
        return transaction
    }

    /// Makes the writes visible and as durable as the environment has it, and ends the transaction.
    ///
    /// - Throws: ``StorageError/poisoned`` after a failed change, and then nothing was applied;
    ///   `diskFull` and ``StorageError/lmdb(_:)``: nothing was applied;
    ///   ``StorageError/commitOutcomeUnknown(_:)``: open the environment anew, and look.
    public consuming func commit() throws(StorageError) {
        let innermost = try current()
        guard outer.isEmpty else { throw .unbalancedSavepoint }
        transaction = nil
        let core = environment.core
        defer { core.endWriting() }
        let status = unsafe mdb_txn_commit(innermost.pointer)
        if status != MDB_SUCCESS { throw core.commitFailed(status) }
        core.syncer?.committed()
    }

    /// Ends the transaction without a trace of it, as dropping it does.
    public consuming func abort() {}

    private func abortAll() {
        // Ends the innermost first.
        if let transaction { unsafe mdb_txn_abort(transaction.pointer) }
        for savepoint in outer.reversed() {
            unsafe mdb_txn_abort(savepoint.transaction.pointer)
        }
        environment.core.endWriting()
    }

    /// Replaces the innermost transaction, as savepoints begin and end.
    mutating func setTransaction(_ transaction: RawTransaction) { self.transaction = transaction }
}

@available(*, unavailable)
extension WriteTransaction: Sendable {}

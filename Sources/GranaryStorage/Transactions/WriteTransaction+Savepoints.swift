internal import CLMDB

/// An LMDB transaction that a savepoint stands in.
struct Savepoint {
    let transaction: RawTransaction
    let dirtyByteEstimate: Int
}

extension WriteTransaction {
    /// Begins a part of the transaction that can be undone by itself; parts may nest.
    ///
    /// - Throws: ``StorageError``.
    /// - Complexity: About two microseconds; LMDB takes 2 MiB of address space for each.
    public mutating func beginSavepoint() throws(StorageError) {
        let parent = try current()
        var begun: OpaquePointer?
        let status = unsafe mdb_txn_begin(
            environment.core.environment, parent.pointer, 0, &begun)
        guard status == MDB_SUCCESS, let child = unsafe begun else {
            poison()
            throw .lmdb(status, "mdb_txn_begin")
        }
        outer.append(Savepoint(transaction: parent, dirtyByteEstimate: dirtyByteEstimate))
        setTransaction(unsafe RawTransaction(child))
    }

    /// Ends the innermost savepoint, and keeps its changes as part of what it stands in.
    ///
    /// - Throws: ``StorageError/poisoned`` after a failed change inside it: abort it instead.
    public mutating func commitSavepoint() throws(StorageError) {
        let child = try current()
        guard let savepoint = outer.popLast() else { throw .unbalancedSavepoint }
        setTransaction(savepoint.transaction)
        let status = unsafe mdb_txn_commit(child.pointer)
        if status != MDB_SUCCESS {
            // LMDB has freed the child; what became of the parent is not worth knowing.
            poison()
            throw .lmdb(status, "mdb_txn_commit")
        }
    }

    /// Undoes the innermost savepoint, and any failure inside it.
    ///
    /// Does nothing when none is open.
    public mutating func abortSavepoint() {
        guard let child = transaction, let savepoint = outer.popLast() else { return }
        unsafe mdb_txn_abort(child.pointer)
        setTransaction(savepoint.transaction)
        dirtyByteEstimate = savepoint.dirtyByteEstimate
        if let depth = poisonedDepth, depth > outer.count { poisonedDepth = nil }
    }
}

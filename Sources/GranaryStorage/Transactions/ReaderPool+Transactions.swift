internal import CLMDB
internal import Synchronization

extension ReaderPool {
    /// Begins a read transaction, by renewing a parked one if there is any.
    @inline(__always)
    func begin(_ core: EnvironmentCore) throws(StorageError) -> UnsafeMutablePointer<Reader> {
        if let reader = unsafe take() {
            if gate.load(ordering: .sequentiallyConsistent) == .open {
                let status = unsafe mdb_txn_renew(reader.pointee.transaction.pointer)
                if status == MDB_SUCCESS { return unsafe reader }
                unsafe giveBack(reader)
                try core.recover(from: status, "mdb_txn_renew")
            } else {
                unsafe giveBack(reader)
            }
        }
        return unsafe try beginSlowly(core)
    }

    /// Waits for the gate, and begins with a parked reader or a new one.
    @inline(never)
    private func beginSlowly(
        _ core: EnvironmentCore
    ) throws(StorageError) -> UnsafeMutablePointer<Reader> {
        for _ in 0..<8 {
            // A new reader is counted before it exists, so that a drain waits for it.
            let found: Parked? = state.wait { state in
                guard gate.load(ordering: .sequentiallyConsistent) == .open else { return nil }
                if let parked = unsafe take() { return .some(.some(unsafe Parked(reader: parked))) }
                state.total += 1
                return .some(nil)
            }
            if core.isUnmapped.load(ordering: .sequentiallyConsistent) {
                if let found { unsafe giveBack(found.reader) } else { forget() }
                throw .unmapped
            }
            if let found {
                let reader = unsafe found.reader
                // The gate may have closed since.
                guard gate.load(ordering: .sequentiallyConsistent) == .open else {
                    unsafe giveBack(reader)
                    continue
                }
                let status = unsafe mdb_txn_renew(reader.pointee.transaction.pointer)
                if status == MDB_SUCCESS { return unsafe reader }
                unsafe giveBack(reader)
                try core.recover(from: status, "mdb_txn_renew")
                continue
            }
            var begun: OpaquePointer?
            let status = unsafe mdb_txn_begin(core.environment, nil, UInt32(MDB_RDONLY), &begun)
            if status == MDB_SUCCESS, let transaction = unsafe begun {
                let reader = UnsafeMutablePointer<Reader>.allocate(capacity: 1)
                unsafe reader.initialize(to: Reader(RawTransaction(transaction)))
                return unsafe reader
            }
            forget()
            try core.recover(from: status, "mdb_txn_begin")
        }
        throw .lmdb(MDB_READERS_FULL, "mdb_txn_begin")
    }

    /// Takes back the count of a reader that did not come into being.
    private func forget() {
        state.withLock { $0.total -= 1 }
        if gate.load(ordering: .sequentiallyConsistent) != .open { tellCloser() }
    }

    /// Ends a read transaction, and parks it.
    @inline(__always)
    func end(_ reader: UnsafeMutablePointer<Reader>) {
        unsafe mdb_txn_reset(reader.pointee.transaction.pointer)
        unsafe giveBack(reader)
    }

    /// Parks a reader that is reset, and tells whoever waits for it.
    @inline(__always)
    func giveBack(_ reader: UnsafeMutablePointer<Reader>) {
        if unsafe !park(reader) {
            unsafe Reader.destroy(reader)
            state.withLock { $0.total -= 1 }
        }
        if gate.load(ordering: .sequentiallyConsistent) != .open { tellCloser() }
    }

    @inline(never)
    private func tellCloser() {
        state.withLock { _ in }
        state.broadcast()
        if gate.load(ordering: .sequentiallyConsistent) == .abandoned {
            EnvironmentRegistry.shared.readerEnded(in: self)
        }
    }
}

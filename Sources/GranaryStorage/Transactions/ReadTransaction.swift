internal import CLMDB

/// A snapshot of the store, which sees no write made after it began.
///
/// It pins every page it can reach, so a long one makes the file grow. Take it for one operation,
/// and let it end with its scope: it is then parked, and the next to begin reuses it.
///
/// It may outlive its ``Environment``; the file is then closed when it ends. It may be handed to
/// another thread, and is used by one at a time.
@safe
public struct ReadTransaction: ~Copyable {
    private let pool: Unmanaged<ReaderPool>
    private let reader: UnsafeMutablePointer<Reader>

    private init(_ pool: Unmanaged<ReaderPool>, _ reader: UnsafeMutablePointer<Reader>) {
        unsafe self.pool = unsafe pool
        unsafe self.reader = unsafe reader
    }

    /// Begins with a parked reader if it can.
    ///
    /// A function and not an initialiser, whose arguments would be retained and released.
    static func begin(in core: EnvironmentCore) throws(StorageError) -> ReadTransaction {
        try core.checkUsable()
        let reader = unsafe try core.pool.begin(core)
        return unsafe ReadTransaction(.passUnretained(core.pool), reader)
    }

    deinit {
        // In a child process the reader's slot is the parent's: leave it alone.
        unsafe pool._withUnsafeGuaranteedRef { pool in
            if pool.forkCount == ForkCount.current { unsafe pool.end(reader) }
        }
    }

    /// What this transaction reads.
    public var snapshot: Snapshot {
        @_lifetime(borrow self)
        get {
            unsafe Snapshot(reader.pointee.transaction, reader: reader)
        }
    }

    /// Lends the LMDB transaction, for what is not a record.
    func withTransaction<Value>(
        _ body: (RawTransaction) throws(StorageError) -> Value
    ) throws(StorageError) -> Value {
        unsafe try body(reader.pointee.transaction)
    }

    /// Takes out a byte array that transactions reuse, so that building keys allocates nothing.
    ///
    /// It comes empty, with the capacity it last had; put it back with ``returnScratch(_:)``.
    public func takeScratch() -> [UInt8] {
        var scratch: [UInt8] = []
        unsafe swap(&scratch, &reader.pointee.scratch)
        scratch.removeAll(keepingCapacity: true)
        return scratch
    }

    /// Puts back the array from ``takeScratch()``, for the next to take it.
    public func returnScratch(_ scratch: consuming [UInt8]) {
        unsafe reader.pointee.scratch = scratch
    }
}

@available(*, unavailable)
extension ReadTransaction: Sendable {}

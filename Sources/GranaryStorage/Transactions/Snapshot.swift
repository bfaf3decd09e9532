internal import CLMDB

/// What can be read, lent by either kind of transaction.
///
/// The compiler ends it with its transaction, and a write transaction's at its next write.
@safe
public struct Snapshot: ~Escapable {
    let transaction: RawTransaction
    let reader: UnsafeMutablePointer<Reader>?

    @_lifetime(immortal)
    init(_ transaction: RawTransaction, reader: UnsafeMutablePointer<Reader>?) {
        self.transaction = transaction
        unsafe self.reader = reader
    }

    /// Returns the value stored under `key`, straight from the memory map.
    ///
    /// Nothing is copied, and nothing can dangle: the compiler ends the span with the snapshot.
    ///
    /// - Parameters:
    ///   - key: 1 byte to 32 KiB, not beginning with `FF FF FF FF`.
    ///   - database: Where to look.
    /// - Returns: The value bytes, unaligned; `nil` when there is no such key.
    /// - Throws: ``StorageError``; ``StorageError/checksumMismatch(database:keyPrefix:)`` when the
    ///   bytes are not those that were written.
    /// - Complexity: O(log *n*) page reads and a checksum. A key up to 480 bytes allocates nothing.
    @_lifetime(copy self)
    public func value(
        forKey key: Span<UInt8>, in database: Database
    ) throws(StorageError) -> RawSpan? {
        let found = try unsafe key.withUnsafeBytes { bytes throws(StorageError) in
            unsafe try transaction.getLogical(bytes, in: database)
        }
        guard let found = unsafe found else { return nil }
        return unsafe _overrideLifetime(found.bytes, copying: self)
    }
}

@available(*, unavailable)
extension Snapshot: Sendable {}

internal import CGranaryChecksum
internal import CLMDB

/// The bytes of every LMDB value this layer writes.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 4 | CRC32C of the LMDB key and then the payload, little-endian |
/// | 4 | *n* | payload |
///
/// LMDB 0.9 has no checksum, and serves a flipped bit as a wrong answer. The key is covered too,
/// so a record cannot be served under another key.
enum Record {
    /// The bytes before the payload.
    static let overhead = 4

    @inline(__always)
    static func checksum(key: UnsafeRawBufferPointer, payload: UnsafeRawBufferPointer) -> UInt32 {
        unsafe granary_crc32c_record(
            key.baseAddress, key.count, payload.baseAddress, payload.count)
    }

    /// Returns the payload of a value found under `key`.
    ///
    /// - Throws: ``StorageError/checksumMismatch(database:keyPrefix:)``.
    @inline(__always)
    static func payload(
        of value: UnsafeRawBufferPointer, key: UnsafeRawBufferPointer, in database: Database
    ) throws(StorageError) -> UnsafeRawBufferPointer {
        guard value.count >= overhead else { throw unsafe mismatch(key, database) }
        let stored = unsafe UInt32(littleEndian: value.loadUnaligned(as: UInt32.self))
        let payload = unsafe UnsafeRawBufferPointer(
            start: value.baseAddress?.advanced(by: overhead), count: value.count &- overhead)
        guard unsafe checksum(key: key, payload: payload) == stored else {
            throw unsafe mismatch(key, database)
        }
        return unsafe payload
    }

    @inline(never)
    private static func mismatch(
        _ key: UnsafeRawBufferPointer, _ database: Database
    ) -> StorageError {
        .checksumMismatch(database: database, keyPrefix: unsafe Array(key.prefix(16)))
    }
}

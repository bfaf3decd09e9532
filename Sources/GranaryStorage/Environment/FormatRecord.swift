internal import CLMDB

/// The store's own description, a record in the catalog under the layer that no key can reach.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 8 | `GRANARY` and `00` |
/// | 8 | 4 | format version, little-endian |
/// | 12 | 8 | creation time, milliseconds since 1970, little-endian |
/// | 20 | 16 | store id, random |
///
/// Its key is `FF FF FF FF`, eight `00`, `format` in ASCII. A later version may append fields; what
/// is above never moves.
struct FormatRecord: Equatable, Sendable {
    /// The only format this build writes, and the newest it reads.
    static let currentVersion: UInt32 = 1

    static let magic: [UInt8] = Array("GRANARY\0".utf8)
    static let byteCount = 36

    let version: UInt32
    let creationMilliseconds: Int64
    let storeID: [UInt8]

    /// The record of a store made now.
    static func new() -> Self {
        Self(
            version: currentVersion, creationMilliseconds: WallClock.nowMilliseconds,
            storeID: RandomBytes.make(count: 16))
    }

    /// The payload bytes.
    var encoded: [UInt8] {
        Self.magic + LittleEndian.bytes(of: version)
            + LittleEndian.bytes(of: UInt64(bitPattern: creationMilliseconds)) + storeID
    }

    /// The key of one of the store's own records.
    static func key(_ name: String) -> [UInt8] {
        [UInt8](repeating: 0xFF, count: 4) + [UInt8](repeating: 0, count: 8) + Array(name.utf8)
    }
}

extension FormatRecord {
    /// Reads the record, and refuses what this build cannot read.
    ///
    /// - Throws: ``StorageError/notAStore(path:)``,
    ///   ``StorageError/formatTooNew(found:supported:)``.
    init(reading transaction: RawTransaction, path: String) throws(StorageError) {
        let payload = try unsafe Self.key("format").span.withUnsafeBytes {
            key throws(StorageError) -> [UInt8]? in
            guard let found = unsafe try transaction.get(key, in: .catalog) else { return nil }
            return unsafe Array(found)
        }
        guard let payload, payload.count >= Self.byteCount, payload.starts(with: Self.magic) else {
            throw .notAStore(path: path)
        }
        version = UInt32(truncatingIfNeeded: LittleEndian.value(payload[8..<12]))
        guard version <= Self.currentVersion else {
            throw .formatTooNew(found: version, supported: Self.currentVersion)
        }
        creationMilliseconds = Int64(bitPattern: LittleEndian.value(payload[12..<20]))
        storeID = Array(payload[20..<36])
    }

    /// Writes the record in the transaction that creates the store.
    func write(in transaction: RawTransaction) throws(StorageError) {
        let key = Self.key("format")
        let payload = encoded
        try unsafe key.span.withUnsafeBytes { key throws(StorageError) in
            try unsafe payload.span.withUnsafeBytes { payload throws(StorageError) in
                unsafe try transaction.put(payload, forKey: key, in: .catalog)
            }
        }
    }
}

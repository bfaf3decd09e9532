/// How a logical key of any length becomes LMDB keys, which take 511 bytes.
///
/// A logical key of up to 480 bytes is the LMDB key. A longer one is cut into pieces of 480 bytes;
/// each full piece but the last is a *link* to a *layer*, in which the next piece stands, as in
/// Masstree:
///
/// ```
/// logical key:   aaaa…(480 bytes) bbbb…(480 bytes) cccc
///
///                LMDB key                                       value
/// root           aaaa… 00                                       layer 7
/// layer 7        FF FF FF FF  00 00 00 00 00 00 00 07  bbbb… 00 layer 8
/// layer 8        FF FF FF FF  00 00 00 00 00 00 00 08  cccc     the payload
/// ```
///
/// | LMDB key | bytes |
/// | --- | --- |
/// | record in the root | the logical key, 1 to 480 bytes |
/// | link in the root | 480 bytes, `00` |
/// | record in a layer | `FF FF FF FF`, layer id as 8 bytes big-endian, 1 to 480 bytes |
/// | link in a layer | `FF FF FF FF`, layer id as 8 bytes big-endian, 480 bytes, `00` |
/// | value of a link | layer id as 8 bytes, little-endian |
///
/// A link is known by its length, 481, which no record has. It sorts just after the record of
/// exactly those 480 bytes and before every other greater key, where the keys it stands for belong:
/// so the order of logical keys is the order in which a cursor meets them when it steps into each
/// link. Layer ids come from a counter in the catalog and are never reused; layer 0 holds the
/// store's own records. A layer that a delete leaves empty goes, and its link with it.
enum LayeredKey {
    /// The longest piece of a logical key in one LMDB key.
    static let pieceByteCount = 480

    /// The length of a link's piece.
    static let linkByteCount = pieceByteCount + 1

    /// The bytes before a piece inside a layer.
    static let headerByteCount = 12

    /// The longest logical key.
    static let maximumByteCount = 32 * 1024

    /// The deepest chain of layers: deeper means that the links run in a circle.
    static let maximumDepth = maximumByteCount / pieceByteCount + 1

    /// Whether a key is in the range of layers, where no logical key may be.
    @inline(__always)
    static func isReserved(_ key: UnsafeRawBufferPointer) -> Bool {
        guard key.count >= 4 else { return false }
        return unsafe key.loadUnaligned(as: UInt32.self) == .max
    }

    /// Refuses keys that are empty, too long, or in the range of layers.
    @inline(__always)
    static func validate(_ key: UnsafeRawBufferPointer) throws(StorageError) {
        guard key.count > 0, key.count <= maximumByteCount, unsafe !isReserved(key) else {
            throw .invalidKey(byteCount: key.count)
        }
    }

    /// Reads the layer id out of a link's payload.
    static func layer(
        in payload: UnsafeRawBufferPointer, database: Database
    ) throws(StorageError) -> UInt64 {
        guard payload.count == 8 else {
            throw .corrupted(database: database, detail: "a link of \(payload.count) bytes")
        }
        return unsafe UInt64(littleEndian: payload.loadUnaligned(as: UInt64.self))
    }
}

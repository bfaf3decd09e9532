/// A commit that a power cut cannot take away, in a store that is written with
/// ``EnvironmentOptions/Durability/relaxed``.
///
/// What LMDB refers to from one of its meta pages is a whole store, as long as none of those pages is
/// used again. So a meta page that is put aside when all it refers to is synced, is what the store can
/// go back to.
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 8 | `GRANSYNC` |
/// | 8 | 4 | CRC32C of all that follows |
/// | 12 | 4 | how many bytes a page of LMDB has |
/// | 16 | 8 | how many points were written before, in this opening of the store |
/// | 24 | 16 | the run of the system in which it was written, see ``SystemRun`` |
/// | 40 | 136 | LMDB's `MDB_meta` of the commit, see ``MetaPage`` |
///
/// Integers are little-endian.
struct SyncPoint: Equatable, Sendable {
    static let magic: [UInt8] = Array("GRANSYNC".utf8)
    static let byteCount = 40 + MetaPage.byteCount

    let pageByteCount: Int
    /// The greater is the later one.
    let sequence: UInt64
    let run: SystemRun
    let meta: MetaPage
}

extension SyncPoint {
    /// The bytes of the point.
    var encoded: [UInt8] {
        let body =
            LittleEndian.bytes(of: UInt32(truncatingIfNeeded: pageByteCount))
            + LittleEndian.bytes(of: sequence)
            + run.bytes + meta.bytes
        return Self.magic + LittleEndian.bytes(of: Checksum.crc32c(body.span)) + body
    }

    /// Reads a point; `nil` when the bytes are none, or are damaged.
    init?(_ bytes: [UInt8]) {
        guard bytes.count == Self.byteCount, bytes.starts(with: Self.magic),
            UInt64(Checksum.crc32c(bytes.span.extracting(12...)))
                == LittleEndian.value(bytes[8..<12])
        else { return nil }
        pageByteCount = Int(LittleEndian.value(bytes[12..<16]))
        sequence = LittleEndian.value(bytes[16..<24])
        run = SystemRun(bytes: Array(bytes[24..<40]))
        meta = MetaPage(bytes: Array(bytes[40...]))
        guard meta.isValid, pageByteCount > MetaPage.headerByteCount + MetaPage.byteCount else {
            return nil
        }
    }
}

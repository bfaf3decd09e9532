internal import CLMDB

/// LMDB's `MDB_meta`, which stands behind the header of each of the first two pages of its file and says
/// where the trees of a commit begin.
///
/// The layout is fixed by LMDB's data version, for machines of 64 bits:
///
/// | offset | bytes | field |
/// | --- | --- | --- |
/// | 0 | 4 | `BEEFC0DE` |
/// | 4 | 4 | data version, 1 |
/// | 8 | 16 | where and how large the map is |
/// | 24 | 96 | the trees of free pages and of names |
/// | 120 | 8 | the last page in use |
/// | 128 | 8 | the transaction |
struct MetaPage: Equatable, Sendable {
    static let byteCount = 136
    /// The header of a page, which is the same for ever.
    static let headerByteCount = 16

    let bytes: [UInt8]

    /// LMDB's number of the commit.
    var transactionID: UInt64 { word(at: 128) }

    /// How many pages the file has that the commit uses.
    var pageCount: UInt64 { word(at: 120) &+ 1 }

    /// Whether these are the bytes of a meta page at all.
    var isValid: Bool { bytes.count == Self.byteCount && word(at: 0) == 0x1_BEEF_C0DE }

    /// Where one of the two stands in the file.
    static func offset(ofSlot slot: Int, pageByteCount: Int) -> Int {
        slot * pageByteCount + headerByteCount
    }

    private func word(at offset: Int) -> UInt64 {
        LittleEndian.value(bytes[offset..<offset + 8])
    }
}

extension MetaPage {
    /// The later one of the two pages, as LMDB would choose: for a moment when nothing is committed.
    static func newest(in descriptor: CInt, pageByteCount: Int) throws(StorageError) -> MetaPage {
        let both = try [0, 1].map { slot throws(StorageError) in
            MetaPage(
                bytes: try FileBytes.read(
                    byteCount, at: offset(ofSlot: slot, pageByteCount: pageByteCount),
                    of: descriptor))
        }
        guard both.allSatisfy(\.isValid) else { throw .lmdb(MDB_INVALID, "pread") }
        return both[0].transactionID < both[1].transactionID ? both[1] : both[0]
    }
}

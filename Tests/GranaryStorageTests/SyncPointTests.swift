import Testing

@testable import GranaryStorage

/// The bytes of the points that a relaxed store goes back to.
@Suite("Sync points")
struct SyncPointTests {
    private static let meta = MetaPage(
        bytes: [0xDE, 0xC0, 0xEF, 0xBE, 1, 0, 0, 0] + [UInt8](repeating: 0, count: 112)
            + [9, 0, 0, 0, 0, 0, 0, 0] + [0x34, 0x12, 0, 0, 0, 0, 0, 0])
    private static let point = SyncPoint(
        pageByteCount: 4_096, sequence: 0x0102,
        run: SystemRun(uuid: "c2b21e6f-14d9-498e-bf68-9d4eb2dee1b8"), meta: meta)

    @Test func goldenBytes() {
        let bytes = Self.point.encoded
        #expect(bytes.count == 176)
        #expect(bytes[..<8] == [UInt8]("GRANSYNC")[...])
        #expect(bytes[12..<24] == [0, 16, 0, 0, 2, 1, 0, 0, 0, 0, 0, 0])
        #expect(
            bytes[24..<40] == [
                0xC2, 0xB2, 0x1E, 0x6F, 0x14, 0xD9, 0x49, 0x8E, 0xBF, 0x68, 0x9D, 0x4E, 0xB2, 0xDE,
                0xE1, 0xB8,
            ])
        #expect(bytes[40...] == Self.meta.bytes[...])
        #expect(SyncPoint(bytes) == Self.point)
    }

    @Test func anyChangedBitIsSeen() {
        let bytes = Self.point.encoded
        for offset in bytes.indices {
            var changed = bytes
            changed[offset] ^= 1 << UInt8(offset % 8)
            #expect(SyncPoint(changed) == nil, "offset \(offset)")
        }
        #expect(SyncPoint(Array(bytes.dropLast())) == nil)
    }

    @Test func readsWhatAMetaPageSays() {
        #expect(Self.meta.isValid)
        #expect(Self.meta.transactionID == 0x1234)
        #expect(Self.meta.pageCount == 10)
        #expect(!MetaPage(bytes: [UInt8](repeating: 0, count: 136)).isValid)
    }

    /// Where the system does not tell its run, no run is taken for the current one.
    @Test func anUnknownRunIsNeverCurrent() {
        #expect(SystemRun(uuid: "") == .unknown)
        #expect(SystemRun(uuid: "c2b21e6f-14d9") == .unknown)
        #expect(!SystemRun.unknown.isCurrent)
        #expect(SystemRun.current != .unknown)
        #expect(SystemRun.current.isCurrent)
    }
}

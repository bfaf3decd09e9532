import Testing

@testable import GranaryItems

/// Looking at eight bytes at a time finds what looking at each finds, wherever it stands.
@Suite struct RawSpanSearchTests {
    /// Bytes around the ones that are looked for: off by one, by a bit, and by the top bit.
    private static let bytes: [UInt8] = [
        0x00, 0x09, 0x0A, 0x0B, 0x1F, 0x20, 0x21, 0x22, 0x23, 0x5B, 0x5C, 0x5D, 0x61, 0x80, 0x8A,
        0x9F,
        0xA0, 0xA2, 0xDC, 0xFF,
    ]

    private static func random(_ random: inout RandomValues) -> [UInt8] {
        // Most bytes are harmless, so that words without a find are met too.
        (0..<random.int(0...40)).map { _ in
            random.int(0...11) == 0
                ? Self.bytes[random.int(0...(Self.bytes.count - 1))] : 0x61
        }
    }

    @Test func firstEscape() {
        var random = RandomValues(seed: 11)
        for _ in 0..<20_000 {
            let bytes = Self.random(&random)
            let start = random.int(0...bytes.count)
            let found = bytes.rawSpan.firstEscape(from: start)
            let expected = bytes[start...].firstIndex { $0 < 0x20 || $0 == 0x22 || $0 == 0x5C }
            #expect(found == expected ?? bytes.count, "\(bytes) from \(start)")
        }
    }
}

import Testing

@testable import GranaryItems

/// `contains` on strings: right at every offset, and linear when a caller picks the worst pair.
@Suite("Byte search")
struct RawSpanSearchTests {
    @Test("Agrees with comparing at every place", arguments: UInt64(1)...10)
    func agrees(seed: UInt64) {
        var values = RandomValues(seed: seed)
        for _ in 0..<300 {
            let text = (0..<values.int(0...24)).map { _ in UInt8(values.int(0...1)) }
            let needle = (0..<values.int(0...5)).map { _ in UInt8(values.int(0...1)) }
            let found = (0...text.count).contains { text[$0...].starts(with: needle) }
            let answer = text.rawSpan.contains(needle.rawSpan)
            #expect(answer == found, "seed \(seed)")
        }
    }

    /// Comparing at every place would take 10^10 steps here.
    @Test("Stays linear")
    func staysLinear() {
        let text = [UInt8](repeating: 0x61, count: 200_000)
        let needle = [UInt8](repeating: 0x61, count: 100_000) + [0x62]
        let answer = text.rawSpan.contains(needle.rawSpan)
        #expect(!answer)
    }

    @Test("Compares as bytes sort", arguments: UInt64(1)...4)
    func compares(seed: UInt64) {
        var values = RandomValues(seed: seed)
        for _ in 0..<500 {
            let shared = values.bytes(upTo: 20)
            let (left, right) = (shared + values.bytes(upTo: 9), shared + values.bytes(upTo: 9))
            let expected = left == right ? 0 : left.lexicographicallyPrecedes(right) ? -1 : 1
            let comparison = left.rawSpan.compare(to: right.rawSpan).signum()
            #expect(comparison == expected, "seed \(seed)")
        }
    }
}

import Foundation
import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// Damages the file, and demands an error or the right answer.
///
/// A disk may give back other bytes than were written. What must never come of it is a wrong answer
/// that looks right. LMDB checks nothing and may bring its process down on a page that makes no
/// sense, so a child does the reading.
@Suite("Damage", .serialized)
struct DamageTests {
    @Test("A flipped bit after the header gives an error or the right answer")
    func flippedBits() throws {
        let harness = try DamageHarness()
        defer { harness.remove() }
        var random = SeededGenerator(seed: CrashSettings.seed)
        var outcomes: [DamageHarness.Outcome: Int] = [:]
        let flipCount = CrashSettings.cycleCount(300)
        for _ in 0..<flipCount {
            let offset = Int.random(in: 8_192..<harness.bytes.count, using: &random)
            let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
            var bytes = harness.bytes
            bytes[offset] ^= bit
            let (outcome, text) = try harness.verify(bytes)
            outcomes[outcome, default: 0] += 1
            #expect(
                outcome != .wrong && outcome != .outdated,
                "seed \(CrashSettings.seed), byte \(offset), bit \(bit): \(text)")
        }
        #expect(
            outcomes[.refused, default: 0] >= flipCount / 10,
            "too few did harm: the run proves nothing")
    }

    /// The two pages that say where everything is have no checksum of ours.
    ///
    /// A flip that makes the number of the last transaction smaller than that of the one before gives
    /// back the store as of that one: LMDB keeps both and believes the greater.
    @Test(
        "A flipped bit in LMDB's own header gives an error, the right answer or the commit before")
    func flippedHeaderBits() throws {
        let harness = try DamageHarness()
        defer { harness.remove() }
        var random = SeededGenerator(seed: CrashSettings.seed)
        let header = 0..<152
        let transactionNumber = 144..<152
        for _ in 0..<CrashSettings.cycleCount(100) {
            let byte = Int.random(in: header, using: &random)
            let offset = random.pick([0, 4_096]) + byte
            let bit = UInt8(1) << UInt8.random(in: 0...7, using: &random)
            var bytes = harness.bytes
            bytes[offset] ^= bit
            let (outcome, text) = try harness.verify(bytes)
            let isAllowed =
                outcome == .outdated ? transactionNumber.contains(byte) : outcome != .wrong
            #expect(isAllowed, "seed \(CrashSettings.seed), byte \(offset), bit \(bit): \(text)")
        }
    }

    @Test("A truncated file gives an error or the right answer")
    func truncated() throws {
        let harness = try DamageHarness()
        defer { harness.remove() }
        var random = SeededGenerator(seed: CrashSettings.seed)
        let pages = harness.bytes.count / 4_096
        let lengths =
            [0, 1, 4_095, 4_096, 8_191, 8_192, 8_193, 12_288, harness.bytes.count - 4_096]
            + (0..<20).map { _ in Int.random(in: 0..<pages, using: &random) * 4_096 }
        for length in lengths {
            let (outcome, text) = try harness.verify(harness.bytes.prefix(length))
            #expect(outcome == .refused || outcome == .unharmed, "\(length) bytes: \(text)")
        }
    }

    @Test(
        "What is no store is refused",
        arguments: ["", "a text\n", String(repeating: "x", count: 9_000)])
    func foreignFile(text: String) throws {
        let harness = try DamageHarness()
        defer { harness.remove() }
        let (outcome, answer) = try harness.verify(Data(text.utf8))
        #expect(outcome == .refused, "\(answer)")
    }
}

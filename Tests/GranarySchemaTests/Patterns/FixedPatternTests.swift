import Testing

@testable import GranarySchema

/// Patterns of one length match what their automata match.
@Suite struct FixedPatternTests {
    private static func node(_ text: String) throws -> PatternNode {
        var parser = PatternParser(text)
        return try parser.parse()
    }

    @Test(arguments: [
        "", "a", "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "[0-7][0-9A-HJKMNP-TV-Z]{25}",
        "STARTUP#[0-9a-f-]{36}", "[ -~]{3}", "(?:[?@]a){2}", "\\d\\w{2}", "[a-z]{128}",
    ])
    func agrees(pattern: String) throws {
        let node = try Self.node(pattern)
        let fixed = try #require(FixedPattern(node))
        let automaton = try PatternAutomaton(node)
        // Texts that match, cut, lengthened, and with one byte of any kind.
        var random = SplitMix(state: 3)
        var matched = 0
        for _ in 0..<2_000 {
            var bytes = Self.example(node, &random)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: break
            case 1: bytes.append(UInt8.random(in: 0...255, using: &random))
            case 2: _ = bytes.popLast()
            default:
                guard !bytes.isEmpty else { break }
                bytes[Int.random(in: 0..<bytes.count, using: &random)] =
                    UInt8.random(in: 0...255, using: &random)
            }
            let expected = automaton.matches(bytes.span)
            #expect(fixed.matches(bytes.span) == expected, "\(bytes)")
            matched += expected ? 1 : 0
        }
        #expect(matched > 300)
    }

    @Test(arguments: [
        "a*", "a?", "a|bc", "[a-z]{1,3}", ".", "ä", "[^a]", "[a-z]{129}", "(a{99}){99}",
    ])
    func isNoFixedPattern(pattern: String) throws {
        #expect(FixedPattern(try Self.node(pattern)) == nil)
    }

    private static func example(_ node: PatternNode, _ random: inout SplitMix) -> [UInt8] {
        switch node {
        case .set(let set):
            let range = set.ranges[Int.random(in: 0..<set.ranges.count, using: &random)]
            return [UInt8(UInt32.random(in: range, using: &random))]
        case .sequence(let parts):
            var bytes: [UInt8] = []
            for part in parts { bytes += example(part, &random) }
            return bytes
        case .alternatives(let parts): return example(parts[0], &random)
        case .repeated(let part, let count, _):
            var bytes: [UInt8] = []
            for _ in 0..<count { bytes += example(part, &random) }
            return bytes
        }
    }
}

/// SplitMix64: the same numbers on every machine.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ state >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

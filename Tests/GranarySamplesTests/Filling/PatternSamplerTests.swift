import Testing

@testable import GranarySamples

/// A string that does not match its pattern is refused far from here, so each is matched here.
@Suite("Pattern sampler")
struct PatternSamplerTests {
    @Test(arguments: [
        "[a-z_.:]+", "([01][0-9]|2[0-3]):[0-5][0-9]", "[^#]+", "@?[A-Za-z0-9_]{1,15}", "[A-Z]{2}",
        "[0-9]{2}-[0-9]{7}", "(0[1-9]|1[0-2])-[0-3][0-9]", "[a-z0-9-]+([.][a-z0-9-]+)+", "a|b|",
        "(?:ab)*c?", "x{2,}", "\\d+\\.\\w", "[\\]\\-a]", "[a-]+", "\\S+", "[^a-z]", "[+-]+",
        "^a.b$",
        "[A-Za-z0-9_+/-]+", "((a|b){2}|c){1,3}",
    ])
    func matchesItsPattern(_ pattern: String) throws {
        let regex = try Regex(pattern)
        let sampler = try #require(PatternSampler(pattern))
        for seed in UInt64(0)..<200 {
            var random = SampleRandom(seed: seed)
            let text = sampler.text(length: 0...64, using: &random)
            #expect(text.wholeMatch(of: regex) != nil, "\(text), seed \(seed)")
        }
    }

    @Test(arguments: [
        "[a", "a)", "(a", "*", "a{2", "a{3,1}", "a{1001}", "[z-a]", "[]", "\\p{L}", "(?=a)",
    ])
    func leavesAloneWhatItDoesNotKnow(_ pattern: String) {
        #expect(PatternSampler(pattern) == nil)
    }

    @Test func nestingHasABound() {
        let nested = { (depth: Int) in
            String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        #expect(PatternSampler(nested(32)) != nil)
        #expect(PatternSampler(nested(33)) == nil)
        #expect(PatternSampler(nested(100_000)) == nil)
    }

    @Test func keepsToALength() throws {
        let sampler = try #require(PatternSampler("[a-z]+"))
        for seed in UInt64(0)..<50 {
            var random = SampleRandom(seed: seed)
            #expect(sampler.text(length: 3...4, using: &random).count >= 3)
        }
    }
}

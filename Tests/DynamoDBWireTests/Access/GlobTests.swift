import GranaryTestSupport
import Testing

@testable import DynamoDBWire

/// A pattern that matches too much opens a door, and one that matches too little closes a denial.
@Suite("Patterns of policies")
struct GlobTests {
    @Test(
        "Stars and question marks",
        arguments: [
            ("", "", true), ("", "a", false), ("*", "", true), ("*", "abc", true),
            ("a*", "a", true),
            ("a*", "ba", false), ("*a", "ba", true), ("*a", "ab", false), ("a*c", "abbc", true),
            ("a*c", "abcb", false), ("?", "a", true), ("?", "", false), ("?", "é", true),
            ("?", "日", true), ("a?c", "abc", true), ("a?c", "ac", false), ("*?", "", false),
            ("**", "x", true), ("*b*", "abc", true), ("a*b*c", "a1b2c", true), ("[a]", "a", false),
            ("A", "a", false), ("a*a", "a", false),
        ])
    func cases(pattern: String, text: String, matches: Bool) {
        #expect(Glob(pattern).matches(text) == matches)
    }

    /// The plain recursive definition, far too slow for anything but short texts.
    private func oracle(_ pattern: ArraySlice<Character>, _ text: ArraySlice<Character>) -> Bool {
        guard let first = pattern.first else { return text.isEmpty }
        if first == "*" {
            return oracle(pattern.dropFirst(), text)
                || (!text.isEmpty && oracle(pattern, text.dropFirst()))
        }
        guard let character = text.first, first == "?" || first == character else { return false }
        return oracle(pattern.dropFirst(), text.dropFirst())
    }

    @Test("Random patterns match what their definition says")
    func property() {
        var random = SeededGenerator(seed: 20_261_128)
        for _ in 0..<20_000 {
            let pattern = (0..<Int.random(in: 0...7, using: &random)).map { _ in
                Array("ab*?")[Int.random(in: 0..<4, using: &random)]
            }
            let text = (0..<Int.random(in: 0...7, using: &random)).map { _ in
                Array("ab")[Int.random(in: 0..<2, using: &random)]
            }
            #expect(
                Glob(String(pattern)).matches(String(text)) == oracle(pattern[...], text[...]),
                "\(String(pattern)) and \(String(text))")
        }
    }

    @Test("A pattern that is made to be slow is not")
    func hostile() {
        let pattern = String(repeating: "a*", count: 500) + "b"
        #expect(!Glob(pattern).matches(String(repeating: "a", count: 2_048)))
    }
}

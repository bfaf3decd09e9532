import GranarySchema
import Testing

/// Patterns decide what may be stored, so that what each form means must be exact, and no pattern or
/// string may take long.
@Suite("Patterns")
struct PatternTests {
    @Test(
        "Each form matches what it says, and the whole string only",
        arguments: [
            ("abc", ["abc"], ["", "ab", "abcd", "ABC"]),
            ("", [""], ["a"]),
            ("a*", ["", "a", "aaaa"], ["b", "ab"]),
            ("a+b?", ["a", "ab", "aaab"], ["", "b", "abb"]),
            ("a{2}", ["aa"], ["a", "aaa"]),
            ("a{2,}", ["aa", "aaaaa"], ["a"]),
            ("a{2,3}", ["aa", "aaa"], ["a", "aaaa"]),
            ("a{0,1}b", ["b", "ab"], ["aab"]),
            ("a{0}", [""], ["a"]),
            ("cat|dog|", ["cat", "dog", ""], ["catdog"]),
            ("(ab|c)+", ["ab", "c", "abcab"], ["", "a", "abb"]),
            ("(?:ab)*", ["", "abab"], ["aba"]),
            ("((a*)*)*", ["", "aaaa"], ["b"]),
            ("[a-cx]", ["a", "b", "c", "x"], ["d", "", "-"]),
            ("[^a-c]", ["d", "-", "é"], ["a", "", "dd"]),
            ("[-a]", ["-", "a"], ["b"]),
            ("[a-]", ["-", "a"], ["b"]),
            ("[\\]\\-^]", ["]", "-", "^"], ["\\", "a"]),
            ("\\d{4}-\\d{2}", ["2025-11"], ["2025-1", "२०२५-११"]),
            ("\\w+", ["aZ_9"], ["a-b", ""]),
            ("\\W\\D\\S", ["- x", "!aé"], ["a b", "-1x", "-a "]),
            ("[\\d.]+", ["1.5"], ["1,5"]),
            (".", ["a", "é", "😀", " "], ["\n", "\r", "", "ab", "\u{2028}"]),
            ("\\.\\*\\\\", [".*\\"], ["a*\\"]),
            ("\\x41\\u00e9\\u{1F600}", ["Aé😀"], ["Ae😀"]),
            ("[à-ü]+", ["éà"], ["e", "aé"]),
            ("[😀-😂]x", ["😁x"], ["😃x", "x"]),
            ("^abc$", ["abc"], ["^abc$", "xabc"]),
            ("a$", ["a"], ["ab"]),
            ("\\$\\^", ["$^"], [""]),
            ("e\u{301}", ["e\u{301}"], ["\u{E9}"]),
        ] as [(String, [String], [String])])
    func forms(text: String, matching: [String], others: [String]) throws {
        let pattern = try Pattern(text)
        for string in matching { #expect(pattern.matches(string), "\(text) on \(string)") }
        for string in others { #expect(!pattern.matches(string), "\(text) on \(string)") }
    }

    @Test(
        "What is no pattern is refused where it goes wrong",
        arguments: [
            ("a)", 1), ("(a", 2), ("[a", 2), ("[]", 2), ("a**", 2), ("a+?", 2), ("*a", 0),
            ("a{2", 3), ("a{3,2}", 4), ("a{1001}", 2), ("a{,2}", 2), ("(?=a)", 2), ("a\\", 2),
            ("\\b", 1), ("\\1", 1), ("a^b", 1), ("a$b", 1), ("[z-a]", 3), ("[\\d-z]", 4),
            ("é)", 2), ("\\u12", 4), ("\\u{D800}", 8), ("[[:alpha:]]", 1),
        ])
    func refusals(text: String, offset: Int) {
        #expect {
            try Pattern(text)
        } throws: {
            ($0 as? PatternError)?.offset == offset
        }
    }

    @Test("Depth, length, counts and the automaton are bounded")
    func bounds() throws {
        func nested(_ depth: Int) -> String {
            String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
        }
        #expect(try Pattern(nested(32)).matches("a"))
        #expect(throws: PatternError.self) { try Pattern(nested(33)) }
        #expect(throws: PatternError.self) { try Pattern(nested(1_000)) }
        let longest = String(repeating: "a", count: Pattern.maximumByteCount)
        #expect(try Pattern(longest).matches(longest))
        #expect(throws: PatternError.self) { try Pattern(longest + "a") }
        #expect(throws: PatternError.self) { try Pattern("((a{1000}){1000}){1000}") }
        #expect(throws: PatternError.self) { try Pattern("(a|b)*a(a|b){20}") }
        #expect(throws: PatternError.self) { try Pattern("((((){1000}){1000}){1000}){1000}") }
    }

    /// What makes a backtracking matcher take longer than the universe has been there.
    @Test("Nested repetition takes one pass")
    func linear() throws {
        let pattern = try Pattern("(a+)+(a|aa)*b")
        let text = String(repeating: "a", count: 200_000)
        #expect(!pattern.matches(text))
        #expect(pattern.matches(text + "b"))
    }

    @Test("Bytes that are not UTF-8 match nothing")
    func notUTF8() throws {
        let pattern = try Pattern("(.|\\s)*")
        for bytes: [UInt8] in [[0x80], [0xC3], [0xC0, 0x80], [0xE2, 0x82], [0xFF], [0xC3, 0x41]] {
            let isMatch = pattern.matches(bytes.span)
            #expect(!isMatch, "\(bytes)")
        }
        let letter: [UInt8] = [0xC3, 0xA9]
        let isMatch = pattern.matches(letter.span)
        #expect(isMatch)
    }
}

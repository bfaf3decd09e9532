import Testing

@testable import GranarySchema

/// The checks of keys stand on this: an answer that is wrong lets a collision through.
struct KeyIntersectionTests {
    private func answer(_ first: String, _ second: String) throws -> KeyIntersection.Answer {
        var left = PatternParser(first)
        var right = PatternParser(second)
        var budget = KeyIntersection.pairLimit
        return KeyIntersection.answer(try left.parse(), try right.parse(), budget: &budget)
    }

    @Test(
        "A common text is found, and is one",
        arguments: [
            ("abc", "abc"), ("a*", "b*"), ("a+b", "[ab]{3}"), ("(ab|cd)*", "abcdab"),
            ("[^x]+", "\\u{1F600}é"), ("a.*c", ".*b.*"), ("[0-9]{3}", "1.*2"),
        ])
    func common(first: String, second: String) throws {
        for answer in [try answer(first, second), try answer(second, first)] {
            guard case .text(let text) = answer else {
                Issue.record("no text for \(first) and \(second)")
                continue
            }
            #expect(try Pattern(first).matches(text))
            #expect(try Pattern(second).matches(text))
        }
    }

    @Test(
        "That there is none is known",
        arguments: [
            ("abc", "abd"), ("a+", "b+"), ("(ab)*a", "(ab)+"), ("[0-9]{3}", "[0-9]{4}"),
            ("[^#]*", "a#b"), ("(aa)+", "a(aa)*"), ("[a-f]+", "[g-z]+"),
        ])
    func none(first: String, second: String) throws {
        #expect(try answer(first, second) == .none)
        #expect(try answer(second, first) == .none)
    }

    @Test("All pairs of short words over two letters agree with a search by hand")
    func exhaustive() throws {
        let patterns = ["a*b", "(ab)*", "[ab]{2}", "a|bb|aba", "b*a?b*", "(a|b)*aa", ""]
        var words = [""]
        for _ in 0..<5 {
            words += words.filter { $0.count == words.last?.count }.flatMap {
                ["a" + $0, "b" + $0]
            }
        }
        for first in patterns {
            for second in patterns {
                let (left, right) = (try Pattern(first), try Pattern(second))
                let isCommon = words.contains { left.matches($0) && right.matches($0) }
                #expect((try answer(first, second) != .none) == isCommon, "\(first), \(second)")
            }
        }
    }

    @Test("What is too large to decide is said to be so")
    func undecided() throws {
        #expect(try answer("(a|b)*a(a|b){150}", "(a|b)*b(a|b){160}a") != .none)
        let long = KeyLanguage.literal(String(repeating: "x", count: 5_000))
        var budget = 100_000
        #expect(KeyIntersection.answer(long, long, budget: &budget) == .undecided)
        let word = KeyLanguage.literal("word")
        #expect(KeyIntersection.answer(word, word, budget: &budget) == .text("word"))
        #expect(budget == 100_000 - 15)
        budget = 3
        #expect(KeyIntersection.answer(word, word, budget: &budget) == .undecided)
    }
}

/// A regular expression that a whole string matches or not.
///
/// It has what a regular language has, and nothing more: characters, `.`, classes (`[a-z]`, `[^0-9]`,
/// `\d`, `\w`, `\s`, their negations), groups `( )` and `(?: )`, `|`, and `* + ? {n} {n,} {n,m}`.
/// There are no back references, no assertions and no lazy forms, which would have no meaning for a
/// whole string; `^` at the beginning and `$` at the end are allowed and say nothing.
///
/// It is made into a deterministic automaton once, or into less where its matches have one length.
/// Matching then looks at each byte once, whatever the pattern and the string, and allocates nothing.
public struct Pattern: Sendable {
    /// The longest pattern that is read, in bytes.
    public static let maximumByteCount = 2_048

    /// The pattern as it is written.
    public let text: String

    private enum Matcher: Sendable {
        case fixed(FixedPattern)
        case automaton(PatternAutomaton)
    }

    private let matcher: Matcher

    /// Reads a pattern.
    ///
    /// - Throws: ``PatternError``; also when the automaton would be too large, of which only patterns
    ///   with large counts or many overlapping alternatives are in danger.
    public init(_ text: String) throws(PatternError) {
        guard text.utf8.count <= Self.maximumByteCount else {
            throw PatternError(
                offset: Self.maximumByteCount,
                expected: "a pattern of at most \(Self.maximumByteCount) bytes")
        }
        var parser = PatternParser(text)
        let node = try parser.parse()
        self.text = text
        if let fixed = FixedPattern(node) {
            matcher = .fixed(fixed)
        } else {
            matcher = .automaton(try PatternAutomaton(node))
        }
    }

    /// Whether all of `text` matches.
    ///
    /// - Complexity: O(*n*) in the bytes of the text.
    public func matches(_ text: String) -> Bool { matches(text.utf8Span.span) }

    /// Whether a string of these UTF-8 bytes matches; bytes that are not UTF-8 never do.
    public func matches(_ utf8: Span<UInt8>) -> Bool {
        switch matcher {
        case .fixed(let pattern): pattern.matches(utf8)
        case .automaton(let automaton): automaton.matches(utf8)
        }
    }
}

extension Pattern: Hashable {
    /// Compares what is written.
    public static func == (first: Self, second: Self) -> Bool { first.text == second.text }

    /// Feeds what is written.
    public func hash(into hasher: inout Hasher) { hasher.combine(text) }
}

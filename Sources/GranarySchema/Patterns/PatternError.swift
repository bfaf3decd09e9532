/// Why a text is no pattern: where, counted in bytes from zero, and what was expected.
public struct PatternError: Error, Sendable, Hashable {
    /// The offset of what does not fit.
    public var offset: Int

    /// What would have.
    public var expected: String
}

extension PatternError: CustomStringConvertible {
    /// The error in a line: `at offset 3: expected a closing parenthesis`.
    public var description: String { "at offset \(offset): expected \(expected)" }
}

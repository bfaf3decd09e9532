extension RawSpan {
    /// Whether `needle` occurs in these bytes; an empty one occurs in any.
    ///
    /// Knuth, Morris and Pratt's search, because a caller chooses both strings: comparing at every
    /// place would take time in proportion to the product of two 400 KB values.
    ///
    /// - Complexity: O(*n* + *m*) time, and O(*m*) space.
    func contains(_ needle: RawSpan) -> Bool {
        guard needle.byteCount > 1 else {
            guard let byte = needle.byte(at: 0) else { return true }
            for offset in 0..<byteCount where self.byte(at: offset) == byte { return true }
            return false
        }
        guard needle.byteCount <= byteCount else { return false }
        let (text, pattern) = (asBytes, needle.asBytes)
        let fallback = Self.fallbacks(of: pattern)
        var matched = 0
        for index in text.indices {
            while matched > 0, text[index] != pattern[matched] { matched = fallback[matched &- 1] }
            if text[index] == pattern[matched] { matched &+= 1 }
            if matched == pattern.count { return true }
        }
        return false
    }

    /// For each prefix of the pattern, the length of its longest proper prefix that also ends it.
    private static func fallbacks(of pattern: Span<UInt8>) -> [Int] {
        var fallbacks = [Int](repeating: 0, count: pattern.count)
        var matched = 0
        for index in 1..<pattern.count {
            while matched > 0, pattern[index] != pattern[matched] {
                matched = fallbacks[matched &- 1]
            }
            if pattern[index] == pattern[matched] { matched &+= 1 }
            fallbacks[index] = matched
        }
        return fallbacks
    }
}

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

// MARK: - Eight bytes at a time

extension RawSpan {
    /// Where the first byte at or behind `start` stands that a JSON string cannot have as it is, a
    /// quote, a backslash or a control character; the number of bytes when there is none.
    @inline(__always)
    func firstEscape(from start: Int) -> Int {
        var offset = start
        while offset <= byteCount &- 8 {
            let word = word(at: offset)
            let found =
                Self.bytes(of: word, below: 0x20) | Self.bytes(of: word, equalTo: 0x22)
                | Self.bytes(of: word, equalTo: 0x5C)
            if found != 0 { return offset &+ found.trailingZeroBitCount >> 3 }
            offset &+= 8
        }
        while let byte = byte(at: offset), byte >= 0x20, byte != 0x22, byte != 0x5C { offset &+= 1 }
        return offset
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let tops: UInt64 = 0x8080_8080_8080_8080

    /// A word whose lowest set bit is the top one of the first byte that is below `limit`.
    ///
    /// Bits above it may be set for bytes that are not: a borrow goes upwards only.
    @inline(__always)
    private static func bytes(of word: UInt64, below limit: UInt64) -> UInt64 {
        (word &- ones &* limit) & ~word & tops
    }

    /// The same for the first byte that is `byte`.
    @inline(__always)
    private static func bytes(of word: UInt64, equalTo byte: UInt64) -> UInt64 {
        bytes(of: word ^ (ones &* byte), below: 1)
    }
}

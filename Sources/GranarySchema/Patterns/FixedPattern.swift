internal import GranaryItems

/// A pattern whose matches are ASCII of one length, so that each place in them has a set of bytes.
///
/// Most keys and identifiers are so. The places do not depend on each other: a processor looks at
/// several at once, where an automaton waits for each state before it can look for the next.
struct FixedPattern: Sendable {
    /// The longest matches: longer ones are the automaton's.
    static let maximumByteCount = 128

    /// For each place two words, a bit for each byte that may stand there: below 64, and from 64 on.
    private let masks: [UInt64]

    /// Finds the sets of a pattern; `nil` when its matches differ in length, or are not all ASCII.
    init?(_ node: PatternNode) {
        var masks: [UInt64] = []
        guard Self.append(node, to: &masks) else { return nil }
        self.masks = masks
    }

    /// Whether all of the bytes are in the sets of their places.
    func matches(_ utf8: Span<UInt8>) -> Bool {
        guard utf8.count &* 2 == masks.count else { return false }
        let masks = masks.span
        var misses: UInt64 = 0
        for index in utf8.indices {
            let byte = UInt64(utf8[index])
            let mask = masks[2 &* index &+ Int(truncatingIfNeeded: byte >> 6 & 1)]
            misses |= ~(mask &>> byte) | byte >> 7
        }
        return misses & 1 == 0
    }

    private static func append(_ node: PatternNode, to masks: inout [UInt64]) -> Bool {
        switch node {
        case .set(let set):
            guard masks.count < 2 * maximumByteCount, let words = words(of: set) else {
                return false
            }
            masks += [words.low, words.high]
            return true
        case .sequence(let parts):
            return parts.allSatisfy { append($0, to: &masks) }
        case .alternatives(let parts):
            return parts.count == 1 && append(parts[0], to: &masks)
        case .repeated(let part, let minimum, let maximum):
            guard minimum == maximum, minimum <= maximumByteCount else { return false }
            return (0..<minimum).allSatisfy { _ in append(part, to: &masks) }
        }
    }

    private static func words(of set: ScalarSet) -> (low: UInt64, high: UInt64)? {
        var words: (low: UInt64, high: UInt64) = (0, 0)
        for range in set.ranges {
            guard range.upperBound < 0x80 else { return nil }
            for scalar in range {
                if scalar < 64 {
                    words.low |= 1 << scalar
                } else {
                    words.high |= 1 << (scalar - 64)
                }
            }
        }
        return words
    }
}

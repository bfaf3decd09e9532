/// A part of a pattern.
package indirect enum PatternNode: Sendable, Hashable {
    /// One scalar out of a set.
    case set(ScalarSet)
    /// One after the other; nothing at all when there are none.
    case sequence([PatternNode])
    /// One of these.
    case alternatives([PatternNode])
    /// So many times at least, and at most.
    case repeated(PatternNode, minimum: Int, maximum: Int?)
}

/// A step whose answer is not the model's.
struct ModelMismatch: Error, CustomStringConvertible {
    let seed: UInt64
    let step: Int
    let operation: String
    let expected: String
    let actual: String

    /// What differs, with the command that replays it.
    var description: String {
        """
        seed \(seed), step \(step): \(operation.prefix(2_000))
          model: \(expected.prefix(2_000))
          store: \(actual.prefix(2_000))
          replay: GRANARY_SEED=\(seed) swift test --filter GranaryModelTests
        """
    }
}

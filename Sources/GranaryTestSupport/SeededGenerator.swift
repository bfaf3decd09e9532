internal import Foundation

/// A source of random numbers that a failing test can replay: SplitMix64.
///
/// The same seed gives the same numbers on every platform and in every version. Print the seed with
/// every failure.
public struct SeededGenerator: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of `seed`.
    public init(seed: UInt64) { state = seed }

    /// The next number of the sequence.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// The seeds a test runs: those given, or the one in the environment variable `GRANARY_SEED`.
    ///
    /// ```swift
    /// @Test(arguments: SeededGenerator.seeds(1...16)) func agrees(seed: UInt64) { ... }
    /// ```
    public static func seeds(_ seeds: some Sequence<UInt64>) -> [UInt64] {
        let text = ProcessInfo.processInfo.environment["GRANARY_SEED"]
        return text.flatMap(UInt64.init).map { [$0] } ?? Array(seeds)
    }
}

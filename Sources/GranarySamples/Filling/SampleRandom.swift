/// The source of everything that is made up: SplitMix64.
///
/// The same seed gives the same numbers on every platform and in every version, which the generators
/// of the standard library do not promise.
public struct SampleRandom: RandomNumberGenerator, Sendable {
    private var state: UInt64

    /// Starts the sequence of `seed`.
    public init(seed: UInt64) { state = seed }

    /// Starts a sequence of its own for one thing among many, such as the profile of startup 17.
    ///
    /// What is made of it does not depend on what was made before, so that things can refer to each
    /// other without being kept.
    public init(seed: UInt64, _ kind: String, _ index: Int, _ subindex: Int = 0) {
        var hash = Self.mixed(seed)
        for byte in kind.utf8 { hash = Self.mixed(hash ^ UInt64(byte)) }
        hash = Self.mixed(hash ^ UInt64(truncatingIfNeeded: index))
        state = Self.mixed(hash ^ UInt64(truncatingIfNeeded: subindex))
    }

    /// The next number of the sequence.
    public mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        return Self.mixed(state)
    }

    private static func mixed(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, and 0 when that is 0.
    public mutating func below(_ bound: UInt64) -> UInt64 {
        next().multipliedFullWidth(by: bound).high
    }

    /// A whole number of a range, each as likely.
    public mutating func int(in range: ClosedRange<Int>) -> Int {
        let first = UInt64(bitPattern: Int64(range.lowerBound))
        let width = UInt64(bitPattern: Int64(range.upperBound)) &- first
        let offset = width == .max ? next() : below(width &+ 1)
        return Int(Int64(bitPattern: first &+ offset))
    }

    /// Whether something happens that happens `hits` times out of `tries`.
    public mutating func chance(_ hits: UInt64, in tries: UInt64) -> Bool { below(tries) < hits }

    /// One of several, which must not be empty.
    public mutating func element<Element>(of values: [Element]) -> Element {
        values[Int(below(UInt64(values.count)))]
    }
}

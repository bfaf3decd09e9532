/// The decimal arithmetic on coefficients.
extension Number {
    /// The powers of ten that a `UInt64` holds.
    ///
    /// A literal, so that the compiler lays it out and no access has to check for a first one.
    private static let smallPowersOfTen: [UInt64] = [
        1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000, 1_000_000_000,
        10_000_000_000, 100_000_000_000, 1_000_000_000_000, 10_000_000_000_000,
        100_000_000_000_000, 1_000_000_000_000_000, 10_000_000_000_000_000,
        100_000_000_000_000_000, 1_000_000_000_000_000_000, 10_000_000_000_000_000_000,
    ]

    /// Ten to a power of 0 to 38; the last is the first coefficient too large for a number.
    static func powerOfTen(_ power: Int) -> UInt128 {
        guard power > 19 else { return UInt128(smallPowersOfTen[power]) }
        return UInt128(smallPowersOfTen[19]) &* UInt128(smallPowersOfTen[power &- 19])
    }

    /// The number of decimal digits of `value`; zero for zero.
    static func digitCount(_ value: UInt128) -> Int {
        guard value != 0 else { return 0 }
        // 1233 / 4096 is just above log10(2), so the estimate is exact or one too low.
        let estimate = ((128 &- value.leadingZeroBitCount) &* 1233) >> 12
        if estimate <= 19, let small = UInt64(exactly: value) {
            return small < smallPowersOfTen[estimate] ? estimate : estimate &+ 1
        }
        return value < powerOfTen(estimate) ? estimate : estimate &+ 1
    }

    /// Moves the trailing zeros of a coefficient that is not zero into the exponent.
    static func stripTrailingZeros(_ coefficient: inout UInt128, _ exponent: inout Int) {
        while coefficient > UInt128(UInt64.max) {
            let (quotient, remainder) = coefficient.quotientAndRemainder(dividingBy: 10)
            guard remainder == 0 else { return }
            coefficient = quotient
            exponent &+= 1
        }
        var small = UInt64(truncatingIfNeeded: coefficient)
        while small % 10 == 0, small != 0 {
            small /= 10
            exponent &+= 1
        }
        coefficient = UInt128(small)
    }
}

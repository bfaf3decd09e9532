/// The decimal arithmetic on coefficients.
extension Number {
    /// The powers of ten up to 10^38, the first coefficient too large for a number.
    static let powersOfTen: [UInt128] = {
        var powers: [UInt128] = [1]
        for _ in 1...maximumDigits { powers.append(powers[powers.count - 1] &* 10) }
        return powers
    }()

    /// The number of decimal digits of `value`; zero for zero.
    static func digitCount(_ value: UInt128) -> Int {
        guard value != 0 else { return 0 }
        // 1233 / 4096 is just above log10(2), so the estimate is exact or one too low.
        let bits = 128 &- value.leadingZeroBitCount
        let estimate = (bits &* 1233) >> 12
        guard estimate < powersOfTen.count else { return estimate }
        return value < powersOfTen[estimate] ? estimate : estimate &+ 1
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

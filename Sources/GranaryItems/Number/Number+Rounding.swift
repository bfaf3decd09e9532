/// Arithmetic that rounds to 38 digits, where DynamoDB's own would be an error.
///
/// A result of 38 significant digits or fewer is exact; a longer one is rounded, half to even.
extension Number {
    /// The sum; `nil` when it is out of range.
    package func roundedSum(_ other: Number) -> Number? {
        if let sum = try? adding(other) { return sum }
        let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
        // As far as the higher one has room, and the lower one's digits go.
        let room = Self.maximumDigits - Self.digitCount(high.coefficient)
        let wanted = max(Int(low.exponent), Int(high.exponent) - room)
        let left = high.coefficient &* Self.powerOfTen(Int(high.exponent) - wanted)
        let right = Self.dropping(wanted - Int(low.exponent), of: low.coefficient)
        if high.isNegative == low.isNegative {
            return Self.rounded(high.isNegative, (0, left &+ right), wanted)
        }
        let isNegative = left >= right ? high.isNegative : low.isNegative
        let magnitude = left >= right ? left - right : right - left
        return Self.rounded(isNegative, (0, magnitude), wanted)
    }

    /// The product; `nil` when it is out of range.
    package func roundedProduct(_ other: Number) -> Number? {
        let (high, low) = coefficient.multipliedFullWidth(by: other.coefficient)
        return Self.rounded(
            isNegative != other.isNegative, (high, low), Int(exponent) + Int(other.exponent))
    }

    /// The quotient; `nil` when it is out of range, or there is none.
    package func roundedQuotient(_ divisor: Number) -> Number? {
        guard divisor.coefficient != 0 else { return nil }
        var (quotient, remainder) = coefficient.quotientAndRemainder(
            dividingBy: divisor.coefficient)
        var exponent = Int(self.exponent) - Int(divisor.exponent)
        let limit = Self.powerOfTen(Self.maximumDigits - 1)
        while remainder != 0, quotient < limit {
            let next = divisor.coefficient.dividingFullWidth(
                remainder.multipliedFullWidth(by: 10))
            quotient = quotient &* 10 &+ next.quotient
            remainder = next.remainder
            exponent -= 1
        }
        let rest = divisor.coefficient - remainder
        if remainder > rest || (remainder == rest && quotient % 2 == 1) { quotient += 1 }
        return Self.rounded(isNegative != divisor.isNegative, (0, quotient), exponent)
    }

    /// The whole number next to it, away from zero when it is half way.
    package var roundedToWhole: Number {
        guard exponent < 0 else { return self }
        let places = -Int(exponent)
        guard places <= Self.maximumDigits else { return .zero }
        let power = Self.powerOfTen(places)
        let (whole, rest) = coefficient.quotientAndRemainder(dividingBy: power)
        let rounded = rest >= power - rest ? whole + 1 : whole
        return (try? Number(isNegative: isNegative, coefficient: rounded, exponent: 0)) ?? self
    }

    /// A coefficient without its last digits, rounded.
    private static func dropping(_ digits: Int, of coefficient: UInt128) -> UInt128 {
        guard digits > 0 else { return coefficient }
        guard digits <= maximumDigits else { return 0 }
        let power = powerOfTen(digits)
        let (quotient, rest) = coefficient.quotientAndRemainder(dividingBy: power)
        let isUp = rest > power - rest || (rest == power - rest && quotient % 2 == 1)
        return isUp ? quotient + 1 : quotient
    }

    /// A number of up to 256 bits, rounded to as many digits as there may be.
    private static func rounded(
        _ isNegative: Bool, _ wide: (high: UInt128, low: UInt128), _ exponent: Int
    ) -> Number? {
        var (high, low, exponent) = (wide.high, wide.low, exponent)
        let limit = powerOfTen(maximumDigits)
        var dropped: UInt128 = 0
        var isBeyond = false
        while high != 0 || low >= limit {
            isBeyond = isBeyond || dropped != 0
            let (quotient, rest) = high.quotientAndRemainder(dividingBy: 10)
            let next = (10 as UInt128).dividingFullWidth((rest, low))
            (high, low, dropped) = (quotient, next.quotient, next.remainder)
            exponent += 1
        }
        if dropped > 5 || (dropped == 5 && (isBeyond || low % 2 == 1)) { low += 1 }
        return try? Number(isNegative: isNegative, coefficient: low, exponent: exponent)
    }
}

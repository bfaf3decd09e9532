extension Number {
    /// The number with the shortest decimal text that reads back as `value`.
    ///
    /// `nil` for infinities and NaN, and outside DynamoDB's range; -0 becomes 0.
    public init?(_ value: Double) {
        if value.magnitude <= 9_007_199_254_740_992 {  // 2^53: up to here, whole is exact.
            let whole = Int(value)
            if Double(whole) == value {
                self.init(whole)
                return
            }
        }
        guard value.isFinite, let number = try? Number(value.description) else { return nil }
        self = number
    }

    /// The nearest `Double`.
    public var double: Double {
        if coefficient <= 1 << 53, exponent >= -22, exponent <= 22 {
            // Both factors are exact, so that the one operation rounds correctly.
            let digits = Double(UInt64(truncatingIfNeeded: coefficient))
            let power = Self.exactPowersOfTen[Int(exponent.magnitude)]
            let magnitude = exponent < 0 ? digits / power : digits * power
            return isNegative ? -magnitude : magnitude
        }
        return Double("\(isNegative ? "-" : "")\(coefficient)e\(exponent)") ?? 0
    }

    /// The powers of ten up to 10^22, the last that a `Double` holds exactly.
    private static let exactPowersOfTen: [Double] = [
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
        1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ]
}

extension Number {
    /// The exact sum.
    ///
    /// A sum that needs more than 38 significant digits, such as 1E50 + 1, is an error and not a
    /// rounded number, and the error is the one for overflow. Source: DynamoDB's answer, as
    /// recorded in ScyllaDB Alternator's test suite (`test_update_expression_plus_imprecise`).
    ///
    /// - Throws: ``NumberError/overflow`` or ``NumberError/underflow``.
    public func adding(_ other: Number) throws(NumberError) -> Number {
        if other.coefficient == 0 { return self }
        if coefficient == 0 { return other }
        let (high, low) = exponent >= other.exponent ? (self, other) : (other, self)
        let shift = Int(high.exponent) - Int(low.exponent)
        // A shifted coefficient of 2^128 or more is above 3 × 10^38, and the other below 10^38: the
        // exact sum ends in the other's last digit, which is not zero, and has 39 digits or more.
        guard shift <= Self.maximumDigits else { throw .overflow }
        let (aligned, overflow) = high.coefficient.multipliedReportingOverflow(
            by: Self.powerOfTen(shift))
        guard !overflow else { throw .overflow }
        return try Self.sum(high, aligned, low)
    }

    /// The exact difference.
    ///
    /// - Throws: ``NumberError/overflow`` or ``NumberError/underflow``, as ``adding(_:)``.
    public func subtracting(_ other: Number) throws(NumberError) -> Number {
        try adding(other.negated)
    }

    private static func sum(
        _ high: Number, _ aligned: UInt128, _ low: Number
    ) throws(NumberError) -> Number {
        let isNegative: Bool
        let magnitude: UInt128
        if high.isNegative == low.isNegative {
            isNegative = high.isNegative
            let (sum, overflow) = aligned.addingReportingOverflow(low.coefficient)
            guard !overflow else { throw .overflow }
            magnitude = sum
        } else {
            isNegative = aligned >= low.coefficient ? high.isNegative : low.isNegative
            magnitude =
                aligned >= low.coefficient
                ? aligned - low.coefficient : low.coefficient - aligned
        }
        do {
            return try Number(
                isNegative: isNegative, coefficient: magnitude, exponent: Int(low.exponent))
        } catch {
            throw error == .tooManyDigits ? .overflow : error
        }
    }
}

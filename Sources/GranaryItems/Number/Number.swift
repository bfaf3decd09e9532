/// A DynamoDB number: up to 38 significant decimal digits, exact.
///
/// The magnitude is 1E-130 to 9.9999999999999999999999999999999999999E+125, or zero. Equality and
/// order are by value: `1.0` and `1` are the same number.
public struct Number: Sendable, Hashable {
    /// The most significant digits a number can have.
    public static let maximumDigits = 38

    /// The significant digits: below 10^38, and not divisible by ten unless zero.
    let coefficient: UInt128

    /// The power of ten that ``coefficient`` is multiplied by; zero for zero.
    let exponent: Int16

    /// Whether the number is below zero, which zero is not.
    public let isNegative: Bool

    /// Zero.
    public static let zero = Number(unchecked: false, 0, 0)

    /// Takes parts that are known to be normal.
    init(unchecked isNegative: Bool, _ coefficient: UInt128, _ exponent: Int16) {
        self.isNegative = isNegative
        self.coefficient = coefficient
        self.exponent = exponent
    }

    /// Normalises the value `coefficient` × 10^`exponent`, and checks it against DynamoDB's range.
    ///
    /// - Throws: ``NumberError/overflow``, ``NumberError/underflow``, or
    ///   ``NumberError/tooManyDigits``, looked for in this order.
    init(
        isNegative: Bool, coefficient: UInt128, exponent: Int
    ) throws(NumberError) {
        guard coefficient != 0 else {
            self = .zero
            return
        }
        var coefficient = coefficient
        var exponent = exponent
        Self.stripTrailingZeros(&coefficient, &exponent)
        let digits = Self.digitCount(coefficient)
        try Self.checkMagnitude(digits &+ exponent)
        guard digits <= Self.maximumDigits else { throw .tooManyDigits }
        self.init(unchecked: isNegative, coefficient, Int16(truncatingIfNeeded: exponent))
    }

    /// Checks the number of digits before the decimal point, negative for zeros after it.
    static func checkMagnitude(_ pointPosition: Int) throws(NumberError) {
        if pointPosition > 126 { throw .overflow }
        if pointPosition < -129 { throw .underflow }
    }

    /// The number of digits before the decimal point: 3 for 123.4, 0 for 0.1, -1 for 0.01.
    var pointPosition: Int { Self.digitCount(coefficient) &+ Int(exponent) }

    /// The number with the other sign; zero stays zero.
    public var negated: Number {
        coefficient == 0 ? self : Number(unchecked: !isNegative, coefficient, exponent)
    }
}

extension Number: Comparable {
    /// Whether `left` is below `right`.
    public static func < (left: Number, right: Number) -> Bool { left.compare(to: right) < 0 }

    /// Less than, equal to or greater than zero, as the values sort.
    func compare(to other: Number) -> Int {
        guard isNegative == other.isNegative else { return isNegative ? -1 : 1 }
        let comparison = compareMagnitude(to: other)
        return isNegative ? -comparison : comparison
    }

    private func compareMagnitude(to other: Number) -> Int {
        if coefficient == 0 || other.coefficient == 0 {
            return (coefficient == 0 ? 0 : 1) - (other.coefficient == 0 ? 0 : 1)
        }
        let (left, right) = (pointPosition, other.pointPosition)
        if left != right { return left < right ? -1 : 1 }
        // With the first digits in the same place, the longer number has the smaller exponent, and
        // the other grows to no more than its 38 digits.
        let shift = Int(exponent) - Int(other.exponent)
        let leftAligned = shift > 0 ? coefficient &* Self.powerOfTen(shift) : coefficient
        let rightAligned =
            shift < 0 ? other.coefficient &* Self.powerOfTen(-shift) : other.coefficient
        return leftAligned == rightAligned ? 0 : leftAligned < rightAligned ? -1 : 1
    }
}

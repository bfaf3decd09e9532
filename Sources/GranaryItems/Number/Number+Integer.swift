/// An integer of 64 bits or less, every value of which is a DynamoDB number.
public protocol AttributeInteger: FixedWidthInteger, Sendable {}

extension Int: AttributeInteger {}
extension Int8: AttributeInteger {}
extension Int16: AttributeInteger {}
extension Int32: AttributeInteger {}
extension Int64: AttributeInteger {}
extension UInt: AttributeInteger {}
extension UInt8: AttributeInteger {}
extension UInt16: AttributeInteger {}
extension UInt32: AttributeInteger {}
extension UInt64: AttributeInteger {}

extension Number: ExpressibleByIntegerLiteral {
    /// The integer, exactly.
    public init(integerLiteral value: Int) { self.init(value) }

    /// The integer, exactly.
    public init(_ value: some AttributeInteger) {
        self.init(isNegative: value < 0, magnitude: UInt64(truncatingIfNeeded: value.magnitude))
    }

    /// The integer, exactly; `nil` when it needs more than 38 significant digits.
    public init?(exactly value: some BinaryInteger) {
        guard let magnitude = UInt128(exactly: value.magnitude),
            let number = try? Number(
                isNegative: value < 0, coefficient: magnitude, exponent: 0)
        else { return nil }
        self = number
    }

    private init(isNegative: Bool, magnitude: UInt64) {
        guard magnitude != 0 else {
            self = .zero
            return
        }
        var digits = magnitude
        var exponent: Int16 = 0
        while digits % 10 == 0 {
            digits /= 10
            exponent &+= 1
        }
        self.init(unchecked: isNegative, UInt128(digits), exponent)
    }

    /// The value as an `Int`; `nil` when it is not whole, or too large for an `Int`.
    public var int: Int? {
        guard exponent >= 0, exponent < 20,
            let digits = UInt64(exactly: coefficient)
        else { return coefficient == 0 ? 0 : nil }
        let scale = UInt64(truncatingIfNeeded: Self.powerOfTen(Int(exponent)))
        let (magnitude, overflow) = digits.multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        return Int(magnitude: magnitude, isNegative: isNegative)
    }
}

extension Int {
    /// The integer of this magnitude and sign; `nil` when it is out of range.
    init?(magnitude: UInt64, isNegative: Bool) {
        guard isNegative else {
            self.init(exactly: magnitude)
            return
        }
        guard magnitude <= 1 << 63 else { return nil }
        self.init(truncatingIfNeeded: 0 &- magnitude)
    }
}

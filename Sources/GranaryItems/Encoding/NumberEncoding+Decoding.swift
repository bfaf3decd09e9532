extension NumberEncoding {
    /// The number that these bytes are; `nil` when they are not exactly what is written for one.
    static func decode(_ bytes: RawSpan) -> Number? {
        guard let digits = EncodedDigits(bytes) else { return nil }
        guard digits.count > 0 else { return .zero }
        var coefficient: UInt128 = 0
        for index in 0..<(digits.count &- 1) {
            guard let digit = digits.digit(at: index) else { return nil }
            coefficient = coefficient &* 100 &+ UInt128(digit)
        }
        guard let last = digits.digit(at: digits.count &- 1), last != 0,
            digits.digit(at: 0) != 0
        else { return nil }
        var exponent = 2 &* (digits.exponent &- digits.count)
        // At most nineteen digits so far, below 10^38, and one more decimal digit fits.
        if last % 10 == 0 {
            coefficient = coefficient &* 10 &+ UInt128(last / 10)
            exponent &+= 1
        } else {
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: 100)
            guard !overflow else { return nil }
            coefficient = product &+ UInt128(last)
        }
        guard coefficient < Number.powerOfTen(Number.maximumDigits) else { return nil }
        return Number(
            unchecked: digits.isNegative, coefficient, Int16(truncatingIfNeeded: exponent))
    }

    /// The number as an `Int`, without a ``Number`` in between; `nil` when it is not one.
    static func int(_ bytes: RawSpan) -> Int? {
        guard let digits = EncodedDigits(bytes) else { return nil }
        guard digits.count > 0 else { return 0 }
        let places = digits.exponent
        guard places >= digits.count, places <= 10 else { return nil }
        var magnitude: UInt64 = 0
        for index in 0..<Swift.min(digits.count, 9) {
            guard let digit = digits.digit(at: index) else { return nil }
            magnitude = magnitude &* 100 &+ UInt64(digit)
        }
        for _ in digits.count..<Swift.max(digits.count, Swift.min(places, 9)) {
            magnitude = magnitude &* 100
        }
        if places == 10 {  // Nine base-100 digits are below 2^64; a tenth may not fit.
            let tenth = digits.count == 10 ? digits.digit(at: 9) : 0
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 100)
            guard let tenth, !overflow else { return nil }
            let (sum, carry) = product.addingReportingOverflow(UInt64(tenth))
            guard !carry else { return nil }
            magnitude = sum
        }
        return Int(magnitude: magnitude, isNegative: digits.isNegative)
    }

    /// The bytes that DynamoDB counts for the number; one for damaged bytes.
    static func size(_ bytes: RawSpan) -> Int {
        guard let digits = EncodedDigits(bytes), digits.count > 0,
            let first = digits.digit(at: 0), let last = digits.digit(at: digits.count &- 1)
        else { return 1 }
        let leading = first < 10 ? 1 : 0
        let decimals = 2 &* digits.count &- leading &- (last % 10 == 0 ? 1 : 0)
        return ItemSize.number(
            digitCount: decimals, pointPosition: 2 &* digits.exponent &- leading,
            isNegative: digits.isNegative)
    }
}

/// The digits of an encoded number, in place.
struct EncodedDigits: ~Escapable {
    private let bytes: RawSpan
    let isNegative: Bool

    /// The number of base-100 digits; zero for zero.
    let count: Int

    /// The power of 100 that 0.d₁d₂… is multiplied by.
    let exponent: Int

    /// Checks the length and the end; `nil` when they cannot be a number's.
    @inline(__always)
    @_lifetime(copy bytes)
    init?(_ bytes: RawSpan) {
        guard let first = bytes.byte(at: 0), let end = bytes.byte(at: bytes.byteCount &- 1),
            bytes.byteCount >= 2, bytes.byteCount <= NumberEncoding.maximumByteCount
        else { return nil }
        isNegative = first < 0x80
        guard end == (isNegative ? 0xFF : 0x00) else { return nil }
        guard bytes.byteCount > 2 || first == 0x80 else { return nil }
        count = bytes.byteCount &- 2
        exponent = (isNegative ? 0x7F &- Int(first) : Int(first) &- 0x80) &- 64
        self.bytes = bytes
    }

    /// A base-100 digit; `nil` for a byte that cannot be one.
    @inline(__always)
    func digit(at index: Int) -> UInt8? {
        guard let byte = bytes.byte(at: index &+ 1) else { return nil }
        let digit = isNegative ? 101 &- byte : byte &- 1
        return digit < 100 ? digit : nil
    }
}

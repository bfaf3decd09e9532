extension NumberEncoding {
    /// The number that these bytes are; `nil` when they are not exactly what is written for one.
    static func decode(_ bytes: RawSpan) -> Number? {
        guard let digits = EncodedDigits(bytes) else { return nil }
        guard digits.count > 0 else { return .zero }
        guard digits.digit(at: 0) != 0, let last = digits.digit(at: digits.count &- 1), last != 0,
            let leading = digits.leading
        else { return nil }
        var coefficient = UInt128(leading)
        var exponent = 2 &* (digits.exponent &- digits.count)
        if digits.count <= EncodedDigits.leadingCount {
            if last % 10 == 0 {
                coefficient = UInt128(leading / 10)
                exponent &+= 1
            }
        } else {
            for index in EncodedDigits.leadingCount..<(digits.count &- 1) {
                guard let digit = digits.digit(at: index) else { return nil }
                coefficient = coefficient &* 100 &+ UInt128(digit)
            }
            // At most nineteen digits so far, below 10^38: a twentieth may be one too many.
            let isHalf = last % 10 == 0
            if isHalf { exponent &+= 1 }
            let (product, overflow) = coefficient.multipliedReportingOverflow(by: isHalf ? 10 : 100)
            guard !overflow, product < Number.powerOfTen(Number.maximumDigits) else { return nil }
            coefficient = product &+ UInt128(isHalf ? last / 10 : last)
        }
        return Number(
            unchecked: digits.isNegative, coefficient, Int16(truncatingIfNeeded: exponent))
    }

    /// The number as an `Int`, without a ``Number`` in between; `nil` when it is not one.
    static func int(_ bytes: RawSpan) -> Int? {
        guard let digits = EncodedDigits(bytes) else { return nil }
        guard digits.count > 0 else { return 0 }
        guard digits.exponent >= digits.count, digits.exponent <= 10,
            var magnitude = digits.leading
        else { return nil }
        // Nine base-100 digits are below 2^64; a tenth may not fit.
        for place in Swift.min(digits.count, EncodedDigits.leadingCount)..<digits.exponent {
            let digit = place < digits.count ? digits.digit(at: place) : 0
            let (product, overflow) = magnitude.multipliedReportingOverflow(by: 100)
            guard let digit, !overflow else { return nil }
            let (sum, carry) = product.addingReportingOverflow(UInt64(digit))
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

    /// How many digits ``leading`` takes.
    static let leadingCount = 8

    /// The first eight digits, or all there are, as one integer; `nil` when a byte cannot be one.
    @inline(__always)
    var leading: UInt64? {
        let wanted = Swift.min(count, Self.leadingCount)
        var word = bytes.prefix(at: 1, count: wanted)
        var value: UInt64 = 0
        for _ in 0..<wanted {
            let byte = UInt8(truncatingIfNeeded: word >> 56)
            let digit = isNegative ? 101 &- byte : byte &- 1
            guard digit < 100 else { return nil }
            value = value &* 100 &+ UInt64(digit)
            word <<= 8
        }
        return value
    }
}

/// Encodes numbers so that comparing the bytes compares the values, in items and in keys alike.
///
/// A number is ±0.d₁d₂… × 100^e with base-100 digits, the first and the last not zero, and e from
/// -64 to 63, which is exactly DynamoDB's range.
///
/// | number | bytes |
/// | --- | --- |
/// | zero | `80 00` |
/// | positive | `80` + (e + 64), each digit as *d* + 1, `00` |
/// | negative | `7F` - (e + 64), each digit as 101 - *d*, `FF` |
///
/// The last byte is below every positive digit and above every negative one, so that no number is a
/// prefix of another and a key can go on after it. At most 22 bytes.
enum NumberEncoding {
    /// The longest encoding: a first byte, twenty digits and the end.
    static let maximumByteCount = 22

    /// Appends the bytes of `number`.
    static func append(_ number: Number, to bytes: inout [UInt8]) {
        guard number.coefficient != 0 else {
            bytes.append(0x80)
            bytes.append(0x00)
            return
        }
        var digits: InlineArray<20, UInt8> = .init(repeating: 0)
        var first = 20
        let exponent = fill(&digits, &first, with: number)
        let biased = UInt8(truncatingIfNeeded: 20 &- first &+ exponent &+ 64)
        if number.isNegative {
            bytes.append(0x7F &- biased)
            for index in first..<20 { bytes.append(101 &- digits[index]) }
            bytes.append(0xFF)
        } else {
            bytes.append(0x80 &+ biased)
            for index in first..<20 { bytes.append(digits[index] &+ 1) }
            bytes.append(0x00)
        }
    }

    /// Writes the base-100 digits to the end of `digits`, and returns the power of 100 of the last.
    private static func fill(
        _ digits: inout InlineArray<20, UInt8>, _ first: inout Int, with number: Number
    ) -> Int {
        let isOdd = number.exponent & 1 != 0
        var rest = number.coefficient
        // Division by 64 bits is an instruction, by 128 bits a call: take off eighteen digits at a
        // time, and before them the one that is the upper half of a base-100 digit of its own.
        if rest > UInt128(UInt64.max) {
            let (quotient, remainder) = rest.quotientAndRemainder(
                dividingBy: isOdd ? 10_000_000_000_000_000_000 : 1_000_000_000_000_000_000)
            var low = UInt64(truncatingIfNeeded: remainder)
            if isOdd { low = takeHalf(from: low, into: &digits, &first) }
            takeDigits(9, from: &low, into: &digits, &first)
            rest = quotient
            if rest > UInt128(UInt64.max) {  // 10^19 to 10^20, behind an even exponent.
                let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 100)
                first &-= 1
                digits[first] = UInt8(truncatingIfNeeded: remainder)
                rest = quotient
            }
            var high = UInt64(truncatingIfNeeded: rest)
            takeDigits(0, from: &high, into: &digits, &first)
        } else {
            var small = UInt64(truncatingIfNeeded: rest)
            if isOdd { small = takeHalf(from: small, into: &digits, &first) }
            takeDigits(0, from: &small, into: &digits, &first)
        }
        return (Int(number.exponent) &- (isOdd ? 1 : 0)) >> 1
    }

    /// Writes the last decimal digit as the upper half of a base-100 digit, and returns the others.
    private static func takeHalf(
        from value: UInt64, into digits: inout InlineArray<20, UInt8>, _ first: inout Int
    ) -> UInt64 {
        first &-= 1
        digits[first] = UInt8(truncatingIfNeeded: value % 10) &* 10
        return value / 10
    }

    /// Writes the base-100 digits of `value`: at least so many, and all there are.
    private static func takeDigits(
        _ count: Int, from value: inout UInt64, into digits: inout InlineArray<20, UInt8>,
        _ first: inout Int
    ) {
        var remaining = count
        while value != 0 || remaining > 0 {
            first &-= 1
            digits[first] = UInt8(truncatingIfNeeded: value % 100)
            value /= 100
            remaining &-= 1
        }
    }
}

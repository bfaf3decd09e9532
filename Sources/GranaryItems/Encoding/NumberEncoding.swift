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
        var rest = number.coefficient
        var exponent = Int(number.exponent)
        if exponent & 1 != 0 {
            // The last decimal digit is the upper half of a base-100 digit.
            let (quotient, remainder) = rest.quotientAndRemainder(dividingBy: 10)
            first &-= 1
            digits[first] = UInt8(truncatingIfNeeded: remainder) &* 10
            rest = quotient
            exponent &-= 1
        }
        while rest > UInt128(UInt64.max) {
            let (quotient, remainder) = rest.quotientAndRemainder(
                dividingBy: 1_000_000_000_000_000_000)
            var low = UInt64(truncatingIfNeeded: remainder)
            for _ in 0..<9 {
                first &-= 1
                digits[first] = UInt8(truncatingIfNeeded: low % 100)
                low /= 100
            }
            rest = quotient
        }
        var high = UInt64(truncatingIfNeeded: rest)
        while high != 0 {
            first &-= 1
            digits[first] = UInt8(truncatingIfNeeded: high % 100)
            high /= 100
        }
        return exponent >> 1
    }
}

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
        let encoded = EncodedNumber(number)
        bytes.append(copying: encoded.bytes)
    }
}

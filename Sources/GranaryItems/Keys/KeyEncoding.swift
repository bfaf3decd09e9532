/// Encodes key attributes so that comparing the bytes compares the keys.
///
/// LMDB orders keys by unsigned byte, a shorter key before a longer one that it prefixes.
///
/// | component | with others behind it | at the end of a key |
/// | --- | --- | --- |
/// | string, binary | the bytes with each `00` written `00 FF`, then `00 01` | the bytes |
/// | number | ``NumberEncoding``, which ends itself | the same |
///
/// `00 01` sorts before every other continuation, so that a string sorts before those it prefixes.
/// Every byte is on disk: change it only with the format version.
public enum KeyEncoding {
    /// Appends a component that others follow.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string, number or binary.
    @discardableResult
    public static func append(_ value: borrowing ValueView, to bytes: inout [UInt8]) -> Bool {
        switch value.kind {
        case .string, .binary:
            appendEscaped(value.payload, to: &bytes)
            appendEnd(to: &bytes)
        case .number:
            bytes.append(copying: value.payload)
        default:
            return false
        }
        return true
    }

    /// Appends a component that others follow.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string, number or binary.
    @discardableResult
    public static func append(_ value: AttributeValue, to bytes: inout [UInt8]) -> Bool {
        switch value {
        case .string(let value):
            appendEscaped(value.utf8Span.span.rawBytes, to: &bytes)
            appendEnd(to: &bytes)
        case .binary(let value):
            appendEscaped(value.rawSpan, to: &bytes)
            appendEnd(to: &bytes)
        case .number(let value):
            NumberEncoding.append(value, to: &bytes)
        default:
            return false
        }
        return true
    }

    /// Appends the last component of a key, or a prefix of a string or binary in that place.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string, number or binary.
    @discardableResult
    public static func appendLast(_ value: borrowing ValueView, to bytes: inout [UInt8]) -> Bool {
        switch value.kind {
        case .string, .binary, .number: bytes.append(copying: value.payload)
        default: return false
        }
        return true
    }

    /// Appends the last component of a key, or a prefix of a string or binary in that place.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string, number or binary.
    @discardableResult
    public static func appendLast(_ value: AttributeValue, to bytes: inout [UInt8]) -> Bool {
        switch value {
        case .string(let value): bytes.append(copying: value.utf8Span.span.rawBytes)
        case .binary(let value): bytes.append(contentsOf: value)
        case .number(let value): NumberEncoding.append(value, to: &bytes)
        default: return false
        }
        return true
    }

    /// Appends what the keys begin with whose component, with others behind it, has this prefix.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string or binary.
    @discardableResult
    public static func appendPrefix(_ value: borrowing ValueView, to bytes: inout [UInt8]) -> Bool {
        guard value.kind == .string || value.kind == .binary else { return false }
        appendEscaped(value.payload, to: &bytes)
        return true
    }

    /// Appends what the keys begin with whose component, with others behind it, has this prefix.
    ///
    /// - Returns: `false`, with nothing appended, when the value is no string or binary.
    @discardableResult
    public static func appendPrefix(_ value: AttributeValue, to bytes: inout [UInt8]) -> Bool {
        switch value {
        case .string(let value): appendEscaped(value.utf8Span.span.rawBytes, to: &bytes)
        case .binary(let value): appendEscaped(value.rawSpan, to: &bytes)
        default: return false
        }
        return true
    }

    private static func appendEscaped(_ value: RawSpan, to bytes: inout [UInt8]) {
        var start = 0
        while let zero = value.firstZero(from: start) {
            bytes.append(copying: value.extracting(start...zero))
            bytes.append(0xFF)
            start = zero &+ 1
        }
        bytes.append(copying: value.extracting(droppingFirst: start))
    }

    private static func appendEnd(to bytes: inout [UInt8]) {
        bytes.append(0x00)
        bytes.append(0x01)
    }
}

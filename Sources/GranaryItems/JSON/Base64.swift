/// Base64 with the standard alphabet and padding (RFC 4648, section 4), as DynamoDB writes
/// binaries.
package enum Base64 {
    private static let pad = UInt8(ascii: "=")

    /// Returns the bytes that `text` stands for; `nil` unless it is the one text that stands for
    /// them.
    ///
    /// Strict: no white space, no missing padding, no bits left over. So two texts that differ are
    /// two values that differ, and a set of them cannot hide a duplicate.
    package static func decode(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 4 &* 3)
        var buffer: UInt32 = 0
        var pendingCount = 0
        var padCount = 0
        for character in text.utf8 {
            if character == pad {
                padCount &+= 1
                guard padCount <= 2 else { return nil }
                continue
            }
            guard padCount == 0, let value = value(of: character) else { return nil }
            buffer = buffer << 6 | UInt32(value)
            pendingCount &+= 1
            if pendingCount == 4 {
                bytes.append(UInt8(truncatingIfNeeded: buffer >> 16))
                bytes.append(UInt8(truncatingIfNeeded: buffer >> 8))
                bytes.append(UInt8(truncatingIfNeeded: buffer))
                buffer = 0
                pendingCount = 0
            }
        }
        switch (pendingCount, padCount) {
        case (0, 0): return bytes
        case (2, 2) where buffer & 0x0F == 0:
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 4))
            return bytes
        case (3, 1) where buffer & 0x03 == 0:
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 10))
            bytes.append(UInt8(truncatingIfNeeded: buffer >> 2))
            return bytes
        default: return nil
        }
    }

    /// Returns the text that stands for `bytes`.
    package static func encode(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        append(bytes.span, to: &text)
        return String(decoding: text, as: UTF8.self)
    }

    /// Appends the text that stands for `bytes`.
    static func append(_ bytes: Span<UInt8>, to text: inout [UInt8]) {
        var index = 0
        while bytes.count &- index >= 3 {
            let group =
                UInt32(bytes[index]) << 16 | UInt32(bytes[index &+ 1]) << 8
                | UInt32(bytes[index &+ 2])
            text.append(character(of: group >> 18))
            text.append(character(of: group >> 12))
            text.append(character(of: group >> 6))
            text.append(character(of: group))
            index &+= 3
        }
        guard index < bytes.count else { return }
        let hasTwo = bytes.count &- index == 2
        let group = UInt32(bytes[index]) << 16 | (hasTwo ? UInt32(bytes[index &+ 1]) << 8 : 0)
        text.append(character(of: group >> 18))
        text.append(character(of: group >> 12))
        text.append(hasTwo ? character(of: group >> 6) : pad)
        text.append(pad)
    }

    private static func value(of character: UInt8) -> UInt8? {
        switch character {
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): character &- UInt8(ascii: "A")
        case UInt8(ascii: "a")...UInt8(ascii: "z"): character &- UInt8(ascii: "a") &+ 26
        case UInt8(ascii: "0")...UInt8(ascii: "9"): character &- UInt8(ascii: "0") &+ 52
        case UInt8(ascii: "+"): 62
        case UInt8(ascii: "/"): 63
        default: nil
        }
    }

    private static func character(of bits: UInt32) -> UInt8 {
        let value = UInt8(truncatingIfNeeded: bits & 0x3F)
        return switch value {
        case 0..<26: UInt8(ascii: "A") &+ value
        case 26..<52: UInt8(ascii: "a") &+ (value &- 26)
        case 52..<62: UInt8(ascii: "0") &+ (value &- 52)
        case 62: UInt8(ascii: "+")
        default: UInt8(ascii: "/")
        }
    }
}

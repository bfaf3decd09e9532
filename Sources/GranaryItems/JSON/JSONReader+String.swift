extension JSONReader {
    /// Reads a string, with its escapes resolved.
    ///
    /// - Complexity: One pass over the text, and a second over a string that has escapes.
    package mutating func readString() throws(JSONError) -> String {
        try expect(.string)
        offset &+= 1
        let start = offset
        let raw = bytes.rawBytes
        var end = raw.firstEscape(from: start)
        var hasEscapes = false
        while end < bytes.count, bytes[end] == UInt8(ascii: "\\") {
            hasEscapes = true
            end = raw.firstEscape(from: end &+ 2)
        }
        guard end < bytes.count else {
            throw JSONError(offset: bytes.count, reason: .unexpectedEnd)
        }
        guard bytes[end] == UInt8(ascii: "\"") else {
            throw JSONError(offset: end, reason: .controlCharacter(bytes[end]))
        }
        // An escape is ASCII: what is valid with its escapes stays valid once they are resolved.
        let utf8 = try validUTF8(start..<end)
        let value = hasEscapes ? try unescape(start..<end) : String(copying: utf8)
        offset = end &+ 1
        return value
    }

    /// Returns part of the source as UTF-8.
    ///
    /// - Throws: ``JSONError`` at the first byte that is not UTF-8.
    @_lifetime(copy self)
    package func validUTF8(_ range: Range<Int>) throws(JSONError) -> UTF8Span {
        do {
            return try UTF8Span(validating: bytes.extracting(range))
        } catch {
            let start = range.lowerBound &+ error.byteOffsets.lowerBound
            throw JSONError(offset: start, reason: .invalidUTF8)
        }
    }

    /// Resolves the escapes of a string whose bytes are known to be UTF-8.
    private mutating func unescape(_ range: Range<Int>) throws(JSONError) -> String {
        var resolved: [UInt8] = []
        resolved.reserveCapacity(range.count)
        offset = range.lowerBound
        while offset < range.upperBound {
            let byte = bytes[offset]
            if byte == UInt8(ascii: "\\") {
                try readEscape(into: &resolved)
            } else {
                resolved.append(byte)
                offset &+= 1
            }
        }
        return String(decoding: resolved, as: UTF8.self)
    }

    /// Reads one escape, or the two that make a surrogate pair.
    private mutating func readEscape(into resolved: inout [UInt8]) throws(JSONError) {
        let start = offset
        offset &+= 1
        let byte = try currentByte()
        offset &+= 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): resolved.append(byte)
        case UInt8(ascii: "b"): resolved.append(0x08)
        case UInt8(ascii: "f"): resolved.append(0x0C)
        case UInt8(ascii: "n"): resolved.append(0x0A)
        case UInt8(ascii: "r"): resolved.append(0x0D)
        case UInt8(ascii: "t"): resolved.append(0x09)
        case UInt8(ascii: "u"):
            resolved.append(contentsOf: try readScalar(escapedAt: start).utf8)
        default: throw JSONError(offset: start, reason: .invalidEscape)
        }
    }

    /// Reads what follows `\u`; a high surrogate takes the escape after it too.
    private mutating func readScalar(escapedAt start: Int) throws(JSONError) -> Unicode.Scalar {
        let unit = try readHexDigits(escapedAt: start)
        if let scalar = Unicode.Scalar(unit) { return scalar }
        let alone = JSONError(offset: start, reason: .loneSurrogate)
        guard unit < 0xDC00 else { throw alone }
        let next = offset
        guard try currentByte() == UInt8(ascii: "\\") else { throw alone }
        offset &+= 1
        guard try currentByte() == UInt8(ascii: "u") else { throw alone }
        offset &+= 1
        let low = try readHexDigits(escapedAt: next)
        guard (0xDC00...0xDFFF).contains(low) else { throw alone }
        let value = 0x1_0000 &+ ((unit &- 0xD800) << 10) &+ (low &- 0xDC00)
        guard let scalar = Unicode.Scalar(value) else { throw alone }
        return scalar
    }

    private mutating func readHexDigits(escapedAt start: Int) throws(JSONError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard let digit = Self.hexValue(try currentByte()) else {
                throw JSONError(offset: start, reason: .invalidEscape)
            }
            value = value << 4 | digit
            offset &+= 1
        }
        return value
    }

    private static func hexValue(_ byte: UInt8) -> UInt32? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &- UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte &- UInt8(ascii: "a") &+ 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte &- UInt8(ascii: "A") &+ 10)
        default: nil
        }
    }
}

/// The lexical part of writing JSON: compact, and only what RFC 8259 demands is escaped.
extension [UInt8] {
    /// Appends a fixed piece of JSON text.
    @inline(__always)
    package mutating func append(json text: StaticString) { append(copying: text.rawSpan) }

    /// Appends `text` as a JSON string.
    package mutating func append(quoting text: String) {
        append(quoting: text.utf8Span.span.rawBytes)
    }

    /// Appends UTF-8 as a JSON string.
    mutating func append(quoting text: RawSpan) { append("\"", escaping: text, "\"") }

    /// Appends UTF-8 between two pieces of JSON text, of which each has one of its quotes.
    ///
    /// Control characters take the short escape where there is one. A slash and all that is not
    /// ASCII stay as they are.
    @inline(__always)
    mutating func append(_ front: StaticString, escaping text: RawSpan, _ back: StaticString) {
        let first = text.firstEscape(from: 0)
        guard first < text.byteCount else {
            append(front, text, back)
            return
        }
        append(json: front)
        append(escaping: text, from: first)
        append(json: back)
    }

    /// Appends UTF-8 run by run between the bytes that need an escape, the first of which is known.
    private mutating func append(escaping text: RawSpan, from first: Int) {
        var (start, next) = (0, first)
        while let byte = text.byte(at: next) {
            append(copying: text.slice(from: start, to: next))
            appendEscape(byte)
            start = next &+ 1
            next = text.firstEscape(from: start)
        }
        append(copying: text.slice(from: start, to: text.byteCount))
    }

    /// Appends the base64 of `binary` as a JSON string.
    package mutating func append(base64Of binary: RawSpan) {
        append(UInt8(ascii: "\""))
        Base64.append(binary.asBytes, to: &self)
        append(UInt8(ascii: "\""))
    }

    private mutating func appendEscape(_ byte: UInt8) {
        append(UInt8(ascii: "\\"))
        switch byte {
        case 0x08: append(UInt8(ascii: "b"))
        case 0x09: append(UInt8(ascii: "t"))
        case 0x0A: append(UInt8(ascii: "n"))
        case 0x0C: append(UInt8(ascii: "f"))
        case 0x0D: append(UInt8(ascii: "r"))
        case 0..<0x20:
            append(json: "u00")
            append(byte < 0x10 ? UInt8(ascii: "0") : UInt8(ascii: "1"))
            let low = byte & 0x0F
            append(low < 10 ? UInt8(ascii: "0") &+ low : UInt8(ascii: "a") &+ (low &- 10))
        default: append(byte)
        }
    }
}

/// Reads tokens of JSON that is as most of it is: strings without escapes, whole numbers.
///
/// For a reader that takes another way when anything is unusual: every function returns `nil` or
/// `false` then, and says neither what nor where. See ``JSONReader`` for the whole grammar.
struct JSONScanner: ~Escapable {
    let text: RawSpan

    /// The next byte to read.
    var offset: Int

    @inline(__always)
    @_lifetime(copy text)
    init(_ text: RawSpan, at offset: Int = 0) {
        self.text = text
        self.offset = offset
    }

    /// Skips white space; returns the byte behind it, or `nil` at the end.
    @inline(__always)
    mutating func peek() -> UInt8? {
        while let byte = text.byte(at: offset) {
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            offset &+= 1
        }
        return nil
    }

    /// Skips white space and a byte, if it is the one that comes next.
    @inline(__always)
    mutating func take(_ byte: UInt8) -> Bool {
        guard text.byte(at: offset) == byte || peek() == byte else { return false }
        offset &+= 1
        return true
    }

    /// Skips white space and a word, if it is the one that comes next.
    mutating func take(_ word: StaticString) -> Bool {
        guard peek() != nil else { return false }
        let end = offset &+ word.utf8CodeUnitCount
        guard text.slice(from: offset, to: end).isEqual(to: word.rawSpan) else { return false }
        offset = end
        return true
    }

    /// Skips white space; whether nothing else is left.
    mutating func finish() -> Bool { peek() == nil }

    /// Skips white space and a string without escapes; returns where what it says stands.
    @inline(__always)
    mutating func string() -> Range<Int>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = offset
        let end = text.firstEscape(from: start)
        guard text.byte(at: end) == UInt8(ascii: "\"") else { return nil }
        offset = end &+ 1
        return start..<end
    }

    /// Enters the object that a typed value is; returns where the name of its datatype stands.
    ///
    /// Written without white space, as programs do, a datatype of one letter is `{"S":`: one look.
    @inline(__always)
    mutating func datatype() -> Range<Int>? {
        if text.word(at: offset) & 0xFF_FF00_FFFF == Self.compactDatatype {
            offset &+= 5
            return (offset &- 3)..<(offset &- 2)
        }
        guard take(UInt8(ascii: "{")), let name = string(), take(UInt8(ascii: ":")) else {
            return nil
        }
        return name
    }

    /// `{"?":` from its end, with a zero where the letter stands.
    private static let compactDatatype: UInt64 = 0x3A_2200_227B

    /// Reads a number of digits alone, as far as a machine's integer has them: most are.
    ///
    /// Nothing is skipped when it is another.
    mutating func wholeNumber() -> Int? {
        let isNegative = text.byte(at: offset) == UInt8(ascii: "-")
        let start = isNegative ? offset &+ 1 : offset
        guard let (value, end) = text.digits(from: start) else { return nil }
        switch text.byte(at: end) {
        case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return nil
        default: break
        }
        // Zero stands alone in JSON.
        guard end &- start == 1 || text.byte(at: start) != UInt8(ascii: "0") else { return nil }
        offset = end
        return isNegative ? 0 &- value : value
    }
}

extension RawSpan {
    /// The number that the digits at `start` are, and where they end; `nil` when there are none, or
    /// too many for a machine's integer.
    @inline(__always)
    func digits(from start: Int) -> (value: Int, end: Int)? {
        var (value, offset) = (0, start)
        while let byte = byte(at: offset), byte &- UInt8(ascii: "0") < 10 {
            value = value &* 10 &+ Int(byte &- UInt8(ascii: "0"))
            offset &+= 1
        }
        return 1...18 ~= offset &- start ? (value, offset) : nil
    }
}

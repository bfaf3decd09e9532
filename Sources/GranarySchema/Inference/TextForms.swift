/// The well-known forms that a text has.
///
/// A form is looked for by its length and a few bytes, and then judged as a validator would: what
/// is guessed from stored items must not refuse them.
struct TextForms: OptionSet, Sendable {
    let rawValue: UInt16

    static let email = Self(rawValue: 1 << 0)
    static let url = Self(rawValue: 1 << 1)
    static let uuid = Self(rawValue: 1 << 2)
    static let ulid = Self(rawValue: 1 << 3)
    static let ipv4 = Self(rawValue: 1 << 4)
    static let ipv6 = Self(rawValue: 1 << 5)
    static let phone = Self(rawValue: 1 << 6)
    static let country = Self(rawValue: 1 << 7)
    static let currency = Self(rawValue: 1 << 8)
    /// What can stand between the separators of a key.
    static let id = Self(rawValue: 1 << 9)
    /// What could be a case of an enumeration: a letter, then letters, digits, `_`, `-` and spaces.
    static let word = Self(rawValue: 1 << 10)
    static let millisecondDate = Self(rawValue: 1 << 11)
    static let secondDate = Self(rawValue: 1 << 12)
    static let dayDate = Self(rawValue: 1 << 13)
    /// Any date, also one that is not as dates are stored here: without a zone, or finer.
    static let anyDate = Self(rawValue: 1 << 14)

    init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The forms that `text` has.
    init(of text: Span<UInt8>) {
        self = []
        if let (form, pattern) = Self.candidate(text), pattern?.matches(text) == true {
            insert(form)
        }
        if Self.all(text, Self.isIDByte) { insert(.id) }
        if text.count <= 40, !text.isEmpty, Self.isLetter(text[0]), Self.all(text, Self.isWordByte)
        {
            insert(.word)
        }
        formUnion(Self.date(text))
    }
}

extension TextForms {
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
    static func isCapital(_ byte: UInt8) -> Bool { byte >= 0x41 && byte <= 0x5A }
    static func isLetter(_ byte: UInt8) -> Bool {
        isCapital(byte) || byte >= 0x61 && byte <= 0x7A
    }

    private static func isIDByte(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: ":"), UInt8(ascii: "@"),
            UInt8(ascii: "+"), UInt8(ascii: "-"):
            true
        default: isLetter(byte) || isDigit(byte)
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
            || byte == 0x20
    }

    /// Whether there is a byte, and every one passes.
    static func all(_ text: Span<UInt8>, _ passes: (UInt8) -> Bool) -> Bool {
        guard !text.isEmpty else { return false }
        for index in text.indices where !passes(text[index]) { return false }
        return true
    }
}

extension TextForms {
    /// The one form with a name that a text could have, by its length and some of its bytes.
    private static func candidate(
        _ text: Span<UInt8>
    ) -> (form: TextForms, pattern: Pattern?)? {
        switch text.count {
        case 2 where all(text, isCapital): return (.country, FormatPatterns.country)
        case 3 where all(text, isCapital): return (.currency, FormatPatterns.currency)
        case 26 where isDigit(text[0]): return (.ulid, FormatPatterns.ulid)
        case 36 where text[8] == UInt8(ascii: "-"): return (.uuid, FormatPatterns.uuid)
        default: break
        }
        var counts = (at: 0, colons: 0, dots: 0, slashes: 0)
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "@"): counts.at &+= 1
            case UInt8(ascii: ":"): counts.colons &+= 1
            case UInt8(ascii: "."): counts.dots &+= 1
            case UInt8(ascii: "/"): counts.slashes &+= 1
            default: break
            }
        }
        if counts.slashes >= 2, counts.colons >= 1 { return (.url, FormatPatterns.url) }
        if counts.at == 1 { return (.email, FormatPatterns.email) }
        if counts.colons >= 2, text.count <= 45 { return (.ipv6, FormatPatterns.ipv6) }
        if counts.dots == 3, text.count <= 15 { return (.ipv4, FormatPatterns.ipv4) }
        let isPhone = text.count >= 8 && text.count <= 16 && text[0] == UInt8(ascii: "+")
        return isPhone ? (.phone, FormatPatterns.phone) : nil
    }
}

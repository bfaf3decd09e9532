/// The well-known forms that a text has, all told by its bytes in one pass or two.
///
/// For guessing and not for judging: it knows the shape of a form and not every rule of it.
struct TextForms: OptionSet, Sendable {
    let rawValue: UInt16

    static let email = Self(rawValue: 1 << 0)
    static let url = Self(rawValue: 1 << 1)
    static let uuid = Self(rawValue: 1 << 2)
    static let ulid = Self(rawValue: 1 << 3)
    static let ipv4 = Self(rawValue: 1 << 4)
    static let ipv6 = Self(rawValue: 1 << 5)
    static let phone = Self(rawValue: 1 << 6)
    /// Two capital letters, as of a country.
    static let twoCapitals = Self(rawValue: 1 << 7)
    /// Three capital letters, as of a currency.
    static let threeCapitals = Self(rawValue: 1 << 8)
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
        if Self.isEmail(text) { insert(.email) }
        if Self.isURL(text) { insert(.url) }
        if Self.isUUID(text) { insert(.uuid) }
        if Self.isULID(text) { insert(.ulid) }
        if Self.isIPv4(text) { insert(.ipv4) }
        if Self.isIPv6(text) { insert(.ipv6) }
        if Self.isPhone(text) { insert(.phone) }
        if text.count == 2, Self.all(text, Self.isCapital) { insert(.twoCapitals) }
        if text.count == 3, Self.all(text, Self.isCapital) { insert(.threeCapitals) }
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

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        isDigit(byte) || byte >= 0x41 && byte <= 0x46 || byte >= 0x61 && byte <= 0x66
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

    private static func isEmail(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 5, text.count <= 254 else { return false }
        var at = -1
        var dot = -1
        for index in text.indices {
            switch text[index] {
            case UInt8(ascii: "@"):
                guard at < 0 else { return false }
                at = index
            case UInt8(ascii: "."): dot = index
            case 0...0x20, 0x7F, UInt8(ascii: ","), UInt8(ascii: "<"), UInt8(ascii: ">"):
                return false
            default: break
            }
        }
        return at > 0 && dot > at &+ 1 && dot < text.count &- 1
    }

    private static func isURL(_ text: Span<UInt8>) -> Bool {
        guard
            hasPrefix("http://", text) && text.count > 7
                || hasPrefix("https://", text) && text.count > 8
        else { return false }
        return all(text) { $0 > 0x20 && $0 != 0x7F }
    }

    private static func hasPrefix(_ prefix: StaticString, _ text: Span<UInt8>) -> Bool {
        var index = 0
        for byte in prefix.description.utf8 {
            guard index < text.count, text[index] == byte else { return false }
            index &+= 1
        }
        return true
    }

    private static func isUUID(_ text: Span<UInt8>) -> Bool {
        guard text.count == 36 else { return false }
        for index in text.indices {
            let isHyphen = index == 8 || index == 13 || index == 18 || index == 23
            guard isHyphen ? text[index] == UInt8(ascii: "-") : isHexDigit(text[index]) else {
                return false
            }
        }
        return true
    }

    private static func isULID(_ text: Span<UInt8>) -> Bool {
        guard text.count == 26, text[0] >= 0x30, text[0] <= 0x37 else { return false }
        return all(text) { byte in
            switch byte {
            case UInt8(ascii: "I"), UInt8(ascii: "L"), UInt8(ascii: "O"), UInt8(ascii: "U"): false
            default: isDigit(byte) || isCapital(byte)
            }
        }
    }

    private static func isIPv4(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 7, text.count <= 15 else { return false }
        var fields = 0
        var value = 0
        var digits = 0
        for index in 0...text.count {
            if index < text.count, isDigit(text[index]) {
                value = value &* 10 &+ Int(text[index] &- 0x30)
                digits &+= 1
                continue
            }
            guard digits >= 1, digits <= 3, value <= 255,
                index == text.count || text[index] == UInt8(ascii: ".")
            else { return false }
            fields &+= 1
            (value, digits) = (0, 0)
        }
        return fields == 4
    }

    private static func isIPv6(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 2, text.count <= 39 else { return false }
        var colons = 0
        for index in text.indices {
            if text[index] == UInt8(ascii: ":") {
                colons &+= 1
            } else if !isHexDigit(text[index]) {
                return false
            }
        }
        return colons >= 2 && colons <= 7
    }

    private static func isPhone(_ text: Span<UInt8>) -> Bool {
        guard text.count >= 8, text.count <= 16, text[0] == UInt8(ascii: "+") else { return false }
        for index in 1..<text.count where !isDigit(text[index]) { return false }
        return true
    }
}

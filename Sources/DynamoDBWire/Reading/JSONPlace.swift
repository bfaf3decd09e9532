internal import GranaryItems

/// A place in the text of a request, of which an error is told.
struct JSONPlace: ~Escapable {
    private let text: Span<UInt8>
    let offset: Int

    @_lifetime(copy text)
    init(_ text: Span<UInt8>, at offset: Int) {
        self.text = text
        self.offset = offset
    }

    /// The string that begins here.
    var string: String {
        var reader = JSONReader(text)
        reader.offset = offset
        return (try? reader.readString()) ?? ""
    }

    /// The name that the service's parser has for the scalar that begins here.
    func token(_ type: JSONType) -> String {
        switch type {
        case .bool: text[offset] == UInt8(ascii: "t") ? "TRUE_VALUE" : "FALSE_VALUE"
        case .number: isDecimal ? "DECIMAL_VALUE" : "NUMBER_VALUE"
        case .null: "NULL_VALUE"
        default: "STRING_VALUE"
        }
    }

    /// Whether the number that begins here has a fraction or an exponent.
    private var isDecimal: Bool {
        var index = offset
        while index < text.count {
            switch text[index] {
            case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): return true
            case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): index += 1
            default: return false
            }
        }
        return false
    }

    /// Whether a binary belongs here: the payload of a `B`, or an element of a `BS`.
    var isBinary: Bool {
        if isNamed("B") { return true }
        // Elements of a set of binaries have no bracket in them.
        var index = offset - 1
        while index >= 0, text[index] != UInt8(ascii: "["), text[index] != UInt8(ascii: ":") {
            index -= 1
        }
        return index >= 0 && text[index] == UInt8(ascii: "[") && isNamed("BS", before: index)
    }

    /// Whether what begins here is the member of this name.
    func isNamed(_ name: StaticString) -> Bool { isNamed(name, before: offset) }

    private func isNamed(_ name: StaticString, before offset: Int) -> Bool {
        var index = offset - 1
        skipSpace(&index)
        guard index >= 0, text[index] == UInt8(ascii: ":") else { return false }
        index -= 1
        skipSpace(&index)
        for byte in "\"\(name)\"".utf8.reversed() {
            guard index >= 0, text[index] == byte else { return false }
            index -= 1
        }
        return true
    }

    private func skipSpace(_ index: inout Int) {
        while index >= 0, [0x20, 0x0A, 0x0D, 0x09].contains(text[index]) { index -= 1 }
    }
}

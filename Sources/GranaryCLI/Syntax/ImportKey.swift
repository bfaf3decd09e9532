internal import Granary

/// An attribute that import makes out of others: `PK=STARTUP#${slug}`.
struct ImportKey: Sendable, Equatable {
    /// A piece of the value.
    enum Piece: Sendable, Equatable {
        /// Text as it is.
        case text(String)
        /// The value of another attribute.
        case attribute(String)
    }

    /// The attribute to set.
    let name: String

    /// What its value is made of.
    let pieces: [Piece]

    /// Reads `NAME=text with ${attributes}`.
    init(_ text: String) throws(SyntaxFailure) {
        guard let equals = text.firstIndex(of: "="), equals > text.startIndex else {
            throw SyntaxFailure("a key is written NAME=template, such as PK=USER#${id}")
        }
        name = String(text[..<equals])
        var pieces: [Piece] = []
        var rest = text[text.index(after: equals)...]
        while let start = rest.firstRange(of: "${") {
            guard let end = rest[start.upperBound...].firstIndex(of: "}") else {
                throw SyntaxFailure("'${' is not closed by '}'")
            }
            let attribute = rest[start.upperBound..<end]
            guard !attribute.isEmpty else { throw SyntaxFailure("'${}' names no attribute") }
            if start.lowerBound > rest.startIndex {
                pieces.append(.text(String(rest[..<start.lowerBound])))
            }
            pieces.append(.attribute(String(attribute)))
            rest = rest[rest.index(after: end)...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest))) }
        guard !pieces.isEmpty else { throw SyntaxFailure("the template of '\(name)' is empty") }
        self.pieces = pieces
    }

    /// The value for an item, as the type the table's key wants; a number is read from the text.
    func value(for item: Item, as type: KeyType) throws(SyntaxFailure) -> AttributeValue {
        var text = ""
        for piece in pieces {
            switch piece {
            case .text(let piece): text += piece
            case .attribute(let name): text += try Self.text(of: name, in: item)
            }
        }
        switch type {
        case .string: return .string(text)
        case .binary: return .binary(Array(text.utf8))
        case .number:
            guard let number = try? Number(text) else {
                throw SyntaxFailure("the key '\(name)' is a number, and '\(text)' is none")
            }
            return .number(number)
        }
    }

    private static func text(of name: String, in item: Item) throws(SyntaxFailure) -> String {
        switch item[name] {
        case .string(let value)?: return value
        case .number(let value)?: return "\(value)"
        case .bool(let value)?: return value ? "true" : "false"
        case nil: throw SyntaxFailure("the key template needs attribute '\(name)': it is missing")
        case let value?:
            throw SyntaxFailure(
                "the key template needs attribute '\(name)' to be a string or number: it is "
                    + "\(value.kind.code)")
        }
    }
}

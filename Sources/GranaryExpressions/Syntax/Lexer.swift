/// Splits an expression into tokens.
///
/// - An identifier is a letter, then letters, digits and `_`.
/// - A placeholder is `#` or `:`, then one or more letters, digits and `_`.
/// - A list index is `0`, or digits that do not begin with `0`.
/// - White space is a space, a tab, a line feed or a carriage return.
///
/// Total and O(n): what begins no token is a token of its own, one character long.
struct Lexer {
    private let source: [UInt8]
    private var position = 0

    init(_ source: [UInt8]) { self.source = source }

    /// The tokens of `source`; the last is `.end`.
    static func tokens(of source: [UInt8]) -> [Token] {
        var lexer = Lexer(source)
        var tokens: [Token] = []
        repeat { tokens.append(lexer.next()) } while tokens.last?.kind != .end
        return tokens
    }

    private mutating func next() -> Token {
        skip { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
        let start = position
        let kind = nextKind()
        return Token(kind: kind, start: start, end: position)
    }

    private mutating func nextKind() -> Token.Kind {
        guard let byte = take() else { return .end }
        switch byte {
        case UInt8(ascii: "#"): return takePlaceholder(.name)
        case UInt8(ascii: ":"): return takePlaceholder(.value)
        case UInt8(ascii: "0"): return .index
        case _ where byte.isASCIIDigit:
            skip(while: \.isASCIIDigit)
            return .index
        case _ where byte.isASCIILetter:
            let start = position &- 1
            skip(while: \.isWordByte)
            return Self.keyword(source[start..<position]) ?? .identifier
        default: return takeSign(byte)
        }
    }

    private mutating func takeSign(_ byte: UInt8) -> Token.Kind {
        switch byte {
        case UInt8(ascii: "="): return .equal
        case UInt8(ascii: "<"):
            return take(">") ? .notEqual : take("=") ? .lessOrEqual : .less
        case UInt8(ascii: ">"): return take("=") ? .greaterOrEqual : .greater
        case UInt8(ascii: "("): return .leftParenthesis
        case UInt8(ascii: ")"): return .rightParenthesis
        case UInt8(ascii: "["): return .leftBracket
        case UInt8(ascii: "]"): return .rightBracket
        case UInt8(ascii: ","): return .comma
        case UInt8(ascii: "."): return .dot
        case UInt8(ascii: "+"): return .plus
        case UInt8(ascii: "-"): return .minus
        default:
            // The rest of a character of several bytes, so that the token's text is a character.
            skip { $0 & 0xC0 == 0x80 }
            return .unknown
        }
    }

    private mutating func takePlaceholder(_ kind: Token.Kind) -> Token.Kind {
        let start = position
        skip(while: \.isWordByte)
        return position == start ? .unknown : kind
    }

    private mutating func take() -> UInt8? {
        guard position < source.count else { return nil }
        defer { position &+= 1 }
        return source[position]
    }

    private mutating func take(_ sign: Unicode.Scalar) -> Bool {
        guard position < source.count, source[position] == UInt8(ascii: sign) else { return false }
        position &+= 1
        return true
    }

    private mutating func skip(while belongs: (UInt8) -> Bool) {
        while position < source.count, belongs(source[position]) { position &+= 1 }
    }

    private static func keyword(_ word: ArraySlice<UInt8>) -> Token.Kind? {
        guard word.count <= 7 else { return nil }
        return switch String(decoding: word.lazy.map(\.asciiUppercased), as: UTF8.self) {
        case "AND": .and
        case "OR": .or
        case "NOT": .not
        case "BETWEEN": .between
        case "IN": .in
        case "SET": .set
        case "REMOVE": .remove
        case "ADD": .add
        case "DELETE": .delete
        default: nil
        }
    }
}

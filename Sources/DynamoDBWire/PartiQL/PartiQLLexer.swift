/// Cuts a statement into tokens, in one pass.
///
/// White space, `-- comments` and `/* comments */` stand between them. What is no token, and a quote
/// or comment without an end, is an error that has no detail in the service either.
struct PartiQLLexer {
    private let text: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var lineStart = 0
    private var tokens: [PartiQLToken] = []

    /// The tokens of `text`, the last of which is the end.
    static func tokens(of text: String) throws(WireError) -> [PartiQLToken] {
        guard text.utf16.count <= PartiQLLimits.characterCount else { throw .malformed("") }
        var lexer = PartiQLLexer(text: Array(text.unicodeScalars))
        while try lexer.next() {}
        return lexer.tokens
    }

    private init(text: [Unicode.Scalar]) { self.text = text }

    private func scalar(_ offset: Int = 0) -> Unicode.Scalar? {
        index + offset < text.count ? text[index + offset] : nil
    }

    private mutating func next() throws(WireError) -> Bool {
        try skipSpace()
        let start = index
        guard let first = scalar() else {
            add(.end, from: start)
            return false
        }
        switch first {
        case "'": add(.string(try quoted("'")), from: start)
        case "\"": add(.name(try quoted("\"")), from: start)
        case "?":
            index += 1
            add(.parameter, from: start)
        case "0"..."9": add(.number(try number()), from: start)
        case "." where startsFraction: add(.number(try number()), from: start)
        case _ where Self.isNameStart(first):
            while let scalar = scalar(), Self.isNamePart(scalar) { index += 1 }
            let name = string(from: start)
            let word = name.uppercased()
            add(PartiQLKeywords.contains(word) ? .keyword(word) : .name(name), from: start)
        default:
            guard let symbol = symbol() else { throw .malformed("") }
            add(.symbol(symbol), from: start)
        }
        return true
    }

    private mutating func add(_ kind: PartiQLToken.Kind, from start: Int) {
        tokens.append(
            PartiQLToken(
                kind: kind, line: line, column: start - lineStart + 1, length: index - start))
    }

    private func string(from start: Int) -> String {
        var string = String.UnicodeScalarView()
        string.append(contentsOf: text[start..<index])
        return String(string)
    }

    private mutating func skipSpace() throws(WireError) {
        while let first = scalar() {
            if first == "\n" {
                index += 1
                line += 1
                lineStart = index
            } else if first.properties.isWhitespace {
                index += 1
            } else if first == "-", scalar(1) == "-" {
                while let next = scalar(), next != "\n" { index += 1 }
            } else if first == "/", scalar(1) == "*" {
                index += 2
                while scalar() != "*" || scalar(1) != "/" {
                    guard let passed = scalar() else { throw .malformed("") }
                    index += 1
                    if passed == "\n" {
                        line += 1
                        lineStart = index
                    }
                }
                index += 2
            } else {
                return
            }
        }
    }

    /// Reads up to the closing quote; two quotes in a row stand for one.
    private mutating func quoted(_ quote: Unicode.Scalar) throws(WireError) -> String {
        var string = String.UnicodeScalarView()
        index += 1
        while let next = scalar() {
            index += 1
            if next == quote {
                guard scalar() == quote else { return String(string) }
                index += 1
            }
            string.append(next)
        }
        throw .malformed("")
    }

    /// Whether a dot begins a number, and does not lead into a map.
    private var startsFraction: Bool {
        guard let next = scalar(1), ("0"..."9").contains(next) else { return false }
        switch tokens.last?.kind {
        case .name, .symbol("]"), .keyword: return false
        default: return true
        }
    }

    private mutating func number() throws(WireError) -> String {
        let start = index
        skipDigits()
        if scalar() == "." {
            index += 1
            skipDigits()
        }
        if scalar() == "e" || scalar() == "E" {
            let mark = index
            index += scalar(1) == "-" || scalar(1) == "+" ? 2 : 1
            let digits = index
            skipDigits()
            guard digits < index else {
                index = mark
                return string(from: start)
            }
            // The service reads exponents as 32-bit numbers.
            guard let exponent = Int(string(from: digits)), exponent <= Int(Int32.max) else {
                throw .malformed("")
            }
        }
        return string(from: start)
    }

    private mutating func skipDigits() {
        while let next = scalar(), ("0"..."9").contains(next) { index += 1 }
    }

    private mutating func symbol() -> String? {
        guard let first = scalar() else { return nil }
        if let second = scalar(1) {
            let pair = "\(first)\(second)"
            if ["<>", "!=", "<=", ">=", "<<", ">>"].contains(pair) {
                index += 2
                return pair
            }
        }
        guard "*,.;()[]{}:=<>+-".unicodeScalars.contains(first) else { return nil }
        index += 1
        return String(first)
    }

    private static func isNameStart(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || scalar == "$" || scalar.properties.isAlphabetic
    }

    private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
        isNameStart(scalar) || ("0"..."9").contains(scalar)
    }
}

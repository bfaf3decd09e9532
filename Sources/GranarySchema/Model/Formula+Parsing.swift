internal import GranaryItems

/// Why a text is no formula: where, counted in bytes from zero, and what was expected.
public struct FormulaError: Error, Sendable, Hashable {
    /// The offset of the byte that does not fit.
    public var offset: Int
    /// What would have.
    public var expected: String

    /// Creates an error.
    public init(offset: Int, expected: String) {
        self.offset = offset
        self.expected = expected
    }
}

extension Formula: CustomStringConvertible {
    /// The most parentheses and signs within one another.
    static let maximumDepth = 32

    /// Reads a formula of at most 1,024 bytes.
    public init(_ text: String) throws(FormulaError) {
        var parser = FormulaParser(text)
        self = try parser.parse()
    }

    /// The formula as text, with no more parentheses than it needs.
    public var description: String { text(within: 0) }

    private func text(within precedence: Int) -> String {
        switch self {
        case .number(let value): return value.description
        case .attribute(let name): return name
        case .negated(let inner): return "-\(inner.text(within: 3))"
        case .binary(let joined, let left, let right):
            let own = joined == .add || joined == .subtract ? 1 : 2
            let text = "\(left.text(within: own)) \(joined.rawValue) \(right.text(within: own + 1))"
            return own < precedence ? "(\(text))" : text
        }
    }
}

/// A parser of formulas by recursive descent, with a budget for depth and length.
private struct FormulaParser {
    private let bytes: [UInt8]
    private var position = 0
    private var depth = 0

    init(_ text: String) { bytes = Array(text.utf8) }

    mutating func parse() throws(FormulaError) -> Formula {
        guard bytes.count <= 1024 else { throw FormulaError(offset: 1024, expected: "the end") }
        let formula = try sum()
        skipSpaces()
        guard position == bytes.count else { throw failure("an operator or the end") }
        return formula
    }

    private mutating func sum() throws(FormulaError) -> Formula {
        var left = try product()
        while let joined = take([.add, .subtract]) { left = .binary(joined, left, try product()) }
        return left
    }

    private mutating func product() throws(FormulaError) -> Formula {
        var left = try factor()
        while let joined = take([.multiply, .divide]) { left = .binary(joined, left, try factor()) }
        return left
    }

    private mutating func factor() throws(FormulaError) -> Formula {
        depth += 1
        defer { depth -= 1 }
        guard depth <= Formula.maximumDepth else { throw failure("less nesting") }
        skipSpaces()
        guard position < bytes.count else { throw failure("a number, a name or '('") }
        switch bytes[position] {
        case UInt8(ascii: "-"):
            position += 1
            return .negated(try factor())
        case UInt8(ascii: "("):
            position += 1
            let inner = try sum()
            skipSpaces()
            guard position < bytes.count, bytes[position] == UInt8(ascii: ")") else {
                throw failure("')'")
            }
            position += 1
            return inner
        default: return try operand()
        }
    }

    private mutating func operand() throws(FormulaError) -> Formula {
        let start = position
        while position < bytes.count, Self.isWordByte(bytes[position]) { position += 1 }
        let word = String(decoding: bytes[start..<position], as: UTF8.self)
        guard let first = word.utf8.first else { throw failure("a number, a name or '('") }
        guard first >= 0x30, first <= 0x39 else { return .attribute(word) }
        do {
            return .number(try Number(word))
        } catch {
            position = start
            guard case .notANumber = error else {
                throw failure("a number of at most 38 digits, from 1e-130 to below 1e126")
            }
            throw failure("a number")
        }
    }

    private static func isWordByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "."): true
        default: false
        }
    }

    private mutating func take(_ operators: [Formula.Operator]) -> Formula.Operator? {
        skipSpaces()
        guard position < bytes.count else { return nil }
        let found = operators.first { $0.rawValue.utf8.first == bytes[position] }
        if found != nil { position += 1 }
        return found
    }

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position] == 0x20 { position += 1 }
    }

    private func failure(_ expected: String) -> FormulaError {
        FormulaError(offset: position, expected: expected)
    }
}

/// Reads the text of a pattern from left to right.
package struct PatternParser {
    /// The most groups within one another.
    static let maximumDepth = 32
    /// The largest count in braces.
    static let maximumCount = 1_000

    private let scalars: [Unicode.Scalar]
    private var position = 0

    package init(_ text: String) { scalars = Array(text.unicodeScalars) }

    /// Reads all of it.
    package mutating func parse() throws(PatternError) -> PatternNode {
        _ = take("^")
        let node = try alternatives(depth: 0)
        guard position == scalars.count else { throw error("no closing parenthesis here") }
        return node
    }

    private mutating func alternatives(depth: Int) throws(PatternError) -> PatternNode {
        guard depth <= Self.maximumDepth else {
            throw error("at most \(Self.maximumDepth) groups within one another")
        }
        var branches = [try sequence(depth: depth)]
        while take("|") { branches.append(try sequence(depth: depth)) }
        return branches.count == 1 ? branches[0] : .alternatives(branches)
    }

    private mutating func sequence(depth: Int) throws(PatternError) -> PatternNode {
        var parts: [PatternNode] = []
        while let next = peek, next != "|", next != ")" {
            if next == "$", position == scalars.count - 1 {
                position += 1
                break
            }
            parts.append(try quantified(try atom(depth: depth)))
        }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func atom(depth: Int) throws(PatternError) -> PatternNode {
        guard let scalar = next() else { throw error("a character") }
        switch scalar {
        case "(":
            if take("?"), !take(":") { throw error("':' after '(?': there are no assertions") }
            let inner = try alternatives(depth: depth + 1)
            guard take(")") else { throw error("a closing parenthesis") }
            return inner
        case "[": return .set(try characterClass())
        case ".": return .set(.any)
        case "\\": return .set(try escape())
        case "*", "+", "?", "{":
            position -= 1
            throw error("something to repeat before '\(scalar)'; a '\\' before it means itself")
        case "^", "$":
            position -= 1
            throw error("'^' at the beginning and '$' at the end only: the whole string is matched")
        default: return .set(ScalarSet(scalar))
        }
    }

    private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
        let repeated: PatternNode
        switch peek {
        case "*": repeated = .repeated(node, minimum: 0, maximum: nil)
        case "+": repeated = .repeated(node, minimum: 1, maximum: nil)
        case "?": repeated = .repeated(node, minimum: 0, maximum: 1)
        case "{":
            position += 1
            let (minimum, maximum) = try bounds()
            return try unquantified(.repeated(node, minimum: minimum, maximum: maximum))
        default: return node
        }
        position += 1
        return try unquantified(repeated)
    }

    /// Refuses a second quantifier, which is how other dialects write lazy and possessive ones.
    private func unquantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
        switch peek {
        case "*", "+", "?", "{": throw error("one quantifier: a whole string has no lazy match")
        default: return node
        }
    }

    /// Reads `n}`, `n,}` or `n,m}`.
    private mutating func bounds() throws(PatternError) -> (Int, Int?) {
        let minimum = try count()
        if take("}") { return (minimum, minimum) }
        guard take(",") else { throw error("',' or '}'") }
        if take("}") { return (minimum, nil) }
        let start = position
        let maximum = try count()
        guard maximum >= minimum else {
            position = start
            throw error("at least \(minimum)")
        }
        guard take("}") else { throw error("'}'") }
        return (minimum, maximum)
    }

    private mutating func count() throws(PatternError) -> Int {
        let start = position
        var value: Int?
        while let digit = peek, ("0"..."9").contains(digit), value ?? 0 <= Self.maximumCount {
            value = (value ?? 0) * 10 + Int(digit.value - 0x30)
            position += 1
        }
        guard let value, value <= Self.maximumCount else {
            position = start
            throw error("a count of at most \(Self.maximumCount)")
        }
        return value
    }
}

/// Classes and escapes.
extension PatternParser {
    private mutating func characterClass() throws(PatternError) -> ScalarSet {
        let isInverted = take("^")
        var set = ScalarSet([])
        while !take("]") {
            let first = try classMember()
            guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
                set = set.union(first)
                continue
            }
            position += 1
            let start = position
            let last = try classMember()
            guard let lower = first.single, let upper = last.single, lower <= upper else {
                position = start
                throw error("a range from a lower to a higher character")
            }
            set = set.union(ScalarSet([lower...upper]))
        }
        guard !set.ranges.isEmpty else { throw error("a character in the class") }
        return isInverted ? set.inverted : set
    }

    private mutating func classMember() throws(PatternError) -> ScalarSet {
        guard let scalar = next() else { throw error("']'") }
        if scalar == "\\" { return try escape() }
        guard scalar != "[" else {
            position -= 1
            throw error("'\\[' for a bracket in a class")
        }
        return ScalarSet(scalar)
    }

    private mutating func escape() throws(PatternError) -> ScalarSet {
        guard let scalar = next() else { throw error("a character after '\\'") }
        switch scalar {
        case "d": return .digits
        case "D": return ScalarSet.digits.inverted
        case "w": return .word
        case "W": return ScalarSet.word.inverted
        case "s": return .space
        case "S": return ScalarSet.space.inverted
        case "t": return ScalarSet("\t")
        case "n": return ScalarSet("\n")
        case "r": return ScalarSet("\r")
        case "f": return ScalarSet("\u{0C}")
        case "v": return ScalarSet("\u{0B}")
        case "x": return try hexadecimal(digits: 2)
        case "u": return try hexadecimal(digits: 4)
        default:
            guard scalar.isASCII, !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar)
            else {
                position -= 1
                throw error("one of d, w, s, t, n, r, f, v, x, u or a sign after '\\'")
            }
            return ScalarSet(scalar)
        }
    }

    /// Reads so many hexadecimal digits, or any number of them in braces.
    private mutating func hexadecimal(digits: Int) throws(PatternError) -> ScalarSet {
        let isBraced = digits == 4 && take("{")
        var value: UInt32 = 0
        var count = 0
        while let digit = peek.flatMap({ Character($0).hexDigitValue }),
            isBraced ? count < 6 : count < digits
        {
            value = value << 4 | UInt32(digit)
            count += 1
            position += 1
        }
        guard isBraced ? count > 0 && take("}") : count == digits,
            let scalar = Unicode.Scalar(value)
        else { throw error("the hexadecimal digits of a character") }
        return ScalarSet(scalar)
    }
}

extension PatternParser {
    private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    private mutating func next() -> Unicode.Scalar? {
        guard let scalar = peek else { return nil }
        position += 1
        return scalar
    }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard peek == scalar else { return false }
        position += 1
        return true
    }

    private func error(_ expected: String) -> PatternError {
        let offset = scalars[..<position].reduce(0) { $0 + UTF8.width($1) }
        return PatternError(offset: offset, expected: expected)
    }
}

extension ScalarSet {
    /// The only scalar in the set.
    fileprivate var single: UInt32? {
        guard ranges.count == 1, ranges[0].count == 1 else { return nil }
        return ranges[0].lowerBound
    }
}

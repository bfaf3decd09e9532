/// Reads conditions, filters and key conditions.
///
/// ```
/// condition:   alternative { "OR" alternative }
/// alternative: negation { "AND" negation }
/// negation:    { "NOT" } ( "(" condition ")" | test )
/// test:        operand comparator operand
///            | operand "BETWEEN" operand "AND" operand
///            | operand "IN" "(" operand { "," operand } ")"
///            | function
/// ```
///
/// Operators wait on a list until their right side is read, so that nesting costs no stack.
struct ConditionParser {
    private var operands: OperandParser
    private let parentheses: ParenthesisTable
    private var program = BooleanProgram<ParsedTest>()
    private var open: [Frame] = []

    /// What waits for its right side, or for its closing parenthesis.
    private enum Frame {
        case not
        /// And the place of its skip in the program.
        case and(Int), or(Int)
        /// And the number of its token.
        case group(Int)
    }

    /// Reads `text`, which must be a condition and nothing else.
    ///
    /// The result is kept by its text; checks that need placeholders come when it is bound.
    static func parse(
        _ text: String, as kind: ExpressionKind
    ) throws(ExpressionError) -> ParsedCondition {
        if let known = cache.expression(for: text) { return known }
        var parser = ConditionParser(try TokenReader(text, as: kind))
        let parsed = try parser.condition()
        try parsed.operands.validate(0..<parsed.operands.nodes.count, as: kind)
        try OperandTree.checkOperatorCount(parsed.operatorCount, as: kind)
        cache.store(parsed, for: text)
        return parsed
    }

    private static let cache = ExpressionCache<ParsedCondition>()

    private init(_ reader: TokenReader) {
        operands = OperandParser(reader)
        parentheses = ParenthesisTable(reader)
    }

    private mutating func condition() throws(ExpressionError) -> ParsedCondition {
        repeat {
            try beginnings()
            program.append(.test(try test()))
        } while try endings()
        return ParsedCondition(operands: operands.tree, program: program)
    }

    /// Reads what may stand before a test.
    private mutating func beginnings() throws(ExpressionError) {
        while true {
            if operands.reader.take(.not) {
                open.append(.not)
            } else if parentheses.opensCondition(operands.reader) {
                open.append(.group(operands.reader.advance()))
            } else {
                return
            }
        }
    }

    /// Reads what may stand after a test.
    ///
    /// Returns whether another must follow.
    private mutating func endings() throws(ExpressionError) -> Bool {
        while true {
            switch operands.reader.next {
            case .and:
                operands.reader.advance()
                finish { frame in
                    switch frame {
                    case .not, .and: true
                    case .or, .group: false
                    }
                }
                open.append(.and(program.count))
                program.append(.skipIfFalse(0))
                return true
            case .or:
                operands.reader.advance()
                finish { if case .group = $0 { false } else { true } }
                open.append(.or(program.count))
                program.append(.skipIfTrue(0))
                return true
            case .rightParenthesis: try closeGroup()
            case .end:
                finish { if case .group = $0 { false } else { true } }
                guard open.isEmpty else { throw operands.reader.syntaxError() }
                return false
            default: throw operands.reader.syntaxError()
            }
        }
    }

    private mutating func closeGroup() throws(ExpressionError) {
        finish { if case .group = $0 { false } else { true } }
        guard case .group(let first)? = open.popLast() else { throw operands.reader.syntaxError() }
        let last = operands.reader.advance()
        // Two pairs with nothing between them, on either side.
        if operands.reader.kind(at: first + 1) == .leftParenthesis,
            parentheses.end(of: first + 1) == last - 1
        {
            throw ExpressionError(operands.reader.kind, .redundantParentheses)
        }
    }

    /// Ends the operators on top of the list that `belongs` accepts: their right side is read.
    private mutating func finish(while belongs: (Frame) -> Bool) {
        while let frame = open.last, belongs(frame) {
            open.removeLast()
            switch frame {
            case .not: program.append(.invert)
            case .and(let place), .or(let place): program.land(place)
            case .group: break
            }
        }
    }

    private mutating func test() throws(ExpressionError) -> ParsedTest {
        let start = operands.tree.completed.count
        let shape = try shape()
        return ParsedTest(shape: shape, operands: start..<operands.tree.completed.count)
    }

    private mutating func shape() throws(ExpressionError) -> ParsedTest.Shape {
        let first = try operands.operand()
        if let comparator = Comparator(operands.reader.next) {
            operands.reader.advance()
            return .compare(comparator, first, try operands.operand())
        }
        if operands.reader.take(.between) {
            let lower = try operands.operand()
            try operands.reader.expect(.and)
            return .between(first, lower: lower, upper: try operands.operand())
        }
        if operands.reader.take(.in) {
            try operands.reader.expect(.leftParenthesis)
            var list = [try operands.operand()]
            while operands.reader.take(.comma) { list.append(try operands.operand()) }
            try operands.reader.expect(.rightParenthesis)
            return .isIn(first, list)
        }
        try operands.condition(first)
        return .call(first)
    }
}

extension ParsedCondition {
    /// How many operators and functions there are.
    var operatorCount: Int {
        let comparisons = program.tests.reduce(0) { count, test in
            if case .call = test.shape { count } else { count + 1 }
        }
        return comparisons + program.operatorCount + operands.callCount
    }
}

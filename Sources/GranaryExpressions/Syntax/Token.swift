/// One lexical element of an expression.
struct Token: Sendable, Hashable {
    /// What the element is.
    ///
    /// The words and signs of all expression languages are one list, because DynamoDB has one
    /// lexer: `SET` is no attribute name in a condition either.
    enum Kind: UInt8, Sendable, Hashable {
        case identifier, name, value, index
        case and, or, not, between, `in`
        case set, remove, add, delete
        case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
        case leftParenthesis, rightParenthesis, leftBracket, rightBracket
        case comma, dot, plus, minus
        /// A character that begins no element.
        case unknown
        case end
    }

    let kind: Kind
    /// Where the element begins in the expression's UTF-8 bytes.
    let start: Int
    /// Where it ends.
    let end: Int
}

extension Token.Kind {
    /// Whether an operand cannot contain this element, so that parentheses with it hold a condition.
    var isConditional: Bool {
        switch self {
        case .and, .or, .not, .between, .in, .equal, .notEqual, .less, .lessOrEqual, .greater,
            .greaterOrEqual:
            true
        default:
            false
        }
    }

    /// Whether this element may follow the first operand of a comparison.
    var followsOperand: Bool {
        switch self {
        case .between, .in: true
        default: Comparator(self) != nil
        }
    }

    /// Whether this is `+` or `-`.
    var isArithmetic: Bool { self == .plus || self == .minus }
}

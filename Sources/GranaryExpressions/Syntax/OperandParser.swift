/// Reads operands: document paths, `:values` and functions, in parentheses or not.
///
/// ```
/// operand:  path | value | "(" operand ")" | identifier "(" operand { "," operand } ")"
/// path:     name { "." name | "[" index "]" }
/// name:     identifier | "#" word
/// ```
///
/// Open parentheses and functions wait on a list, not on the program's stack.
struct OperandParser {
    var reader: TokenReader
    private(set) var tree = OperandTree()

    /// What is open round the operand that is being read.
    private enum Frame {
        /// A parenthesis, and the number of its token.
        case group(Int)
        /// A function, and its number in the tree.
        case call(Int)
    }

    init(_ reader: TokenReader) { self.reader = reader }

    /// Reads one operand, and returns its number in the tree.
    mutating func operand() throws(ExpressionError) -> Int {
        var open: [Frame] = []
        while true {
            if reader.next == .leftParenthesis {
                open.append(.group(reader.advance()))
                continue
            }
            if reader.next == .identifier && reader.afterNext == .leftParenthesis {
                open.append(.call(tree.open(reader.text(at: reader.advance()))))
                reader.advance()
                continue
            }
            let leaf = try leaf()
            if let operand = try close(&open, after: leaf) { return operand }
        }
    }

    /// Reads a document path alone, and returns its number in the tree.
    mutating func path() throws(ExpressionError) -> Int { tree.append(.path(try parsedPath())) }

    /// Reads a `:value` alone, and returns its number in the tree.
    mutating func value() throws(ExpressionError) -> Int {
        tree.append(.value(reader.text(at: try reader.expect(.value))))
    }

    /// Notes that operand number `operand` stands where a condition is expected, which only a
    /// function may.
    mutating func condition(_ operand: Int) throws(ExpressionError) {
        guard case .call = tree.nodes[operand] else { throw reader.syntaxError() }
        tree.markAsCondition(operand)
    }

    private mutating func leaf() throws(ExpressionError) -> Int {
        if reader.next == .value { return try value() }
        return try path()
    }

    /// Ends what `leaf` ends.
    ///
    /// Returns the finished operand, or nil when a function wants another.
    private mutating func close(
        _ open: inout [Frame], after leaf: Int
    ) throws(ExpressionError) -> Int? {
        var operand = leaf
        var inner: (first: Int, last: Int)?
        while let frame = open.popLast() {
            switch frame {
            case .group(let first):
                let last = try reader.expect(.rightParenthesis)
                if let inner, inner.first == first + 1, inner.last == last - 1 {
                    throw ExpressionError(reader.kind, .redundantParentheses)
                }
                inner = (first, last)
            case .call(let call):
                tree.append(operand, to: call)
                if reader.take(.comma) {
                    open.append(frame)
                    return nil
                }
                try reader.expect(.rightParenthesis)
                tree.close(call)
                operand = call
                inner = nil
            }
        }
        return operand
    }

    private mutating func parsedPath() throws(ExpressionError) -> ParsedPath {
        var path = ParsedPath(elements: [try name()])
        while true {
            if reader.take(.dot) {
                path.elements.append(try name())
            } else if reader.take(.leftBracket) {
                path.elements.append(.index(reader.text(at: try reader.expect(.index))))
                try reader.expect(.rightBracket)
            } else {
                return path
            }
        }
    }

    private mutating func name() throws(ExpressionError) -> ParsedPath.Element {
        switch reader.next {
        case .identifier: .name(reader.text(at: reader.advance()))
        case .name: .placeholder(reader.text(at: reader.advance()))
        default: throw reader.syntaxError()
        }
    }
}

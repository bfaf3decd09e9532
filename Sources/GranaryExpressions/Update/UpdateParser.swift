/// Reads updates.
///
/// ```
/// update:     clause { clause }
/// clause:     "SET" path "=" value { "," path "=" value }
///           | "REMOVE" path { "," path }
///           | ( "ADD" | "DELETE" ) path ":value" { "," path ":value" }
/// value:      operand | arithmetic
/// arithmetic: operand ( "+" | "-" ) operand | "(" arithmetic ")"
/// ```
struct UpdateParser {
    private var operands: OperandParser
    private let parentheses: ParenthesisTable
    private var actions: [ParsedUpdate.Action] = []

    /// Reads `text`, which must be an update and nothing else.
    ///
    /// The result is kept by its text; checks that need placeholders come when it is bound.
    static func parse(_ text: String) throws(ExpressionError) -> ParsedUpdate {
        if let known = cache.expression(for: text) { return known }
        var parser = UpdateParser(try TokenReader(text, as: .update))
        let parsed = try parser.update()
        try parsed.validate()
        cache.store(parsed, for: text)
        return parsed
    }

    private static let cache = ExpressionCache<ParsedUpdate>()

    private init(_ reader: TokenReader) {
        operands = OperandParser(reader)
        parentheses = ParenthesisTable(reader)
    }

    private mutating func update() throws(ExpressionError) -> ParsedUpdate {
        var clause = 0
        repeat {
            guard let section = UpdateSection(operands.reader.next) else {
                throw operands.reader.syntaxError()
            }
            operands.reader.advance()
            repeat { try action(section, clause) } while operands.reader.take(.comma)
            clause += 1
        } while operands.reader.next != .end
        return ParsedUpdate(operands: operands.tree, actions: actions)
    }

    private mutating func action(
        _ section: UpdateSection, _ clause: Int
    ) throws(ExpressionError) {
        let nodes = operands.tree.nodes.count
        let completed = operands.tree.completed.count
        let path = try operands.path()
        let value: ParsedUpdate.Value?
        switch section {
        case .set:
            try operands.reader.expect(.equal)
            value = try setValue()
        case .remove: value = nil
        case .add, .delete: value = .operand(try operands.value())
        }
        actions.append(
            ParsedUpdate.Action(
                section: section, clause: clause, path: path, value: value,
                nodes: nodes..<operands.tree.nodes.count,
                completed: completed..<operands.tree.completed.count))
    }

    private mutating func setValue() throws(ExpressionError) -> ParsedUpdate.Value {
        var open: [Int] = []
        while parentheses.opensArithmetic(operands.reader) {
            open.append(operands.reader.advance())
        }
        let first = try operands.operand()
        let kind = operands.reader.next
        guard kind.isArithmetic else {
            if open.isEmpty { return .operand(first) }
            throw operands.reader.syntaxError()
        }
        operands.reader.advance()
        let second = try operands.operand()
        try close(open)
        return kind == .plus ? .sum(first, second) : .difference(first, second)
    }

    private mutating func close(_ open: [Int]) throws(ExpressionError) {
        for depth in open.indices {
            try operands.reader.expect(.rightParenthesis)
            // Nothing but arithmetic stands in them, so a second pair adds nothing.
            if depth > 0 { throw ExpressionError(.update, .redundantParentheses) }
        }
    }
}

extension ParsedUpdate {
    /// Checks what can be checked without placeholders, section by section in the order the
    /// sections first appear.
    fileprivate func validate() throws(ExpressionError) {
        for section in sections {
            let actions = actions.filter { $0.section == section }
            for action in actions { try operands.validate(action.nodes, as: .update) }
            guard actions.allSatisfy({ $0.clause == actions.first?.clause }) else {
                throw ExpressionError(.update, .repeatedSection(section.rawValue))
            }
        }
        try OperandTree.checkOperatorCount(operatorCount, as: .update)
    }
}

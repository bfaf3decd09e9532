internal import GranaryExpressions
internal import GranaryItems

/// The changes of an `UPDATE`.
///
/// ```
/// value: term [ ( "+" | "-" ) term ]
/// term:  path | literal | list_append "(" term "," term ")"
///      | set_add "(" path "," set ")" | set_delete "(" path "," set ")"
/// ```
extension PartiQLParser {
    /// Reads one `SET` or `REMOVE` after another.
    mutating func changes() throws(WireError) -> [UpdateAction] {
        var actions: [UpdateAction] = []
        while true {
            if take(keyword: "SET") {
                repeat { actions.append(try assignment()) } while take(symbol: ",")
            } else if take(keyword: "REMOVE") {
                repeat { actions.append(.remove(try path())) } while take(symbol: ",")
            } else {
                break
            }
        }
        guard !actions.isEmpty else { throw .malformed("Expected data manipulation") }
        return actions
    }

    private mutating func assignment() throws(WireError) -> UpdateAction {
        let path = try path()
        try expect("=", "EQ")
        switch functionName {
        case "set_add": return .add(path, try changedSet(at: path, "SET_ADD"))
        case "set_delete": return .delete(path, try changedSet(at: path, "SET_DELETE"))
        default: return .set(path, try assignedValue())
        }
    }

    private mutating func assignedValue() throws(WireError) -> UpdateValue {
        let value = try term()
        if take(symbol: "+") { return value + (try term()) }
        if take(symbol: "-") { return value - (try term()) }
        return value
    }

    private mutating func term() throws(WireError) -> UpdateValue {
        if let function = functionName {
            guard function == "list_append" else {
                throw .unsupported("Unrecognized function: \(function)", at: token)
            }
            position += 2
            var terms: [UpdateValue] = []
            try nested { parser throws(WireError) in
                repeat { terms.append(try parser.term()) } while parser.take(symbol: ",")
            }
            try expect(")", "RIGHT_PAREN")
            guard terms.count == 2 else {
                throw .expression(.operandCount(function: function, count: terms.count))
            }
            return .listAppend(terms[0], terms[1])
        }
        if case .name = token.kind { return .path(try path()) }
        return .value(try literal(at: "root"))
    }

    /// Reads the set that `set_add` or `set_delete` puts into or takes out of the set at `path`.
    private mutating func changedSet(
        at path: DocumentPath, _ name: String
    ) throws(WireError) -> AttributeValue {
        let function = token
        position += 2
        let first = token
        var arguments: [BoundOperand] = []
        if token.kind != .symbol(")") {
            repeat { arguments.append(try operand()) } while take(symbol: ",")
        }
        try expect(")", "RIGHT_PAREN")
        guard arguments.count == 2 else {
            throw .unsupported("\(name) must have exactly two arguments", at: function)
        }
        guard arguments[0].path == path else {
            throw .unsupported(
                "The first argument to \(name) must equal the assignment value", at: function)
        }
        switch arguments[1].value {
        case .some(let value) where value.kind.elementKind != nil: return value
        default:
            throw .unsupported(
                "The second argument to \(name) must be a value with type SET", at: first)
        }
    }
}

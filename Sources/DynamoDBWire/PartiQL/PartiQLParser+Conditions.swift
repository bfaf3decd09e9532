internal import GranaryExpressions
internal import GranaryItems

/// Conditions.
///
/// ```
/// condition:   alternative { OR alternative }
/// alternative: negation { AND negation }
/// negation:    { NOT } ( "(" condition ")" | test )
/// test:        operand comparator operand
///            | operand [ NOT ] BETWEEN operand AND operand
///            | operand [ NOT ] IN ( "[" operands "]" | "(" operands ")" )
///            | path IS [ NOT ] ( MISSING | type )
///            | function "(" operands ")"
/// operand:     path | value | size "(" path ")"
/// ```
extension PartiQLParser {
    mutating func condition() throws(WireError) -> PartiQLCondition {
        try nested { parser throws(WireError) in
            var parts = [try parser.alternative()]
            while parser.take(keyword: "OR") {
                try parser.beginOperator()
                parts.append(try parser.alternative())
            }
            return parts.count == 1 ? parts[0] : .or(parts)
        }
    }

    private mutating func alternative() throws(WireError) -> PartiQLCondition {
        var parts = [try negation()]
        while take(keyword: "AND") {
            try beginOperator()
            parts.append(try negation())
        }
        return parts.count == 1 ? parts[0] : .and(parts)
    }

    private mutating func negation() throws(WireError) -> PartiQLCondition {
        var isInverted = false
        while take(keyword: "NOT") {
            try countOperator()
            isInverted.toggle()
        }
        let condition: PartiQLCondition
        if take(symbol: "(") {
            condition = try self.condition()
            try expect(")", "RIGHT_PAREN")
        } else {
            condition = try test()
        }
        return isInverted ? .not(condition) : condition
    }

    /// Counts an operator between two terms, of which the second must be there.
    private mutating func beginOperator() throws(WireError) {
        try countOperator()
        guard token.kind != .end, token.kind != .symbol(";") else {
            throw .malformed("Missing right-hand side expression of infix operator")
        }
    }

    private mutating func countOperator() throws(WireError) {
        operatorCount += 1
        guard operatorCount <= PartiQLLimits.operatorCount else {
            throw .expression(.tooManyOperators(count: operatorCount))
        }
    }

    private mutating func test() throws(WireError) -> PartiQLCondition {
        if let function = functionName, function != "size" { return .test(try call(function)) }
        let operand = try operand()
        let isNegative = token.kind == .keyword("NOT")
        if isNegative {
            guard following == .keyword("IN") || following == .keyword("BETWEEN") else {
                throw Self.noBoolean
            }
            position += 1
            try countOperator()
        }
        let test: BoundTest
        switch token.kind {
        case .keyword("IN"): test = try isIn(operand)
        case .keyword("BETWEEN"): test = try between(operand)
        case .keyword("IS"): return try isOfType(operand)
        case .keyword("LIKE"):
            throw .unsupported(
                "Unsupported operator in Condition Expression. Operator: LIKE", at: token)
        case .symbol(let symbol):
            guard let comparator = Comparator(rawValue: symbol == "!=" ? "<>" : symbol) else {
                throw Self.noBoolean
            }
            position += 1
            try beginOperator()
            test = .compare(comparator, operand, try self.operand())
        default: throw Self.noBoolean
        }
        try Self.check(test)
        return isNegative ? .not(.test(test)) : .test(test)
    }

    private mutating func between(_ operand: BoundOperand) throws(WireError) -> BoundTest {
        position += 1
        try beginOperator()
        let lower = try self.operand()
        try expect(keyword: "AND")
        return .between(operand, lower: lower, upper: try self.operand())
    }

    private mutating func isIn(_ operand: BoundOperand) throws(WireError) -> BoundTest {
        position += 1
        try beginOperator()
        let wrong = WireError.validation(
            "IN operator must have a left hand argument of type Variable Reference and right hand "
                + "argument of type Seq with at least one member")
        guard operand.path != nil else { throw wrong }
        let closing: String
        if take(symbol: "[") {
            closing = "]"
        } else if take(symbol: "(") {
            closing = ")"
        } else {
            throw wrong
        }
        guard token.kind != .symbol(closing) else { throw wrong }
        var list: [BoundOperand] = []
        repeat { list.append(try self.operand()) } while take(symbol: ",")
        try expect(closing, closing == "]" ? "RIGHT_BRACKET" : "RIGHT_PAREN")
        return .isIn(operand, list)
    }

    private mutating func isOfType(_ operand: BoundOperand) throws(WireError) -> PartiQLCondition {
        position += 1
        try countOperator()
        let isNegative = take(keyword: "NOT")
        guard case .path(let path) = operand else {
            throw .validation(
                "The left hand side argument to IS must be a Variable Reference, Literal, or Path")
        }
        let word: String
        switch token.kind {
        case .keyword(let keyword): word = keyword
        case .name(let name): word = name.uppercased()
        default: throw .malformed("Expected type name")
        }
        position += 1
        if word == "MISSING" { return .test(isNegative ? .exists(path) : .notExists(path)) }
        let kind: AttributeKind
        switch word {
        case "NULL": kind = .null
        case "BOOLEAN", "BOOL": kind = .bool
        case "BLOB": kind = .binary
        case "STRING": kind = .string
        case "NUMERIC": kind = .number
        case "STRUCT", "TUPLE": kind = .map
        case "LIST": kind = .list
        default: throw .malformed("Expected type name")
        }
        let test = PartiQLCondition.test(.hasType(path, kind))
        return isNegative ? .not(test) : test
    }

    static let noBoolean = WireError.validation(
        "WHERE clause must contain an expression that resolves to a boolean")

    private static func check(_ test: BoundTest) throws(WireError) {
        do throws(ExpressionError) {
            try test.check(as: nil)
        } catch {
            throw WireError(.expression(error))
        }
    }
}

// MARK: - Operands and functions

extension PartiQLParser {
    /// The name of the function that is called next, if one is.
    var functionName: String? {
        guard following == .symbol("(") else { return nil }
        switch token.kind {
        case .name(let name): return name.lowercased()
        case .keyword(let word) where Self.keywordFunctions.contains(word):
            return word.lowercased()
        default: return nil
        }
    }

    private static let keywordFunctions: Set<String> = [
        "SIZE", "EXISTS", "COUNT", "SUM", "MIN", "MAX", "AVG", "UPPER", "LOWER", "CHAR_LENGTH",
        "CHARACTER_LENGTH", "SUBSTRING", "TRIM", "CAST", "COALESCE", "NULLIF", "EXTRACT",
    ]

    mutating func operand() throws(WireError) -> BoundOperand {
        if let function = functionName {
            guard function == "size" else {
                throw .unsupported("Unrecognized function: \(function)", at: token)
            }
            let arguments = try arguments(of: function, count: 1)
            guard let path = arguments.first?.path else {
                throw .expression(.pathRequired(function: function))
            }
            return .size(path)
        }
        if case .name = token.kind { return .path(try path()) }
        return .value(try literal(at: "root"))
    }

    private mutating func call(_ function: String) throws(WireError) -> BoundTest {
        let start = token
        switch function {
        case "attribute_exists", "attribute_not_exists":
            let arguments = try arguments(of: function, count: 1)
            guard let path = arguments.first?.path else {
                throw .expression(.pathRequired(function: function))
            }
            return function == "attribute_exists" ? .exists(path) : .notExists(path)
        case "attribute_type":
            let arguments = try arguments(of: function, count: 2)
            guard let path = arguments.first?.path else {
                throw .expression(.pathRequired(function: function))
            }
            guard case .value(.string(let code))? = arguments.last else {
                throw .expression(
                    .operandType(
                        operation: function,
                        type: arguments.last?.kind?.code
                            ?? "{NS,SS,L,BS,N,M,B,BOOL,NULL,S}"))
            }
            guard let kind = AttributeKind(code: code) else {
                throw .expression(.unknownTypeName(code))
            }
            return .hasType(path, kind)
        case "begins_with", "contains":
            let arguments = try arguments(of: function, count: 2)
            guard arguments.count == 2 else { throw Self.noBoolean }
            let test: BoundTest =
                function == "contains"
                ? .contains(arguments[0], arguments[1]) : .beginsWith(arguments[0], arguments[1])
            try Self.check(test)
            return test
        default: throw .unsupported("Unrecognized function: \(function)", at: start)
        }
    }

    private mutating func arguments(
        of function: String, count: Int
    ) throws(WireError) -> [BoundOperand] {
        try countOperator()
        position += 2
        var arguments: [BoundOperand] = []
        if token.kind != .symbol(")") {
            try nested { parser throws(WireError) in
                repeat { arguments.append(try parser.operand()) } while parser.take(symbol: ",")
            }
        }
        try expect(")", "RIGHT_PAREN")
        guard arguments.count == count else {
            throw .expression(.operandCount(function: function, count: arguments.count))
        }
        return arguments
    }
}

extension WireError {
    /// What the engine says of an expression, without the name of a parameter.
    static func expression(_ reason: ExpressionError.Reason) -> Self {
        WireError(.expression(ExpressionError(nil, reason)))
    }
}

internal import GranaryItems

extension ExpressionError: CustomStringConvertible {
    /// DynamoDB's message.
    public var description: String {
        guard let expression else { return reason.message }
        return "Invalid \(expression.parameterName): \(reason.message)"
    }
}

extension ExpressionError.Reason {
    /// The message, without the parameter's name before it.
    var message: String {
        textMessage ?? operandMessage ?? pathMessage ?? placeholderMessage ?? keyMessage
            ?? updateMessage ?? ""
    }

    private var textMessage: String? {
        switch self {
        case .empty: "The expression can not be empty;"
        case .tooLong(let byteCount):
            "Expression size has exceeded the maximum allowed size; expression size: \(byteCount)"
        case .syntax(let token, let near, _):
            "Syntax error; token: \"\(token)\", near: \"\(near)\""
        case .redundantParentheses: "The expression has redundant parentheses;"
        case .reservedWord(let word):
            "Attribute name is a reserved keyword; reserved keyword: \(word)"
        case .tooManyOperators(let count):
            "The expression contains too many operators; operator count: \(count)"
        case .tooManyOperands(let count):
            "The IN operator is provided with too many operands; number of operands: \(count)"
        case .repeatedSection(let section):
            "The \"\(section)\" section can only be used once in an update expression;"
        default: nil
        }
    }

    private var operandMessage: String? {
        switch self {
        case .unknownFunction(let name): "Invalid function name; function: \(name)"
        case .functionNotInCondition(let name):
            "The function is not allowed in a condition expression; function: \(name)"
        case .functionNotInUpdate(let name):
            "The function is not allowed in an update expression; function: \(name)"
        case .functionMisused(let name):
            "The function is not allowed to be used this way in an expression; function: \(name)"
        case .operandCount(let function, let count):
            "Incorrect number of operands for operator or function; "
                + "operator or function: \(function), number of operands: \(count)"
        case .operandType(let operation, let type):
            "Incorrect operand type for operator or function; "
                + "operator or function: \(operation), operand type: \(type)"
        case .updateOperandType(let section, let kind):
            "Incorrect operand type for operator or function; operator: \(section), "
                + "operand type: \(kind.longName), typeSet: ALLOWED_FOR_\(section)_OPERAND"
        case .pathRequired(let function):
            "Operator or function requires a document path; operator or function: \(function)"
        case .operandsNotDistinct(let operation, let path):
            "The first operand must be distinct from the remaining operands for this operator or "
                + "function; operator: \(operation), first operand: \(path.elementList)"
        case .unknownTypeName(let name):
            "Invalid attribute type name found; type: \(name), "
                + "valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"
        case .boundsOfDifferentTypes(let lower, let upper):
            "The BETWEEN operator requires same data type for lower and upper bounds; "
                + Self.bounds(lower, upper)
        case .boundsOutOfOrder(let lower, let upper):
            "The BETWEEN operator requires upper bound to be greater than or equal to lower "
                + "bound; " + Self.bounds(lower, upper)
        default: nil
        }
    }

    private var pathMessage: String? {
        switch self {
        case .listIndexOutOfRange(let index):
            "List index is not within the allowable range; index: [\(index)]"
        case .pathTooDeep(let count):
            "The document path has too many nesting levels; nesting levels: \(count)"
        case .pathsOverlap(let one, let two):
            "Two document paths overlap with each other; " + Self.rewrite(one, two)
        case .pathsConflict(let one, let two):
            "Two document paths conflict with each other; " + Self.rewrite(one, two)
        default: nil
        }
    }

    private static func bounds(_ lower: AttributeValue, _ upper: AttributeValue) -> String {
        "lower bound operand: AttributeValue: {\(lower.messageText)}, "
            + "upper bound operand: AttributeValue: {\(upper.messageText)}"
    }

    private static func rewrite(_ one: DocumentPath, _ two: DocumentPath) -> String {
        "must remove or rewrite one of these paths; "
            + "path one: \(one.elementList), path two: \(two.elementList)"
    }
}

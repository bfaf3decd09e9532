import Testing

/// A text that is refused, and DynamoDB's words for it.
struct Refusal: Sendable, CustomTestStringConvertible {
    let text: String
    let message: String

    var testDescription: String { text }

    init(_ text: String, _ message: String) {
        self.text = text
        self.message = message
    }
}

/// DynamoDB's sentences, once each.
extension Refusal {
    static func undefinedName(_ name: String) -> String {
        "An expression attribute name used in the document path is not defined; "
            + "attribute name: \(name)"
    }

    static func undefinedValue(_ name: String) -> String {
        "An expression attribute value used in expression is not defined; attribute value: \(name)"
    }

    static func index(_ index: String) -> String {
        "List index is not within the allowable range; index: \(index)"
    }

    static func notInCondition(_ function: String) -> String {
        "The function is not allowed in a condition expression; function: \(function)"
    }

    static func misused(_ function: String) -> String {
        "The function is not allowed to be used this way in an expression; function: \(function)"
    }

    static func needsPath(_ function: String) -> String {
        "Operator or function requires a document path; operator or function: \(function)"
    }

    static func count(_ function: String, _ count: Int) -> String {
        "Incorrect number of operands for operator or function; "
            + "operator or function: \(function), number of operands: \(count)"
    }

    static func type(_ operation: String, _ type: String) -> String {
        "Incorrect operand type for operator or function; "
            + "operator or function: \(operation), operand type: \(type)"
    }

    static func distinct(_ operation: String, _ path: String) -> String {
        "The first operand must be distinct from the remaining operands for this operator or "
            + "function; operator: \(operation), first operand: \(path)"
    }

    static func differentTypes(_ lower: String, _ upper: String) -> String {
        "The BETWEEN operator requires same data type for lower and upper bounds; "
            + "lower bound operand: AttributeValue: {\(lower)}, "
            + "upper bound operand: AttributeValue: {\(upper)}"
    }

    static func outOfOrder(_ lower: String, _ upper: String) -> String {
        "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
            + "lower bound operand: AttributeValue: {\(lower)}, "
            + "upper bound operand: AttributeValue: {\(upper)}"
    }
}

internal import GranaryExpressions
internal import GranaryItems

/// How a condition without an expression compares: the service's thirteen `ComparisonOperator`s.
enum LegacyOperator: String, Sendable, Hashable, CaseIterable {
    case equal = "EQ"
    case notEqual = "NE"
    case isIn = "IN"
    case lessOrEqual = "LE"
    case less = "LT"
    case greaterOrEqual = "GE"
    case greater = "GT"
    case between = "BETWEEN"
    case notNull = "NOT_NULL"
    case null = "NULL"
    case contains = "CONTAINS"
    case notContains = "NOT_CONTAINS"
    case beginsWith = "BEGINS_WITH"

    /// How many values it takes.
    var valueCount: ClosedRange<Int> {
        switch self {
        case .notNull, .null: 0...0
        case .between: 2...2
        case .isIn: 1...ExpressionLimits.inOperandCount
        default: 1...1
        }
    }

    /// The types of the values it takes; `nil` for any.
    var kinds: Set<AttributeKind>? {
        switch self {
        case .equal, .notEqual, .notNull, .null: nil
        case .beginsWith: [.string, .binary]
        case .contains, .notContains: [.string, .number, .binary, .bool, .null]
        default: [.string, .number, .binary]
        }
    }

    /// The comparator that means the same, for those operators that have one.
    var comparator: Comparator? {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .lessOrEqual: .lessOrEqual
        case .less: .less
        case .greaterOrEqual: .greaterOrEqual
        case .greater: .greater
        default: nil
        }
    }
}

extension LegacyOperator: WireWord {
    static var wireOrder: [String] {
        [
            "IN", "NULL", "BETWEEN", "LT", "NOT_CONTAINS", "EQ", "GT", "NOT_NULL", "NE", "LE",
            "BEGINS_WITH", "GE", "CONTAINS",
        ]
    }
}

/// How the conditions of one request go together: `ConditionalOperator`.
enum LegacyConditionalOperator: String, Sendable, Hashable {
    case and = "AND"
    case or = "OR"
}

extension LegacyConditionalOperator: WireWord {
    static var wireOrder: [String] { ["OR", "AND"] }
}

/// The functions of the expression languages.
///
/// Their names are written in small letters only.
enum ExpressionFunction: String, Sendable, Hashable {
    case attributeExists = "attribute_exists"
    case attributeNotExists = "attribute_not_exists"
    case attributeType = "attribute_type"
    case beginsWith = "begins_with"
    case contains
    case size
    case ifNotExists = "if_not_exists"
    case listAppend = "list_append"

    /// How many operands the function takes.
    var operandCount: Int {
        switch self {
        case .attributeExists, .attributeNotExists, .size: 1
        default: 2
        }
    }

    /// Whether the function gives a value for an update, and not one for a condition.
    var isForUpdates: Bool { self == .ifNotExists || self == .listAppend }

    /// Whether the function is a condition itself.
    var isCondition: Bool { !isForUpdates && self != .size }

    /// Whether the first operand must be a document path.
    var needsPath: Bool {
        switch self {
        case .attributeExists, .attributeNotExists, .attributeType, .ifNotExists: true
        default: false
        }
    }
}

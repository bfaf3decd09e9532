internal import GranaryEntities

/// A condition of a query with its arguments, evaluated on raw attributes.
///
/// It knows nothing of keys and indexes: that is what makes it a check of them.
struct BoundCondition {
    let condition: QueryCondition
    let arguments: [AttributeValue]
    /// Whether the attribute is one whose elements are compared.
    let isOfElements: Bool

    func holds(of values: AttributeMap) -> Bool {
        let value = values[condition.attribute]
        switch condition.test {
        case .exists(let isThere): return (value != nil) == isThere
        case .constant(let constant, let isEqual): return (value == constant) == isEqual
        case .oneOf(let constants): return value.map(constants.contains) ?? false
        case .parameter(let comparison):
            return holds(value, comparison, arguments[0])
        case .between:
            return holds(value, .greaterOrEqual, arguments[0])
                && holds(value, .lessOrEqual, arguments[1])
        }
    }

    private func holds(
        _ value: AttributeValue?, _ comparison: QueryCondition.Comparison,
        _ argument: AttributeValue
    ) -> Bool {
        guard let value else { return comparison == .notEqual }
        switch comparison {
        case .equal: return isOfElements ? value.elements.contains(argument) : value == argument
        case .notEqual: return value != argument
        case .contains: return value.elements.contains(argument)
        case .beginsWith:
            guard let text = value.stringValue, let prefix = argument.stringValue else {
                return false
            }
            return Array(text.utf8).starts(with: prefix.utf8)
        case .less: return value.precedes(argument)
        case .lessOrEqual: return !argument.precedes(value)
        case .greater: return argument.precedes(value)
        case .greaterOrEqual: return !value.precedes(argument)
        }
    }
}

extension AttributeValue {
    /// The elements of a list or set.
    var elements: [AttributeValue] {
        switch self {
        case .list(let elements): elements
        case .stringSet(let elements): elements.map { .string($0) }
        case .numberSet(let elements): elements.map { .number($0) }
        case .binarySet(let elements): elements.map { .binary($0) }
        default: []
        }
    }

    /// Whether it sorts before another value of its type: numbers by value, text by its bytes.
    func precedes(_ other: AttributeValue) -> Bool {
        switch (self, other) {
        case (.number(let first), .number(let second)): first < second
        case (.string(let first), .string(let second)):
            first.utf8.lexicographicallyPrecedes(second.utf8)
        case (.binary(let first), .binary(let second)): first.lexicographicallyPrecedes(second)
        default: false
        }
    }
}

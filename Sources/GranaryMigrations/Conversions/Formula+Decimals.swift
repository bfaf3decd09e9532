internal import GranaryItems
internal import GranarySchema

extension Formula {
    /// The value in decimals: exact to 38 digits, and rounded to them where it has more.
    ///
    /// What migrations write stays: sums of money must not become those of binary fractions.
    ///
    /// - Returns: `nil` when an attribute has no value, when something is divided by zero, or when the
    ///   value is out of range.
    func decimalValue(of attribute: (String) -> Number?) -> Number? {
        switch self {
        case .number(let value): return value
        case .attribute(let name): return attribute(name)
        case .negated(let inner): return inner.decimalValue(of: attribute)?.negated
        case .binary(let joined, let left, let right):
            guard let left = left.decimalValue(of: attribute),
                let right = right.decimalValue(of: attribute)
            else { return nil }
            return switch joined {
            case .add: left.roundedSum(right)
            case .subtract: left.roundedSum(right.negated)
            case .multiply: left.roundedProduct(right)
            case .divide: left.roundedQuotient(right)
            }
        }
    }
}

public import GranaryItems

/// An arithmetic expression of attributes: `mrr * 12`, `cash_balance / monthly_burn_rate`.
///
/// It has numbers, names, `+ - * /`, unary minus and parentheses, with the usual precedence.
public indirect enum Formula: Sendable, Hashable {
    /// A number, as it is written.
    case number(Number)
    /// The value of an attribute.
    case attribute(String)
    /// The value with the other sign.
    case negated(Formula)
    /// Two values joined.
    case binary(Operator, Formula, Formula)

    /// What joins two values.
    public enum Operator: String, Sendable, Hashable, CaseIterable {
        case add = "+"
        case subtract = "-"
        case multiply = "*"
        case divide = "/"
    }

    /// The attributes in it, each once, in the order they are first named.
    public var attributes: [String] {
        var names: [String] = []
        collect(into: &names)
        return names
    }

    private func collect(into names: inout [String]) {
        switch self {
        case .number: break
        case .attribute(let name): if !names.contains(name) { names.append(name) }
        case .negated(let inner): inner.collect(into: &names)
        case .binary(_, let left, let right):
            left.collect(into: &names)
            right.collect(into: &names)
        }
    }

    /// The value; `nil` when an attribute has none, or when it is not finite.
    public func value(of attribute: (String) -> Double?) -> Double? {
        let result: Double
        switch self {
        case .number(let value): result = value.double
        case .attribute(let name):
            guard let value = attribute(name) else { return nil }
            result = value
        case .negated(let inner):
            guard let value = inner.value(of: attribute) else { return nil }
            result = -value
        case .binary(let joined, let left, let right):
            guard let left = left.value(of: attribute), let right = right.value(of: attribute)
            else { return nil }
            switch joined {
            case .add: result = left + right
            case .subtract: result = left - right
            case .multiply: result = left * right
            case .divide: result = left / right
            }
        }
        return result.isFinite ? result : nil
    }
}

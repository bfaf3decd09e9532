internal import GranaryItems
public import GranarySchema

/// A query plan in words and in the language of expressions, parameters written `${name}`.
public struct PlanText: Sendable {
    private let plan: QueryPlan

    /// Describes a plan.
    public init(plan: QueryPlan) { self.plan = plan }

    /// What is asked of the key.
    public var key: String {
        var terms = (plan.partition + plan.sortEquals).map { "\($0.attribute) = \(text($0.value))" }
        if let range = plan.sortRange { terms.append(text(range.test, of: range.attribute)) }
        return terms.joined(separator: " AND ")
    }

    /// What is asked of the items that were read; empty when nothing is.
    public var filter: String {
        plan.filters.map { text($0.test, of: $0.attribute) }.joined(separator: " AND ")
    }

    /// How much is read, in which order, and what becomes of it.
    public var reads: String {
        var words = [amount]
        if plan.isReversed { words.append("the last first") }
        if let limit = plan.limit { words.append("at most \(limit)") }
        var text = words.joined(separator: ", ")
        if !filter.isEmpty { text += "; keeps those with `\(filter)`" }
        if plan.index.followsToItem { text += "; then each whole item by its key" }
        return text
    }

    private var amount: String {
        if plan.isSingle { return "one item" }
        if let range = plan.sortRange {
            if case .compare(.beginsWith, let prefix) = range.test {
                return "what begins with `\(bare(prefix))`"
            }
            return "a range of \(range.attribute)"
        }
        return plan.sortEquals.isEmpty
            ? "the whole partition" : "the part of the partition with these values"
    }

    private func text(_ test: QueryPlan.Test, of name: String) -> String {
        switch test {
        case .compare(.beginsWith, let value): "begins_with(\(name), \(text(value)))"
        case .compare(.contains, let value): "contains(\(name), \(text(value)))"
        case .compare(let comparison, let value): "\(name) \(comparison.sign) \(text(value))"
        case .between(let lower, let upper): "\(name) BETWEEN \(text(lower)) AND \(text(upper))"
        case .oneOf(let values): "\(name) IN (\(values.map { text($0) }.joined(separator: ", ")))"
        case .exists(true): "attribute_exists(\(name))"
        case .exists(false): "attribute_not_exists(\(name))"
        }
    }

    private func text(_ value: QueryPlan.Value) -> String {
        switch value {
        case .constant(let constant): text(constant)
        case .parameter(let number): parameter(number)
        case .text: "\"\(bare(value))\""
        }
    }

    private func text(_ value: AttributeValue) -> String {
        switch value {
        case .string(let text): "\"\(escaped(text))\""
        case .number(let number): number.description
        case .bool(let flag): flag ? "true" : "false"
        default: "\(value)"
        }
    }

    /// The text of a key without quotes.
    private func bare(_ value: QueryPlan.Value) -> String {
        switch value {
        case .constant(.string(let text)): return escaped(text)
        case .constant(let constant): return text(constant)
        case .parameter(let number): return parameter(number)
        case .text(let parts):
            return parts.reduce(into: "") { text, part in
                switch part {
                case .literal(let literal): text += escaped(literal)
                case .parameter(let number, _, let neighbour):
                    text += parameter(number, neighbour)
                }
            }
        }
    }

    private func escaped(_ text: String) -> String {
        text.replacing("\u{10FFFF}", with: "\\u{10FFFF}")
    }

    private func parameter(
        _ number: Int, _ neighbour: QueryPlan.Neighbour = .itself
    ) -> String {
        guard plan.parameters.indices.contains(number) else { return "${?}" }
        let parameter = plan.parameters[number]
        let name =
            switch parameter.role {
            case .value: parameter.attribute
            case .from: "from"
            case .through: "through"
            }
        return switch neighbour {
        case .itself: "${\(name)}"
        case .next: "${\(name)}⁺"
        case .previous: "${\(name)}⁻"
        }
    }
}

extension QueryCondition.Comparison {
    /// The comparison in the language of expressions.
    var sign: String {
        switch self {
        case .equal: "="
        case .notEqual: "<>"
        case .less: "<"
        case .lessOrEqual: "<="
        case .greater: ">"
        case .greaterOrEqual: ">="
        case .beginsWith: "begins_with"
        case .contains: "contains"
        }
    }
}

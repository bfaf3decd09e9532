internal import GranaryItems

/// A key attribute that is known up to a variable.
///
/// Text sorts by its bytes, so a range of a variable's values is a range of the whole text when
/// all values have one length: dates do, and padded whole numbers. Of other text the range may hold
/// too much, never too little, and what was read is tested again.
struct OpenKey {
    /// The first attribute without an equality.
    let variable: String
    /// How it stands in the template.
    var padding: KeyTemplate.Padding?
    /// The text before it.
    var before: [QueryPlan.TextPart] = []
    /// Whether nothing comes after it.
    var isLast = true

    /// The last character that there is: behind a prefix, the end of all that begins with it.
    static let end = "\u{10FFFF}"

    /// Makes a test of the whole text from what is asked of the variable.
    ///
    /// - Returns: The test, `nil` when it would hold of any text, and filters that must hold besides.
    func resolve(
        _ range: QueryBinding.Range?, type: ValueType
    ) throws(QueryPlanError) -> (test: QueryPlan.Test?, filters: [QueryPlan.Filter]) {
        switch range {
        case nil, .equal:
            return (before.isEmpty ? nil : .compare(.beginsWith, before.value), [])
        case .compare(.beginsWith, let parameter):
            guard padding == nil else { throw .unordered(variable) }
            return (.compare(.beginsWith, text(parameter).value), [])
        case .compare(let comparison, let parameter):
            let isStepped = try isStepped(type)
            let test = bounds(comparison, parameter, isStepped: isStepped)
            let isStrict = comparison == .less || comparison == .greater
            let isExact = isStepped || (!isStrict && (isLast || comparison == .greaterOrEqual))
            return (test, isExact ? [] : recheck(.compare(comparison, .parameter(parameter))))
        case .between(let from, let through):
            let isStepped = try isStepped(type)
            let test = QueryPlan.Test.between(
                text(from).value, upper(through, isStepped: isStepped).value)
            return (
                test,
                isStepped || isLast
                    ? [] : recheck(.between(.parameter(from), .parameter(through)))
            )
        }
    }

    /// Whether each value has a next one and all have one length; text has neither.
    private func isStepped(_ type: ValueType) throws(QueryPlanError) -> Bool {
        switch type {
        case .date: return true
        case .string, .enumeration: return false
        case .int, .timeToLive:
            guard padding != nil else { throw .unordered(variable) }
            return true
        case .number, .decimal, .boolean, .binary, .object, .document, .list, .set:
            throw .unordered(variable)
        }
    }

    private func bounds(
        _ comparison: QueryCondition.Comparison, _ parameter: Int, isStepped: Bool
    ) -> QueryPlan.Test {
        switch comparison {
        case .less, .lessOrEqual:
            let neighbour = comparison == .less && isStepped ? Neighbour.previous : .itself
            let upper = upper(parameter, neighbour, isStepped: isStepped).value
            return before.isEmpty ? .compare(.lessOrEqual, upper) : .between(before.value, upper)
        default:
            let neighbour = comparison == .greater && isStepped ? Neighbour.next : .itself
            let lower = text(parameter, neighbour).value
            var last = before
            last.append(literal: Self.end)
            return before.isEmpty
                ? .compare(.greaterOrEqual, lower) : .between(lower, last.value)
        }
    }

    private typealias Neighbour = QueryPlan.Neighbour

    private func text(_ parameter: Int, _ neighbour: Neighbour = .itself) -> [QueryPlan.TextPart] {
        before + [.parameter(parameter, padding: padding, neighbour: neighbour)]
    }

    /// The end of the texts whose variable is not over the parameter.
    private func upper(
        _ parameter: Int, _ neighbour: Neighbour = .itself, isStepped: Bool
    ) -> [QueryPlan.TextPart] {
        if isLast { return text(parameter, neighbour) }
        // Behind a text that may be longer or shorter, a separator can sort either way.
        var end = isStepped ? text(parameter, neighbour) : before
        end.append(literal: Self.end)
        return end
    }

    private func recheck(_ test: QueryPlan.Test) -> [QueryPlan.Filter] {
        [QueryPlan.Filter(attribute: variable, test: test)]
    }
}

internal import GranaryExpressions
internal import GranaryItems

/// A condition on one attribute, as `Expected`, `QueryFilter`, `ScanFilter` and `KeyConditions` write
/// it.
struct LegacyCondition: Sendable, Hashable {
    /// The attribute's name; it is no path.
    var attribute: String
    /// What is asked.
    var comparisonOperator: LegacyOperator
    /// What is compared with.
    var values: [AttributeValue]

    /// Checks how many values there are and of which types, in the service's words.
    ///
    /// - Throws: `ValidationException`.
    func check() throws(WireError) {
        guard comparisonOperator.valueCount.contains(values.count) else {
            throw .invalidParameter(
                "Invalid number of argument(s) for the \(comparisonOperator.rawValue) "
                    + "ComparisonOperator")
        }
        if let kinds = comparisonOperator.kinds {
            for value in values where !kinds.contains(value.kind) {
                throw .invalidParameter(
                    "ComparisonOperator \(comparisonOperator.rawValue) is not valid for "
                        + "\(value.kind.code) AttributeValue type")
            }
        }
        if let first = values.first, values.contains(where: { $0.kind != first.kind }) {
            throw .invalidParameter(
                "AttributeValues inside AttributeValueList must be of same type")
        }
        if comparisonOperator == .between, let low = values.first, let high = values.last,
            let order = EncodedValue(low).view.compare(EncodedValue(high).view), order > 0
        {
            throw .validation(
                "The BETWEEN condition was provided a range where the lower bound is greater than "
                    + "the upper bound")
        }
    }

    /// The condition as the engine asks it; ``check()`` must have passed.
    ///
    /// `NE` holds of an attribute that is missing, as `<>` does. `NOT_CONTAINS` does not: it asks that
    /// there be something which does not contain the value.
    var program: BooleanProgram<BoundTest> {
        let path = DocumentPath(attribute)
        let operand = BoundOperand.path(path)
        let value = BoundOperand.value(values.first ?? .null)
        if let comparator = comparisonOperator.comparator {
            return BooleanProgram(.compare(comparator, operand, value))
        }
        switch comparisonOperator {
        case .null: return BooleanProgram(.notExists(path))
        case .between:
            return BooleanProgram(
                .between(operand, lower: value, upper: .value(values.last ?? .null)))
        case .isIn: return BooleanProgram(.isIn(operand, values.map { .value($0) }))
        case .contains: return BooleanProgram(.contains(operand, value))
        case .notContains:
            return BooleanProgram(BoundTest.exists(path)).and(
                BooleanProgram(.contains(operand, value)).inverted)
        case .beginsWith: return BooleanProgram(.beginsWith(operand, value))
        default: return BooleanProgram(.exists(path))
        }
    }

    /// The condition as one on a key attribute; `nil` for an operator that keys do not have.
    var keyTerm: KeyCondition.Term? {
        guard let value = values.first else { return nil }
        let comparison: KeyCondition.Comparison
        switch comparisonOperator {
        case .equal: comparison = .equal(value)
        case .less: comparison = .less(value)
        case .lessOrEqual: comparison = .lessOrEqual(value)
        case .greater: comparison = .greater(value)
        case .greaterOrEqual: comparison = .greaterOrEqual(value)
        case .beginsWith: comparison = .beginsWith(value)
        case .between: comparison = .between(value, values.last ?? value)
        default: return nil
        }
        return KeyCondition.Term(attribute, comparison)
    }
}

extension [LegacyCondition] {
    /// All conditions joined, in the order of the attributes' names.
    ///
    /// - Throws: `ValidationException` when there are more than an expression may have: each would be
    ///   asked of each item.
    func condition(
        joinedBy joint: LegacyConditionalOperator?
    ) throws(WireError) -> Condition? {
        guard let first else { return nil }
        guard count - 1 <= ExpressionLimits.operatorCount else {
            throw .invalidParameter("Too many conditions; operator count: \(count - 1)")
        }
        let program = dropFirst().reduce(first.program) { program, next in
            joint == .or ? program.or(next.program) : program.and(next.program)
        }
        return Condition(program)
    }
}

extension WireError {
    /// A `ValidationException` about the value of a parameter.
    static func invalidParameter(_ text: String) -> Self {
        .validation("One or more parameter values were invalid: \(text)")
    }
}

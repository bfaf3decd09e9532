internal import GranaryExpressions
internal import GranaryItems

extension ReadTarget {
    /// The stretch of keys that a key condition names.
    ///
    /// - Throws: ``StoreError/expression(_:)`` when it does not fit the key schema,
    ///   ``StoreError/validation(_:)`` when a value has the wrong type or is empty.
    func range(for condition: KeyCondition) throws(StoreError) -> KeyRange {
        let resolved: ResolvedKeyCondition
        do throws(ExpressionError) {
            resolved = try condition.resolve(
                partitionKey: partitionKey.map(\.name), sortKey: sortKey.map(\.name))
        } catch {
            throw .expression(error)
        }
        var key = prefix
        for (attribute, value) in zip(partitionKey, resolved.partition) {
            try check(value, of: attribute)
            KeyEncoding.append(value, to: &key)
        }
        var sortAttributes = sortKey[...]
        var comparison = resolved.sortRange
        for value in resolved.sortEquals {
            guard let attribute = sortAttributes.popFirst() else { break }
            try check(value, of: attribute)
            if index == nil {
                comparison = .equal(value)
            } else {
                KeyEncoding.append(value, to: &key)
            }
        }
        guard let comparison else { return KeyRange(prefix: key, in: database) }
        if let attribute = sortAttributes.first ?? sortKey.last {
            for value in comparison.operands { try check(value, of: attribute) }
        }
        return KeyRange(
            prefix: key, comparison: comparison, isLast: index == nil, in: database)
    }

    private func check(
        _ value: AttributeValue, of attribute: KeyAttribute
    ) throws(StoreError) {
        guard value.kind == attribute.type.kind else {
            throw .validation(
                .definition(
                    "One or more parameter values were invalid: Condition parameter type does not "
                        + "match schema type"))
        }
        guard value.keyByteCount > 0 else {
            throw .validation(.emptyKey(attribute: attribute.name, type: attribute.type))
        }
    }
}

extension KeyCondition.Comparison {
    /// The values it compares with.
    fileprivate var operands: [AttributeValue] {
        switch self {
        case .equal(let value), .less(let value), .lessOrEqual(let value), .greater(let value),
            .greaterOrEqual(let value), .beginsWith(let value):
            [value]
        case .between(let lower, let upper): [lower, upper]
        }
    }
}

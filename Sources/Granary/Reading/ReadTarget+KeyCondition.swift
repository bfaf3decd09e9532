internal import GranaryExpressions
internal import GranaryItems

extension ReadTarget {
    /// The stretch of keys that a key condition names.
    ///
    /// - Throws: ``StoreError/expression(_:)`` when it does not fit the key schema,
    ///   ``StoreError/validation(_:)`` when a value has the wrong type, is empty or is too long, or
    ///   when there are too many conditions.
    func range(for condition: KeyCondition) throws(StoreError) -> KeyRange {
        let attributeCount = partitionKey.count + sortKey.count
        // Of a key with one attribute DynamoDB says only that it does not support the condition.
        guard condition.terms.count <= max(2, attributeCount) else {
            throw .validation(
                .keyConditionCount(condition.terms.count, schema: attributeCount))
        }
        let resolved: ResolvedKeyCondition
        do throws(ExpressionError) {
            resolved = try condition.resolve(
                partitionKey: partitionKey.map(\.name), sortKey: sortKey.map(\.name))
        } catch {
            throw .expression(error)
        }
        var key = prefix
        for (attribute, value) in zip(partitionKey, resolved.partition) {
            try checkType(of: value, attribute)
            try validating { () throws(ValidationError) in
                try attribute.checkPartition(byteCount: value.keyByteCount)
            }
            KeyEncoding.append(value, to: &key)
        }
        var sortAttributes = sortKey[...]
        var comparison = resolved.sortRange
        for value in resolved.sortEquals {
            guard let attribute = sortAttributes.popFirst() else { break }
            try checkSort(value, of: attribute)
            if index == nil {
                comparison = .equal(value)
            } else {
                KeyEncoding.append(value, to: &key)
            }
        }
        guard let comparison else { return KeyRange(prefix: key, in: database) }
        if let attribute = sortAttributes.first ?? sortKey.last {
            for value in comparison.values { try checkSort(value, of: attribute) }
            // Text is checked when it is parsed; a built condition may ask for a number's beginning.
            if case .beginsWith(let prefix) = comparison, prefix.kind == .number {
                throw .expression(
                    ExpressionError(
                        .keyCondition, .operandType(operation: "begins_with", type: "N")))
            }
        }
        return KeyRange(
            prefix: key, comparison: comparison, isLast: index == nil, in: database)
    }

    private func checkSort(
        _ value: AttributeValue, of attribute: KeyAttribute
    ) throws(StoreError) {
        try checkType(of: value, attribute)
        try validating { () throws(ValidationError) in
            try attribute.checkSort(byteCount: value.keyByteCount)
        }
    }

    private func checkType(
        of value: AttributeValue, _ attribute: KeyAttribute
    ) throws(StoreError) {
        guard value.kind == attribute.type.kind else {
            throw .validation(.keyConditionType)
        }
    }
}

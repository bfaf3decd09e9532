public import GranaryItems

/// A key condition held against a key schema.
public struct ResolvedKeyCondition: Sendable, Hashable {
    /// The values of the partition key's attributes, in the schema's order.
    public var partition: [AttributeValue]
    /// The values of the first sort key attributes, in the schema's order.
    public var sortEquals: [AttributeValue]
    /// The range of the sort key attribute after those; nil when the query asks for all.
    public var sortRange: KeyCondition.Comparison?

    /// Puts the parts together.
    public init(
        partition: [AttributeValue], sortEquals: [AttributeValue] = [],
        sortRange: KeyCondition.Comparison? = nil
    ) {
        self.partition = partition
        self.sortEquals = sortEquals
        self.sortRange = sortRange
    }
}

extension KeyCondition {
    /// Holds the conditions against a key schema.
    ///
    /// Each partition key attribute needs an equality. Of the sort key attributes the first ones may
    /// have equalities, and the one after them any comparison. Types are not looked at.
    ///
    /// - Parameters:
    ///   - partitionKey: The names of the partition key's attributes, in order.
    ///   - sortKey: The names of the sort key's attributes, in order; empty when there is none.
    /// - Returns: The values, in the order of the schema.
    /// - Throws: When the conditions do not fit the schema.
    public func resolve(
        partitionKey: [String], sortKey: [String]
    ) throws(ExpressionError) -> ResolvedKeyCondition {
        var partition: [AttributeValue] = []
        for name in partitionKey {
            guard let comparison = comparison(on: name) else {
                throw ExpressionError(nil, .keyMissing(name))
            }
            guard case .equal(let value) = comparison else {
                throw ExpressionError(nil, .keyNotSupported)
            }
            partition.append(value)
        }
        try checkNoOthers(partitionKey: partitionKey, sortKey: sortKey)
        var resolved = ResolvedKeyCondition(partition: partition)
        var missing: [String] = []
        for name in sortKey {
            guard let comparison = comparison(on: name) else {
                missing.append(name)
                continue
            }
            guard missing.isEmpty else {
                throw ExpressionError(nil, .keyGap(missing: missing, present: name))
            }
            if case .equal(let value) = comparison {
                resolved.sortEquals.append(value)
            } else {
                resolved.sortRange = comparison
                missing.append(name)
            }
        }
        return resolved
    }

    private func comparison(on name: String) -> Comparison? {
        terms.first { $0.attribute.hasSameBytes(as: name) }?.comparison
    }

    /// Refuses a condition on an attribute outside the key, in the words DynamoDB chooses: that a
    /// sort key attribute is missed, if one is, as the stray condition stands in its place.
    private func checkNoOthers(
        partitionKey: [String], sortKey: [String]
    ) throws(ExpressionError) {
        let key = partitionKey + sortKey
        let isStray = terms.contains { term in
            !key.contains { $0.hasSameBytes(as: term.attribute) }
        }
        guard isStray else { return }
        guard let missed = sortKey.first(where: { comparison(on: $0) == nil }) else {
            throw ExpressionError(nil, .keyNotSupported)
        }
        throw ExpressionError(nil, .keyMissing(missed))
    }
}

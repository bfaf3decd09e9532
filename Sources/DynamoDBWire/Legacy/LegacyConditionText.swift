internal import GranaryItems

/// A condition as it came: what is missing and what is one too many is told later.
struct LegacyConditionText: Sendable {
    var comparisonOperator: String?
    var list: [AttributeValue]?
    /// `Expected` only.
    var value: AttributeValue?
    /// `Expected` only.
    var exists: Bool?

    /// Reads the conditions of one member, by the names of their attributes.
    static func read(
        _ reader: inout RequestReader, asExpected: Bool
    ) throws(WireError) -> [ExactName: LegacyConditionText] {
        var conditions: [ExactName: LegacyConditionText] = [:]
        try reader.members { attribute, reader throws(WireError) in
            var condition = LegacyConditionText()
            try reader.members { name, reader throws(WireError) in
                switch name {
                case "ComparisonOperator": condition.comparisonOperator = try reader.string()
                case "AttributeValueList":
                    var list: [AttributeValue] = []
                    try reader.elements(limit: .max) { reader throws(WireError) in
                        list.append(try reader.attributeValue())
                    }
                    condition.list = list
                case "Value" where asExpected: condition.value = try reader.attributeValue()
                case "Exists" where asExpected: condition.exists = try reader.bool()
                default: return false
                }
                return true
            }
            conditions[ExactName(attribute)] = condition
            return true
        }
        return conditions
    }

    /// The condition of a filter or key.
    func condition(on attribute: String) throws(WireError) -> LegacyCondition {
        let condition = LegacyCondition(
            attribute: attribute, comparisonOperator: knownOperator ?? .equal, values: list ?? [])
        try condition.check()
        return condition
    }

    /// The condition of `Expected`, where a value alone is an equality.
    func expectation(on attribute: String) throws(WireError) -> LegacyCondition {
        if list != nil, value != nil {
            throw .invalidParameter(
                "Value and AttributeValueList cannot be used together for Attribute: \(attribute)")
        }
        guard let comparison = knownOperator else { return try existence(of: attribute) }
        if exists != nil {
            throw .invalidParameter(
                "Exists and ComparisonOperator cannot be used together for Attribute: \(attribute)")
        }
        if list == nil, value == nil, comparison != .null, comparison != .notNull {
            throw .invalidParameter(
                "Value or AttributeValueList must be used with ComparisonOperator: "
                    + "\(comparison.rawValue) for Attribute: \(attribute)")
        }
        let condition = LegacyCondition(
            attribute: attribute, comparisonOperator: comparison,
            values: list ?? value.map { [$0] } ?? [])
        try condition.check()
        return condition
    }

    private func existence(of attribute: String) throws(WireError) -> LegacyCondition {
        if list != nil {
            throw .invalidParameter(
                "AttributeValueList can only be used with a ComparisonOperator for Attribute: "
                    + attribute)
        }
        guard exists != false else {
            guard value == nil else {
                throw .invalidParameter(
                    "Value cannot be used when Exists is false for Attribute: \(attribute)")
            }
            return LegacyCondition(attribute: attribute, comparisonOperator: .null, values: [])
        }
        guard let value else {
            throw .invalidParameter(
                "Value must be provided when Exists is \(exists == nil ? "null" : "true") for "
                    + "Attribute: \(attribute)")
        }
        return LegacyCondition(attribute: attribute, comparisonOperator: .equal, values: [value])
    }

    private var knownOperator: LegacyOperator? {
        comparisonOperator.flatMap { LegacyOperator(rawValue: $0) }
    }
}

/// The expressions of a request, with the names and values they use.
///
/// A text is kept as it came: the engine parses it, and its errors are DynamoDB's.
struct ExpressionParameters: Sendable {
    var condition: String?
    var filter: String?
    var keyCondition: String?
    var projection: String?
    var update: String?
    var names: [String: String]?
    var values: [String: AttributeValue]?

    /// The members that hold expressions, as the service lists them in an error.
    var given: [String] {
        [
            ("ProjectionExpression", projection), ("ConditionExpression", condition),
            ("FilterExpression", filter), ("KeyConditionExpression", keyCondition),
            ("UpdateExpression", update),
        ].compactMap { $1 == nil ? nil : $0 }
    }

    /// Reads one of the members in `accepted`; names and values are accepted with any of them.
    mutating func read(
        _ member: String, _ reader: inout RequestReader, accepting accepted: Set<String>
    ) throws(WireError) -> Bool {
        switch member {
        case "ExpressionAttributeNames": names = try reader.stringMap()
        case "ExpressionAttributeValues"
        where accepted != ["ProjectionExpression"]:
            values = try reader.expressionValues()
        case _ where !accepted.contains(member): return false
        case "ConditionExpression": condition = try reader.string()
        case "FilterExpression": filter = try reader.string()
        case "KeyConditionExpression": keyCondition = try reader.string()
        case "ProjectionExpression": projection = try reader.string()
        case "UpdateExpression": update = try reader.string()
        default: return false
        }
        return true
    }

    /// The top-level attributes that the expressions name, other than those of the projection.
    ///
    /// Parsed as the engine parses them; what cannot be parsed names nothing, and is refused later.
    func namedAttributes() -> ExactNames {
        guard var placeholders = try? Placeholders(names: names, values: values) else { return [] }
        var named: ExactNames = []
        if let condition,
            let parsed = try? Condition(
                parsing: condition, as: .condition, placeholders: &placeholders)
        {
            named.formUnion(parsed.attributeNames)
        }
        if let filter,
            let parsed = try? Condition(parsing: filter, as: .filter, placeholders: &placeholders)
        {
            named.formUnion(parsed.attributeNames)
        }
        if let parsed = parsedKeyCondition() { named.formUnion(parsed.attributeNames) }
        if let update, let parsed = try? Update(parsing: update, placeholders: &placeholders) {
            named.formUnion(parsed.attributeNames)
        }
        return named
    }

    /// The top-level attributes of the projection; `nil` without one.
    func projectedAttributes() -> ExactNames? {
        guard let projection, var placeholders = try? Placeholders(names: names, values: values),
            let parsed = try? Projection(parsing: projection, placeholders: &placeholders)
        else { return nil }
        return ExactNames(parsed.attributeNames)
    }

    /// The key condition, if there is one that can be parsed.
    func parsedKeyCondition() -> KeyCondition? {
        guard let keyCondition,
            var placeholders = try? Placeholders(names: names, values: values)
        else { return nil }
        return try? KeyCondition(parsing: keyCondition, placeholders: &placeholders)
    }
}

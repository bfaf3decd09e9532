internal import GranaryItems

extension Model {
    /// What a model's file holds, without its name.
    package var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("doc", text: doc)
        if let origin { fields.add("origin", .text(origin)) }
        fields.add("status", text: status.rawValue, unless: "current")
        if !keys.isEmpty {
            let keys = keys.map { SchemaNode.Entry($0.attribute, .text($0.text)) }
            fields.add("keys", .map(keys))
        }
        fields.add("attributes", .map(attributes.map { SchemaNode.Entry($0.name, $0.node) }))
        if !queries.isEmpty {
            let queries = queries.map { SchemaNode.Entry($0.name, .map($0.entries)) }
            fields.add("queries", .map(queries))
        }
        fields.add("rules", texts: rules)
        fields.add("warnings", texts: warnings)
        if let freshness {
            let entries = [
                SchemaNode.Entry("attribute", .text(freshness.attribute)),
                SchemaNode.Entry("days", .plain("\(freshness.days)")),
            ]
            fields.add("freshness", .map(entries))
        }
        if let timestamps {
            var own = SchemaFieldsWriter([])
            if let created = timestamps.created { own.add("created", .text(created)) }
            if let updated = timestamps.updated { own.add("updated", .text(updated)) }
            fields.add("timestamps", .map(own.entries))
        }
        if let unknownAttributes { fields.add("unknown", .text(unknownAttributes.rawValue)) }
        return fields.entries
    }
}

extension NamedQuery {
    fileprivate var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("doc", text: doc)
        fields.add("index", text: index, unless: "primary")
        fields.add("where", .map(conditions.map { SchemaNode.Entry($0.attribute, $0.node) }))
        if !filters.isEmpty {
            let entries = filters.map { SchemaNode.Entry($0.attribute, $0.node) }
            fields.add("filter", .map(entries))
        }
        fields.add("reverse", flag: isReversed)
        fields.add("limit", number: limit)
        return fields.entries
    }
}

extension QueryCondition {
    fileprivate var node: SchemaNode {
        switch test {
        case .parameter(let comparison): .text(comparison.rawValue)
        case .between: .text("between")
        case .exists(let isThere): .text(isThere ? "exists" : "absent")
        case .constant(let value, let isEqual):
            .map([SchemaNode.Entry(isEqual ? "is" : "not", SchemaNode(value))])
        case .oneOf(let values):
            .map([SchemaNode.Entry("in", .list(values.map { SchemaNode($0) }))])
        }
    }
}

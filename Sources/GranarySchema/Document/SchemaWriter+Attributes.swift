internal import GranaryItems

extension ModelAttribute {
    /// The attribute as it is written: a type alone, or a map.
    var node: SchemaNode {
        var fields = SchemaFieldsWriter([])
        fields.add("type", .text(shape.type.name))
        fields.add("required", flag: isRequired)
        if let defaultValue { fields.add("default", SchemaNode(defaultValue)) }
        shape.add(to: &fields)
        fields.add("immutable", flag: isImmutable)
        if let uniqueness {
            fields.add("unique", flag: true)
            fields.add("scope", texts: uniqueness.scope)
        }
        fields.add("hidden", flag: isHidden)
        if let personal { fields.add("personal", .text(personal.rawValue)) }
        if let generator { fields.add("generate", .text(generator.rawValue)) }
        fields.add("ttl", flag: shape.type == .timeToLive)
        fields.add("version", flag: isVersion)
        if let reference {
            fields.add("references", reference.node)
            fields.add("enforce", flag: reference.isEnforced)
        }
        if let derivation {
            fields.add("derived", .text(derivation.formula.description))
            if derivation.tolerance != 0.01 {
                fields.add("tolerance", number: Number(derivation.tolerance))
            }
        }
        if let deprecation {
            let message = deprecation.message
            fields.add("deprecated", message.isEmpty ? .plain("true") : .text(message))
        }
        if let renamedFrom { fields.add("renamedFrom", .text(renamedFrom)) }
        if weight != (isRequired ? 3 : 1) { fields.add("weight", number: weight) }
        fields.add("doc", text: doc)
        return fields.entries.count == 1 ? .text(shape.type.name) : .map(fields.entries)
    }
}

extension Reference {
    /// The model alone, or a map when attributes have other names here.
    fileprivate var node: SchemaNode {
        guard !attributes.isEmpty else { return .text(model) }
        let by = attributes.sorted { $0.key < $1.key }
            .map { SchemaNode.Entry($0.key, .text($0.value)) }
        return .map([.init("model", .text(model)), .init("by", .map(by))])
    }
}

extension ValueShape {
    /// The shape as it is written of an element: a type alone, or a map.
    fileprivate var node: SchemaNode {
        var fields = SchemaFieldsWriter([])
        fields.add("type", .text(type.name))
        add(to: &fields)
        return fields.entries.count == 1 ? .text(type.name) : .map(fields.entries)
    }

    /// Adds what there is to say besides the type.
    fileprivate func add(to fields: inout SchemaFieldsWriter) {
        switch type {
        case .enumeration(let words): fields.add("enum", .list(words.map { .text($0) }))
        case .decimal: fields.add("exact", flag: true)
        case .date(let precision):
            fields.add("precision", text: precision.rawValue, unless: "millisecond")
        case .list(let element), .set(let element): fields.add("items", element.node)
        case .object(let attributes):
            let entries = attributes.map { SchemaNode.Entry($0.name, $0.node) }
            fields.add("schema", .map(entries))
        default: break
        }
        fields.add("min", number: limits.minimum)
        fields.add("max", number: limits.maximum)
        fields.add("minLength", number: limits.minimumLength)
        fields.add("maxLength", number: limits.maximumLength)
        fields.add("minItems", number: limits.minimumCount)
        fields.add("maxItems", number: limits.maximumCount)
        if let pattern = limits.pattern { fields.add("pattern", .text(pattern)) }
        if let format = limits.format { fields.add("format", .text(format.rawValue)) }
    }
}

extension SchemaNode {
    /// A constant as it is written; binaries as base64, sets as lists.
    init(_ value: AttributeValue) {
        switch value {
        case .null: self = .plain("null")
        case .bool(let value): self = .plain(value ? "true" : "false")
        case .number(let number): self = .plain(number.description)
        case .string(let text): self = .text(text)
        case .binary: self = .text(SchemaNode.base64(of: value))
        case .list(let elements): self = .list(elements.map { SchemaNode($0) })
        case .map(let members):
            self = .map(members.map { Entry($0.name, SchemaNode($0.value)) })
        case .stringSet(let elements): self = .list(elements.map { .text($0) })
        case .numberSet(let elements): self = .list(elements.map { .plain($0.description) })
        case .binarySet(let elements):
            self = .list(elements.map { .text(SchemaNode.base64(of: .binary($0))) })
        }
    }

    private static func base64(of value: AttributeValue) -> String {
        guard let json = try? JSONValue(parsing: value.dynamoDBJSON),
            case .string(let text)? = json["B"]
        else { return "" }
        return text
    }
}

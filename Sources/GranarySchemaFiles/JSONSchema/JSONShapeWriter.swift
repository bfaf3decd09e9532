internal import GranaryItems
internal import GranarySchema

/// Writes what values there are as JSON Schema.
struct JSONShapeWriter {
    /// Whether objects have no attributes but those that are declared.
    let isClosed: Bool

    /// What an attribute looks like.
    func property(for attribute: ModelAttribute) -> [JSONValue.Member] {
        var property: [JSONValue.Member] = []
        if !attribute.doc.isEmpty { property.add("description", .string(attribute.doc)) }
        property += self.property(for: attribute.shape)
        if let value = attribute.defaultValue, let json = try? JSONValue(parsing: value.json) {
            property.append(JSONValue.Member("default", json))
        }
        if attribute.deprecation != nil { property.add("deprecated", true) }
        return property
    }

    /// What values of a shape look like.
    func property(for shape: ValueShape) -> [JSONValue.Member] {
        var property: [JSONValue.Member] = []
        switch shape.type {
        case .string: property += text(shape.limits)
        case .enumeration(let words):
            property.add("type", "string")
            property.add("enum", .array(words.map { .string($0) }))
        case .int, .timeToLive:
            property.add("type", "integer")
            property += bounds(shape.limits)
        case .number, .decimal:
            property.add("type", "number")
            property += bounds(shape.limits)
        case .boolean: property.add("type", "boolean")
        case .date(let precision):
            property.add("type", "string")
            property.add("format", precision == .day ? "date" : "date-time")
            property.add(
                "pattern", .string(JSONSchemaPatterns.anchored(JSONSchemaPatterns.date(precision))))
        case .binary:
            property.add("type", "string")
            property.add("contentEncoding", "base64")
        case .object(let attributes): property += object(attributes)
        case .document: property.add("type", "object")
        case .list(let element), .set(let element):
            property.add("type", "array")
            property.append(JSONValue.Member("items", .object(self.property(for: element))))
            property.add("minItems", shape.limits.minimumCount.map { .number("\($0)") })
            property.add("maxItems", shape.limits.maximumCount.map { .number("\($0)") })
            if case .set = shape.type { property.add("uniqueItems", true) }
        }
        return property
    }

    private func text(_ limits: ValueLimits) -> [JSONValue.Member] {
        var property: [JSONValue.Member] = []
        property.add("type", "string")
        property.add("minLength", limits.minimumLength.map { .number("\($0)") })
        property.add("maxLength", limits.maximumLength.map { .number("\($0)") })
        if let format = limits.format {
            property.add("format", JSONSchemaPatterns.standardName(of: format).map { .string($0) })
        }
        var patterns = [limits.pattern].compactMap { $0 }
        if let format = limits.format, JSONSchemaPatterns.needsPattern(format) {
            patterns.append(format.pattern)
        }
        let anchored = patterns.map { JSONValue.string(JSONSchemaPatterns.anchored($0)) }
        if anchored.count > 1 {
            property.add("allOf", .array(anchored.map { ["pattern": $0] }))
        } else {
            property.add("pattern", anchored.first)
        }
        return property
    }

    private func bounds(_ limits: ValueLimits) -> [JSONValue.Member] {
        var property: [JSONValue.Member] = []
        property.add("minimum", limits.minimum.map { .number($0.description) })
        property.add("maximum", limits.maximum.map { .number($0.description) })
        return property
    }

    private func object(_ attributes: [ModelAttribute]) -> [JSONValue.Member] {
        var property: [JSONValue.Member] = []
        property.add("type", "object")
        let inner = attributes.map {
            JSONValue.Member($0.name, .object(self.property(for: $0)))
        }
        property.append(JSONValue.Member("properties", .object(inner)))
        let required = attributes.filter(\.isRequired).map { JSONValue.string($0.name) }
        property.add("required", .array(required))
        if isClosed { property.add("additionalProperties", false) }
        return property
    }
}

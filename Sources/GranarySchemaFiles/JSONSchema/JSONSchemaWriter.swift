internal import GranaryItems
internal import GranarySchema

/// Writes a schema as JSON Schema.
struct JSONSchemaWriter {
    let schema: Schema

    var document: JSONValue {
        var root: [JSONValue.Member] = []
        root.add("$schema", .string(JSONSchemaFormat.dialect))
        root.add("$id", .string("urn:granary:\(schema.name):\(schema.version)"))
        root.add("title", .string(schema.name))
        if !schema.doc.isEmpty { root.add("description", .string(schema.doc)) }
        root.add(
            "anyOf", .array(schema.models.map { ["$ref": .string("#/$defs/\($0.name)")] }))
        root.append(
            JSONValue.Member(
                "$defs",
                .object(schema.models.map { JSONValue.Member($0.name, definition(of: $0)) })))
        return .object(root)
    }

    /// A model: the type attribute, the keys, then its own attributes.
    private func definition(of model: Model) -> JSONValue {
        var properties = [
            JSONValue.Member(schema.typeField, ["const": .string(model.name)])
        ]
        var required: [String] = [schema.typeField]
        let primary = schema.primaryIndex?.keyAttributes ?? []
        for key in model.keys {
            let pattern = JSONSchemaPatterns.anchored(form(of: key))
            properties.append(
                JSONValue.Member(key.attribute, ["type": "string", "pattern": .string(pattern)]))
            if primary.contains(key.attribute) { required.append(key.attribute) }
        }
        let unknown = model.unknownAttributes ?? schema.unknownAttributes
        let shapes = JSONShapeWriter(isClosed: unknown == .reject)
        for attribute in model.attributes {
            let property = shapes.property(for: attribute)
            properties.append(JSONValue.Member(attribute.name, .object(property)))
            if attribute.isRequired { required.append(attribute.name) }
        }
        var definition: [JSONValue.Member] = []
        if !model.doc.isEmpty { definition.add("description", .string(model.doc)) }
        if model.status == .deprecated { definition.add("deprecated", true) }
        definition.add("type", "object")
        definition.append(JSONValue.Member("properties", .object(properties)))
        definition.add("required", .array(required.map { .string($0) }))
        if shapes.isClosed { definition.add("additionalProperties", false) }
        return .object(definition)
    }

    /// The regular expression of all keys that a template makes.
    private func form(of key: KeyTemplate) -> String {
        key.parts.reduce(into: "") { form, part in
            switch part {
            case .literal(let text): form += JSONSchemaPatterns.escaped(text)
            case .variable: form += ".+"
            }
        }
    }
}

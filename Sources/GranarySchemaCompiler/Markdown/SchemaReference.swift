internal import GranaryItems
public import GranarySchema

/// The page that says what each model and attribute is.
public struct SchemaReference: Sendable {
    /// The page as Markdown.
    public let text: String

    /// Describes schemas, in the order of schemas, models and attributes.
    public init(of schemas: [Schema]) {
        var text = MarkdownText()
        text.heading(1, "Schema reference")
        text.paragraph(
            """
            The models of each schema, with their keys and attributes. Made from the schema files \
            by `granary schema docs`: change those, not this page. What is asked of the models is \
            on the page of [access patterns](access-patterns.md).
            """)
        for schema in schemas { Self.write(schema, into: &text) }
        text.end()
        self.text = text.text
    }

    private static func write(_ schema: Schema, into text: inout MarkdownText) {
        text.heading(2, schema.name)
        text.paragraph(schema.doc)
        text.paragraph(
            "Version \(schema.version), table `\(schema.table)`. The attribute "
                + "`\(schema.typeField)` names an item's model; attributes that no model declares "
                + "are \(schema.unknownAttributes.words).")
        text.heading(3, "Indexes of \(schema.name)")
        text.table(
            ["index", "kind", "partition key", "sort key", "stores", "models", "what for"],
            schema.indexes.map { row(of: $0, in: schema) })
        for model in schema.models { write(model, of: schema, into: &text) }
    }

    private static func row(of index: SchemaIndex, in schema: Schema) -> [String] {
        let models = schema.models.filter { model in
            schema.indexes(of: model).contains { $0.name == index.name }
        }
        return [
            "`\(index.name)`", index.kind.words, list(index.partitionKey), list(index.sortKey),
            index.projection.words + (index.followsToItem ? ", follows to the item" : ""),
            index.kind == .primary ? "all" : models.map(\.name).joined(separator: ", "), index.doc,
        ]
    }

    private static func write(_ model: Model, of schema: Schema, into text: inout MarkdownText) {
        text.heading(3, "\(schema.name).\(model.name)")
        text.paragraph(model.doc)
        if let origin = model.origin { text.item("Origin: `\(origin)`") }
        if model.status != .current { text.item("Status: \(model.status.rawValue)") }
        for key in model.keys { text.item("`\(key.attribute)`: `\(key.text)`") }
        if !model.rules.isEmpty { text.item("Rules that refuse a write: \(list(model.rules))") }
        if !model.warnings.isEmpty {
            text.item("Rules that lower the quality: \(list(model.warnings))")
        }
        if let freshness = model.freshness {
            text.item("Fresh for \(freshness.days) days after `\(freshness.attribute)`")
        }
        if let unknown = model.unknownAttributes {
            text.item("Attributes it does not declare are \(unknown.words)")
        }
        text.blank()
        let layout = ModelLayout(model, of: schema)
        text.table(
            ["attribute", "in Swift", "type", "must", "meaning"],
            rows(of: layout.properties, prefix: "", swiftPrefix: "", nested: layout.nested))
    }

    private static func rows(
        of properties: [PropertyLayout], prefix: String, swiftPrefix: String, nested: NestedTypes
    ) -> [[String]] {
        properties.flatMap { property in
            let attribute = property.attribute
            let name = prefix + attribute.name
            let row = [
                "`\(name)`", "`\(swiftPrefix)\(property.name)`", property.attribute.shape.words,
                AttributeWords(attribute, property: property).text, attribute.doc,
            ]
            guard let object = nested.objects.first(where: { $0.name == property.type.objectName })
            else { return [row] }
            let mark = property.type.isCollection ? "[]." : "."
            return [row]
                + rows(
                    of: object.properties, prefix: name + mark,
                    swiftPrefix: swiftPrefix + property.name + mark, nested: object.nested)
        }
    }

    private static func list(_ names: [String]) -> String {
        names.map { "`\($0)`" }.joined(separator: ", ")
    }
}

extension SwiftType {
    /// The name of the object it is, or is made of.
    fileprivate var objectName: String? {
        switch self {
        case .object(let name): name
        case .list(let element), .set(let element): element.objectName
        default: nil
        }
    }
}

public import GranarySchema

/// The page that says what is asked of each model, and how it is answered.
public struct AccessPatterns: Sendable {
    /// The page as Markdown.
    public let text: String

    /// Writes down every pattern of some schemas, in the order of schemas, models and queries.
    ///
    /// A query that cannot be answered is left out; the check of a schema names it.
    public init(of schemas: [Schema]) {
        var text = MarkdownText()
        text.heading(1, "Access patterns")
        text.paragraph(
            """
            What is asked of each model, and what answering it reads. Made from the schema files \
            by `granary schema docs`: change those, not this page. `${name}` is a parameter; `⁺` \
            behind it means the next value that can be stored, `⁻` the one before. What is \
            filtered is read first.
            """)
        for schema in schemas { Self.write(schema, into: &text) }
        text.end()
        self.text = text.text
    }

    private static func write(_ schema: Schema, into text: inout MarkdownText) {
        text.heading(2, schema.name)
        let count = schema.models.map(\.queries.count).reduce(0, +)
        text.paragraph(
            "Table `\(schema.table)`: \(schema.models.count) models, \(count) named queries, "
                + "\(schema.collections.count) item collections.")
        if !schema.collections.isEmpty {
            text.heading(3, "Item collections of \(schema.name)")
            text.table(
                ["collection", "what for", "index", "key expression", "models"],
                schema.collections.map { row(of: $0, in: schema) })
        }
        for model in schema.models {
            text.heading(3, "\(schema.name).\(model.name)")
            text.table(
                ["pattern", "what for", "index", "key expression", "reads"],
                [keyRow(of: model, in: schema)] + rows(of: model, in: schema))
        }
    }

    private static func row(of collection: ModelCollection, in schema: Schema) -> [String] {
        let names = collection.key.variables.map { SwiftNames.property($0) }
        let index = schema.index(named: collection.index)
        return [
            "`\(schema.name).\(collection.name)(\(names.joined(separator: ", ")))`",
            collection.doc, indexText(index),
            "`\(collection.key.attribute) = \"\(collection.key.text)\"`",
            collection.models.joined(separator: ", "),
        ]
    }

    private static func keyRow(of model: Model, in schema: Schema) -> [String] {
        let layout = ModelLayout(model, of: schema)
        let labels = layout.keyProperties.map { "\($0.name):" }.joined()
        let terms = (schema.primaryIndex?.keyAttributes ?? []).map { key in
            "\(key) = \"\(model.key(named: key)?.text ?? "${\(key)}")\""
        }
        return [
            "`get(\(model.name).Key(\(labels)))`", "The item with a key.", "table",
            "`\(terms.joined(separator: " AND "))`", "one item",
        ]
    }

    private static func rows(of model: Model, in schema: Schema) -> [[String]] {
        ModelLayout(model, of: schema).queries.map { query in
            let plan = PlanText(plan: query.plan)
            let arguments = query.parameters.map { $0.label.map { "\($0):" } ?? $0.name }
            return [
                "`\(query.query.name)(\(arguments.joined(separator: ", ")))`", query.query.doc,
                indexText(query.plan.index), "`\(plan.key)`", plan.reads,
            ]
        }
    }

    private static func indexText(_ index: SchemaIndex?) -> String {
        guard let index, index.kind != .primary else { return "table" }
        return "`\(index.name)`"
    }
}

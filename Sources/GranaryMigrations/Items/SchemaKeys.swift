internal import GranaryItems
internal import GranarySchema

/// How a schema makes the keys of its items, worked out once.
final class SchemaKeys: Sendable {
    /// The keys of one model.
    final class ModelKeys: Sendable {
        let model: Model
        /// What each synthetic key attribute is made by.
        let templates: [CompiledTemplate]
        let templateTexts: [String: String]
        let variables: [[String]]
        /// What the primary key is made of: a template, or an attribute as it is.
        let primary: [(name: String, template: CompiledTemplate?)]

        init(_ model: Model, of schema: Schema) {
            self.model = model
            templates = model.keys.map { CompiledTemplate($0) }
            variables = model.keys.map(\.variables)
            templateTexts = Dictionary(
                model.keys.map { ($0.attribute, $0.text) }, uniquingKeysWith: { $1 })
            primary = (schema.primaryIndex?.keyAttributes ?? []).map { name in
                (name, model.key(named: name).map { CompiledTemplate($0) })
            }
        }

        /// The primary key of an item whose attributes `value` gives by name; `nil` when something it
        /// is made of is missing.
        func primaryKey(_ value: (String) -> AttributeValue?) -> Item? {
            var parts: [(name: String, value: AttributeValue?)] = []
            for (name, template) in primary {
                let part = template.map { $0.text(value).map { AttributeValue.string($0) } }
                guard let part = part ?? value(name) else { return nil }
                parts.append((name, part))
            }
            return Item().replacing(parts)
        }
    }

    let schema: Schema
    let typeField: String
    private let models: [String: ModelKeys]

    init(_ schema: Schema) {
        self.schema = schema
        typeField = schema.typeField
        models = Dictionary(
            schema.models.map { ($0.name, ModelKeys($0, of: schema)) }, uniquingKeysWith: { $1 })
    }

    subscript(model: String) -> ModelKeys? { models[model] }
}

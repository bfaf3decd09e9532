internal import GranarySchema

/// A model as a type in Swift: names, types and order, before there is any text.
struct ModelLayout {
    /// What it is made from.
    let model: Model
    /// The schema it belongs to.
    let schema: Schema
    /// The properties, in the order they are written down.
    let properties: [PropertyLayout]
    /// The types within it.
    let nested: NestedTypes
    /// The named queries, in the order they are written down.
    let queries: [QueryLayout]
    /// What cannot be said in Swift.
    let diagnostics: [SchemaDiagnostic]

    init(_ model: Model, of schema: Schema) {
        self.model = model
        self.schema = schema
        let path = SchemaPath.model(model.name)
        var builder = LayoutBuilder(owner: model.name, path: path.appending("attributes"))
        let keys = Set(
            (schema.primaryIndex?.keyAttributes ?? []).flatMap { name in
                model.key(named: name)?.variables ?? [name]
            })
        properties = builder.properties(model.attributes, keys: keys) { attribute in
            if attribute.isVersion { return .version }
            if attribute.name == model.timestamps?.updated { return .update }
            return attribute.name == model.timestamps?.created && !keys.contains(attribute.name)
                ? .creation : .program
        }
        nested = builder.nested
        var diagnostics = builder.diagnostics
        var queries: [QueryLayout] = []
        for query in model.queries {
            do throws(QueryPlanError) {
                let plan = try schema.plan(query, of: model)
                queries.append(QueryLayout(query, plan: plan, properties: properties))
            } catch {
                diagnostics.append(
                    SchemaDiagnostic(
                        path: path.appending("queries", query.name), message: "\(error)"))
            }
        }
        self.queries = queries
        self.diagnostics = diagnostics
    }

    /// The name of the type.
    var name: String { model.name }

    /// The property made of an attribute.
    func property(_ attribute: String) -> PropertyLayout? {
        properties.first { $0.attribute.name == attribute }
    }

    /// The templates of the keys of other indexes.
    var indexTemplates: [KeyTemplate] {
        let primary = schema.primaryIndex?.keyAttributes ?? []
        return model.keys.filter { !primary.contains($0.attribute) }
    }

    /// The properties that make the primary key, in the order the key has them.
    var keyProperties: [PropertyLayout] {
        var names: [String] = []
        for key in schema.primaryIndex?.keyAttributes ?? [] {
            for name in model.key(named: key)?.variables ?? [key] where !names.contains(name) {
                names.append(name)
            }
        }
        return names.compactMap { property($0) }
    }

    /// The properties that the initialiser has parameters for: those of the key, other required
    /// ones, and the rest in the order they are written down.
    var parameters: [PropertyLayout] {
        let others = properties.filter { !$0.isKey && $0.isParameter }
        return keyProperties + others.filter { !$0.hasDefaultArgument }
            + others.filter { $0.hasDefaultArgument }
    }

    /// The moment that ends the primary key, when nothing else tells two items apart: an item is
    /// then never replaced by a put, because it would be another one's.
    var keyTime: PropertyLayout? {
        guard let last = keyProperties.last, case .date = last.type,
            !keyProperties.contains(where: { $0.attribute.generator != nil })
        else { return nil }
        return last
    }
}

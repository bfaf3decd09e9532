internal import GranarySchema

/// A schema as types in Swift: its models, its collections, and the names of its rules.
struct SchemaLayout {
    /// A collection as a function and a type of elements.
    struct Collection {
        /// What it is made from.
        let collection: ModelCollection
        /// The name of the function: `startup`.
        let name: String
        /// The name of the elements' type: `StartupItem`.
        let elementType: String
        /// The models in it, and the case of each.
        let cases: [(name: String, model: String)]
        /// The variables of its key, with their types.
        let parameters: [QueryLayout.Parameter]
    }

    let schema: Schema
    let models: [ModelLayout]
    let collections: [Collection]
    private(set) var diagnostics: [SchemaDiagnostic]

    init(_ schema: Schema) {
        self.schema = schema
        models = schema.models.map { ModelLayout($0, of: schema) }
        var diagnostics = models.flatMap(\.diagnostics)
        var types = NameScope(["Rules"])
        collections = schema.collections.map { [models] collection in
            var cases = NameScope(["unrecognized"])
            var names = NameScope()
            return Collection(
                collection: collection, name: SwiftNames.property(collection.name),
                elementType: types.claim(SwiftNames.type(collection.name) + "Item"),
                cases: collection.models.map { model in
                    (name: cases.claim(SwiftNames.property(model)), model: model)
                },
                parameters: collection.key.variables.map { variable in
                    let name = SwiftNames.property(variable)
                    return QueryLayout.Parameter(
                        label: nil, name: names.claim(name),
                        type: Self.type(of: variable, in: collection, models))
                })
        }
        if schema.model(named: schema.name) != nil {
            diagnostics.append(
                SchemaDiagnostic(
                    path: SchemaPath("schema"),
                    message: "the schema and a model are both called '\(schema.name)'",
                    remedy: "give the schema, which names the namespace in Swift, another name"))
        }
        self.diagnostics = diagnostics
    }

    /// The type of a key's variable: what the first model that declares it says, one of the
    /// collection if there is one; else text.
    private static func type(
        of variable: String, in collection: ModelCollection, _ models: [ModelLayout]
    ) -> SwiftType {
        let members = collection.models.compactMap { name in models.first { $0.name == name } }
        let property = (members + models).lazy.compactMap { $0.property(variable) }.first
        guard let type = property?.type else { return .string }
        // An enumeration belongs to its model; what is common to several is its text.
        if case .enumeration = type { return .string }
        return type
    }
}

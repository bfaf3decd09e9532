internal import GranaryEntities

/// What must be known of a model to make items of it that queries tell apart.
struct PopulationPlan {
    /// An attribute that a query asks about, or that a key is made of.
    struct Queried {
        let attribute: ModelAttribute
        /// Whether each item has a value of its own: it alone must tell the item apart.
        let isSole: Bool
        /// What queries compare it with.
        let constants: [AttributeValue]
    }

    let model: Model
    let queried: [Queried]
    /// The table's own index and those that hold an item once.
    let uniqueIndexes: [SchemaIndex]

    init(of model: Model, in schema: Schema) {
        self.model = model
        let indexes = schema.indexes(of: model)
        let unique = indexes.filter { $0.kind == .primary || $0.kind == .unique }
        uniqueIndexes = unique
        let conditions = model.queries.flatMap { $0.conditions + $0.filters }
        let names = Set(
            model.keys.flatMap(\.variables) + conditions.map(\.attribute)
                + indexes.flatMap(\.keyAttributes))
        let sole = Self.soleAttributes(of: model, in: unique, schema)
        queried = model.attributes
            .filter { names.contains($0.name) && !$0.isVersion }
            .map { attribute in
                let constants = conditions.compactMap { condition -> AttributeValue? in
                    guard condition.attribute == attribute.name,
                        case .constant(let value, _) = condition.test
                    else { return nil }
                    return value
                }
                return Queried(
                    attribute: attribute, isSole: sole.contains(attribute.name),
                    constants: constants)
            }
    }

    private static func soleAttributes(
        of model: Model, in indexes: [SchemaIndex], _ schema: Schema
    ) -> Set<String> {
        var sole: Set<String> = []
        for index in indexes {
            let names = index.keyAttributes.flatMap { name in
                name == schema.typeField ? [] : model.key(named: name)?.variables ?? [name]
            }
            let made = names.filter { model.attribute(named: $0)?.generator != nil }
            sole.formUnion(Set(names).count == 1 ? names : made)
        }
        return sole
    }
}

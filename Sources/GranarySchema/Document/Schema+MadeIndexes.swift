extension Model {
    /// The indexes that the model's `unique` attributes make: over the type attribute, the scope
    /// and the attribute itself.
    ///
    /// They store keys alone, since each leads to one item.
    func madeIndexes(typeField: String) -> [SchemaIndex] {
        attributes.compactMap { attribute in
            guard let uniqueness = attribute.uniqueness else { return nil }
            return SchemaIndex(
                name: "\(name).\(attribute.name)", kind: .unique,
                partitionKey: [typeField] + uniqueness.scope + [attribute.name],
                projection: .keys, followsToItem: true, models: [name])
        }
    }
}

extension Schema {
    /// The same schema as it is read from files: parts in their order, and with the indexes that
    /// `unique` attributes make.
    ///
    /// For a schema that is put together by hand or comes from another format.
    public var canonical: Schema {
        var schema = self
        for position in schema.models.indices {
            schema.models[position].keys.sort { $0.attribute < $1.attribute }
        }
        schema.models.sort { $0.name < $1.name }
        schema.collections.sort { $0.name < $1.name }
        let made = models.flatMap { $0.madeIndexes(typeField: typeField) }
        let madeNames = Set(made.map(\.name))
        schema.indexes =
            (indexes.filter { !madeNames.contains($0.name) } + made).inCanonicalOrder
        return schema
    }
}

extension [SchemaIndex] {
    /// The primary index first, the others by name.
    var inCanonicalOrder: [SchemaIndex] {
        sorted { first, second in
            if first.kind == .primary || second.kind == .primary {
                return first.kind == .primary && second.kind != .primary
            }
            return first.name < second.name
        }
    }
}

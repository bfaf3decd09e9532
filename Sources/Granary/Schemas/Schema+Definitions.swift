internal import GranaryItems
internal import GranarySchema

extension Schema {
    /// The primary key of the table.
    func keySchema() throws(ValidationError) -> KeySchema {
        guard let primary = primaryIndex, primary.partitionKey.count == 1,
            primary.sortKey.count <= 1
        else {
            throw .definition(
                "Schema \(name) needs a primary index of one hash and at most one sort attribute")
        }
        let key = try keyAttributes(primary.keyAttributes, of: primary)
        return KeySchema(partitionKey: key[0], sortKey: key.count == 2 ? key[1] : nil)
    }

    /// The secondary indexes, in the order of the schema.
    func indexDefinitions() throws(ValidationError) -> [IndexDefinition] {
        var definitions: [IndexDefinition] = []
        for index in indexes {
            guard let kind = IndexDefinition.Kind(index.kind) else { continue }
            definitions.append(
                IndexDefinition(
                    index.name, kind: kind,
                    partitionKey: try keyAttributes(index.partitionKey, of: index),
                    sortKey: try keyAttributes(index.sortKey, of: index),
                    projection: IndexProjection(index.projection)))
        }
        return definitions
    }

    private func keyAttributes(
        _ names: [String], of index: SchemaIndex
    ) throws(ValidationError) -> [KeyAttribute] {
        var attributes: [KeyAttribute] = []
        for attribute in names {
            guard let type = keyType(of: attribute, in: index) else {
                throw .definition(
                    "No model of schema \(name) has the attribute \(attribute) of index "
                        + "\(index.name) as a string, number or binary")
            }
            attributes.append(KeyAttribute(attribute, type))
        }
        return attributes
    }
}

extension IndexDefinition.Kind {
    /// The kind of a secondary index; `nil` for the primary one.
    fileprivate init?(_ kind: SchemaIndex.Kind) {
        switch kind {
        case .primary: return nil
        case .global: self = .global
        case .local: self = .local
        case .unique: self = .unique
        case .multiValue: self = .multiValue
        }
    }
}

extension IndexProjection {
    fileprivate init(_ projection: SchemaIndex.Projection) {
        switch projection {
        case .all: self = .all
        case .keys: self = .keysOnly
        case .include(let names): self = .include(names)
        }
    }
}

internal import GranaryExpressions
internal import GranaryItems

/// What expressions may not do to the attributes of keys, whatever is stored.
extension CatalogTable {
    /// Refuses a path that leads into a key attribute: those are scalars, and nothing is in them.
    ///
    /// An attribute whose elements an index has is a list or a set, and no such attribute.
    func checkKeyPaths(in expression: (some PathReading)?) throws(ValidationError) {
        guard let expression, expression.firstPath(where: { !$0.steps.isEmpty }) != nil else {
            return
        }
        func leadsInto(_ name: String) -> Bool {
            let path = expression.firstPath { path in
                !path.steps.isEmpty && path.root.hasSameBytes(as: name)
            }
            return path != nil
        }
        if let name = keySchema.names.first(where: leadsInto) {
            throw .keyPath(attribute: name, isIndexKey: false)
        }
        for index in indexes where index.definition.kind != .multiValue {
            let names = index.definition.keyAttributes.lazy.map(\.name)
            if let name = names.first(where: leadsInto) {
                throw .keyPath(attribute: name, isIndexKey: true)
            }
        }
    }

    /// Refuses an update that gives a key attribute of an index a value of another type, as far as the
    /// update itself says.
    func checkIndexKeys(in update: Update) throws(ValidationError) {
        guard !indexes.isEmpty else { return }
        for (path, value) in update.givenValues where path.steps.isEmpty {
            for index in indexes where index.definition.kind != .multiValue {
                for key in index.definition.keyAttributes
                where key.name.hasSameBytes(as: path.root) && key.type.kind != value.kind {
                    throw .indexKeyTypeMismatch(
                        index: index.definition.name, attribute: key.name, expected: key.type,
                        actual: value.kind)
                }
            }
        }
    }
}

internal import Granary

/// What a table demands of an item, checked line by line so that a refusal can name its line.
///
/// The store checks the same and more when it writes, where only the batch is known.
struct ImportRules: Sendable {
    private let keySchema: KeySchema
    private let indexes: [IndexDefinition]

    init(_ keySchema: KeySchema, indexes: [IndexDefinition]) {
        self.keySchema = keySchema
        self.indexes = indexes
    }

    init(_ description: TableDescription) {
        self.init(description.keySchema, indexes: description.indexes.map(\.definition))
    }

    /// The type that an attribute has in a key; a string in none.
    func type(of name: String) -> KeyType {
        let attributes = keySchema.attributes + indexes.flatMap(\.keyAttributes)
        return attributes.first { $0.name == name }?.type ?? .string
    }

    /// Checks the item's keys and size.
    func check(_ item: Item) throws(SyntaxFailure) {
        for attribute in keySchema.attributes {
            guard let value = item.view.value(named: attribute.name) else {
                throw SyntaxFailure("the item lacks the key attribute '\(attribute.name)'")
            }
            guard value.kind == attribute.type.kind else {
                throw SyntaxFailure(
                    "the key attribute '\(attribute.name)' is \(attribute.type.kind.code), not "
                        + value.kind.code)
            }
        }
        for index in indexes where index.kind != .multiValue {
            for attribute in index.keyAttributes {
                guard let value = item.view.value(named: attribute.name) else { continue }
                guard value.kind == attribute.type.kind else {
                    throw SyntaxFailure(
                        "'\(attribute.name)', a key of index \(index.name), is "
                            + "\(attribute.type.kind.code), not \(value.kind.code)")
                }
            }
        }
        guard item.size <= Limits.itemByteCount else {
            throw SyntaxFailure(
                "the item has \(item.size) bytes, and may have \(Limits.itemByteCount)")
        }
    }
}

internal import GranaryItems

/// Whether an attribute that is in a key has one type in all models, and one that a key can have.
///
/// A key attribute has one type in the whole table: an item with another cannot be written, even
/// when it lacks the index's other attributes.
enum IndexKeyTypes: SchemaCheck {
    static func run(on schema: Schema, into report: inout SchemaReport) {
        var seen: Set<String> = []
        for index in schema.indexes {
            for (position, name) in index.keyAttributes.enumerated() where name != schema.typeField
            {
                let isElement = index.kind == .multiValue && position == 0
                guard seen.insert("\(isElement) \(name)").inserted else { continue }
                compare(name, of: index, isElement: isElement, in: schema, into: &report)
            }
        }
    }

    private static func compare(
        _ name: String, of index: SchemaIndex, isElement: Bool, in schema: Schema,
        into report: inout SchemaReport
    ) {
        var first: (model: String, type: KeyType)?
        for model in schema.models where !report.isBroken(key: name, of: model) {
            let type: KeyType
            let path: SchemaPath
            if model.key(named: name) != nil {
                type = .string
                path = SchemaPath.model(model.name).appending("keys", name)
            } else if let shape = model.attribute(named: name)?.shape {
                path = SchemaPath.model(model.name).appending("attributes", name)
                let found = isElement ? shape.type.elementKeyType : nil
                guard let key = found ?? shape.type.keyType else {
                    report.error(
                        path,
                        "\(name) is a \(shape.type.name), which cannot be in the key of "
                            + index.name,
                        "use a string, a number, a date or a binary")
                    continue
                }
                type = key
            } else {
                continue
            }
            guard let known = first else {
                first = (model.name, type)
                continue
            }
            if known.type != type {
                report.error(
                    path,
                    "\(name) is a \(type.word) here and a \(known.type.word) in \(known.model), "
                        + "and in the key of \(index.name)",
                    "give it one type in all models, or another name here")
            }
        }
    }
}

extension KeyType {
    /// The word for it in a message.
    fileprivate var word: String {
        switch self {
        case .string: "string"
        case .number: "number"
        case .binary: "binary"
        }
    }
}

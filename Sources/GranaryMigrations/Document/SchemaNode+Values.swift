internal import GranaryItems
internal import GranarySchema

extension SchemaNode {
    /// A map of texts, by name.
    init(texts: [String: String]) {
        self = .map(texts.sorted { $0.key < $1.key }.map { Entry($0.key, .text($0.value)) })
    }

    /// A value of an attribute; sets are lists, and binaries are not written.
    init(_ value: AttributeValue) {
        switch value {
        case .null: self = .plain("null")
        case .bool(let value): self = .plain(value ? "true" : "false")
        case .number(let value): self = .plain(value.description)
        case .string(let value): self = .text(value)
        case .binary: self = .plain("null")
        case .list(let elements): self = .list(elements.map { SchemaNode($0) })
        case .map(let entries):
            self = .map(entries.map { Entry($0.name, SchemaNode($0.value)) })
        case .stringSet(let elements): self = .list(elements.map { .text($0) })
        case .numberSet(let elements): self = .list(elements.map { .plain($0.description) })
        case .binarySet: self = .plain("null")
        }
    }
}

extension SchemaDecoder {
    /// Reads a map of texts that must be there.
    mutating func textTable(
        _ key: String, in fields: SchemaFields, _ remedy: String
    ) -> [String: String]? {
        guard let node = fields[key] else {
            missing(key, in: fields, remedy)
            return nil
        }
        var table: [String: String] = [:]
        for entry in map(node, at: fields.path.appending(key), key).entries {
            let path = fields.path.appending(key, entry.key)
            if let text = text(entry.value, at: path, entry.key) { table[entry.key] = text }
        }
        return table
    }
}

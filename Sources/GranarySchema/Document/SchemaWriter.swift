internal import GranaryItems

extension Schema {
    /// The schema as a map of the header's keys, with the models under `models`.
    var node: SchemaNode {
        var fields = SchemaFieldsWriter(headerEntries)
        fields.add("models", .map(models.map { SchemaNode.Entry($0.name, .map($0.entries)) }))
        return .map(fields.entries)
    }

    /// What a header file holds.
    package var headerEntries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("format", .text(SchemaDecoder.format))
        fields.add("schema", .text(name))
        fields.add("version", .text(version.description))
        fields.add("table", .text(table))
        fields.add("doc", text: doc)
        fields.add("typeField", text: typeField, unless: "_type")
        fields.add("separator", text: separator, unless: "#")
        fields.add("unknown", text: unknownAttributes.rawValue, unless: "reject")
        let made = Set(models.flatMap { $0.madeIndexes(typeField: typeField) }.map(\.name))
        let own = indexes.filter { !made.contains($0.name) }
        fields.add("indexes", .map(own.map { SchemaNode.Entry($0.name, .map($0.entries)) }))
        if !collections.isEmpty {
            let entries = collections.map { SchemaNode.Entry($0.name, .map($0.entries)) }
            fields.add("collections", .map(entries))
        }
        return fields.entries
    }
}

extension SchemaIndex {
    fileprivate var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        switch kind {
        case .primary, .global: fields.add("hash", oneOrMore: partitionKey)
        case .unique: fields.add("unique", oneOrMore: partitionKey)
        case .multiValue: fields.add("multi", oneOrMore: partitionKey)
        case .local: fields.add("local", oneOrMore: sortKey)
        }
        if kind != .local, !sortKey.isEmpty { fields.add("sort", oneOrMore: sortKey) }
        switch projection {
        case .all: break
        case .keys: fields.add("project", .text("keys"))
        case .include(let names): fields.add("project", .list(names.map { .text($0) }))
        }
        fields.add("follow", flag: followsToItem)
        fields.add("models", texts: models)
        fields.add("doc", text: doc)
        return fields.entries
    }
}

extension ModelCollection {
    fileprivate var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("doc", text: doc)
        fields.add("index", text: index, unless: "primary")
        fields.add("key", .text(key.text))
        fields.add("models", .list(models.map { .text($0) }))
        return fields.entries
    }
}

/// The entries of a map as they are put together: defaults stay out.
package struct SchemaFieldsWriter {
    package private(set) var entries: [SchemaNode.Entry]

    package init(_ entries: [SchemaNode.Entry]) { self.entries = entries }

    package mutating func add(_ key: String, _ node: SchemaNode) {
        entries.append(SchemaNode.Entry(key, node))
    }

    package mutating func add(_ key: String, text: String, unless standard: String = "") {
        if text != standard { add(key, .text(text)) }
    }

    package mutating func add(_ key: String, flag: Bool) {
        if flag { add(key, .plain("true")) }
    }

    mutating func add(_ key: String, number: (some CustomStringConvertible)?) {
        if let number { add(key, .plain(number.description)) }
    }

    package mutating func add(_ key: String, texts: [String]) {
        if !texts.isEmpty { add(key, .list(texts.map { .text($0) })) }
    }

    mutating func add(_ key: String, oneOrMore names: [String]) {
        if let name = names.first, names.count == 1 {
            add(key, .text(name))
        } else {
            add(key, .list(names.map { .text($0) }))
        }
    }
}

internal import Granary

extension TableDescription {
    /// The description as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("tableName", .string(tableName)),
            .init("partitionKey", .string(keySchema.partitionKey.commandText)),
            .init("sortKey", keySchema.sortKey.map { .string($0.commandText) } ?? .null),
            .init("itemCount", .number("\(itemCount)")),
            .init("sizeBytes", .number("\(tableSizeBytes)")),
            .init("indexes", .array(indexes.map(\.jsonValue))),
            .init("changeLog", .bool(changeLogEnabled)),
            .init("deletionProtection", .bool(deletionProtectionEnabled)),
            .init("tableID", .string(tableID)),
            .init("creationMilliseconds", .number("\(creationMilliseconds)")),
        ])
    }

    /// The description in lines for people.
    func lines(width: Int) -> [String] {
        var pairs: [(name: String, value: String)] = [
            ("table", tableName), ("partition key", keySchema.partitionKey.commandText),
        ]
        if let sortKey = keySchema.sortKey { pairs.append(("sort key", sortKey.commandText)) }
        pairs.append(("items", ProgressBar.grouped(itemCount)))
        pairs.append(("size", ByteText.text(tableSizeBytes)))
        if changeLogEnabled { pairs.append(("change log", "on")) }
        if deletionProtectionEnabled { pairs.append(("deletion", "refused")) }
        var lines = AttributeListing.lines(pairs, width: width)
        guard !indexes.isEmpty else { return lines }
        let rows = indexes.map { index in
            [
                index.definition.name, index.definition.kind.commandText,
                index.definition.partitionKey.commandText, index.definition.sortKey.commandText,
                index.indexStatus.rawValue, ProgressBar.grouped(index.itemCount),
                ByteText.text(index.indexSizeBytes),
            ]
        }
        let header = [
            "index", "kind", "partition key", "sort key", "status", "entries", "size",
        ]
        let table = TextTable(header: header, rows: rows, width: width)
        lines += ["", table.line(table.header), table.rule]
        return lines + rows.map(table.line)
    }
}

extension IndexDescription {
    /// The description as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("indexName", .string(definition.name)),
            .init("kind", .string(definition.kind.commandText)),
            .init("partitionKey", .string(definition.partitionKey.commandText)),
            .init(
                "sortKey",
                definition.sortKey.isEmpty ? .null : .string(definition.sortKey.commandText)),
            .init("projection", .string(definition.projection.commandText)),
            .init("status", .string(indexStatus.rawValue)),
            .init("itemCount", .number("\(itemCount)")),
            .init("sizeBytes", .number("\(indexSizeBytes)")),
        ])
    }
}

extension KeyAttribute {
    /// The attribute as the command line writes it.
    var commandText: String { "\(name):\(type.kind.code)" }
}

extension [KeyAttribute] {
    /// The attributes as the command line writes them, without parentheses.
    var commandText: String { map(\.commandText).joined(separator: ",") }
}

extension IndexDefinition.Kind {
    /// The kind in a word.
    var commandText: String {
        switch self {
        case .global: "global"
        case .local: "local"
        case .unique: "unique"
        case .multiValue: "multi-value"
        }
    }
}

extension IndexProjection {
    /// What an index holds, in a word, or the attributes beside the keys.
    var commandText: String {
        switch self {
        case .all: "ALL"
        case .keysOnly: "KEYS_ONLY"
        case .include(let names): "INCLUDE " + names.joined(separator: ",")
        }
    }
}

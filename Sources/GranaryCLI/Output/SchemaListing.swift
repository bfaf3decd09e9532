internal import Granary

extension Schema {
    /// The queries of all models.
    var queryCount: Int { models.reduce(0) { $0 + $1.queries.count } }

    /// How many of each thing there are, in a few words.
    var countText: String {
        [
            CountText.text(models.count, "model"),
            CountText.text(indexes.count - 1, "index", "indexes"),
            CountText.text(collections.count, "collection"),
            CountText.text(queryCount, "query", "queries"),
        ].joined(separator: ", ")
    }

    /// The schema in lines for people: its models, indexes and collections.
    func lines(width: Int) -> [String] {
        var lines = DefinitionList.lines(
            [
                DefinitionList.Entry("schema", "\(name) \(version)"),
                DefinitionList.Entry("table", table),
                DefinitionList.Entry("for", doc.isEmpty ? "not said" : doc),
                DefinitionList.Entry("holds", countText),
                DefinitionList.Entry("type field", typeField),
                DefinitionList.Entry("unknown", unknownAttributes.rawValue),
            ], width: width)
        lines += DefinitionList.lines("models", models.map { entry(of: $0) }, width: width)
        lines += DefinitionList.lines("indexes", indexes.map(\.entry), width: width)
        return lines
            + DefinitionList.lines("collections", collections.map(\.entry), width: width)
    }

    private func entry(of model: Model) -> DefinitionList.Entry {
        let counts =
            CountText.text(model.attributes.count, "attribute") + ", "
            + CountText.text(model.queries.count, "query", "queries")
        let status = model.status == .current ? "" : ", \(model.status.rawValue)"
        return DefinitionList.Entry(
            model.name, keyText(of: model), model.doc, counts + status)
    }

    /// The primary key of a model's items, partition key first.
    func keyText(of model: Model) -> String {
        (primaryIndex?.keyAttributes ?? [])
            .map { model.key(named: $0)?.text ?? $0 }.joined(separator: " / ")
    }

    /// The schema as JSON: what ``lines(width:)`` shows.
    var overviewValue: JSONValue {
        .object([
            .init("schema", .string(name)), .init("version", .string("\(version)")),
            .init("table", .string(table)), .init("doc", .string(doc)),
            .init("typeField", .string(typeField)),
            .init("unknown", .string(unknownAttributes.rawValue)),
            .init("models", .array(models.map { overviewValue(of: $0) })),
            .init("indexes", .array(indexes.map(\.jsonValue))),
            .init("collections", .array(collections.map(\.jsonValue))),
        ])
    }

    private func overviewValue(of model: Model) -> JSONValue {
        .object([
            .init("model", .string(model.name)), .init("doc", .string(model.doc)),
            .init("status", .string(model.status.rawValue)),
            .init("keys", .object(model.keys.map { .init($0.attribute, .string($0.text)) })),
            .init("attributeCount", .number("\(model.attributes.count)")),
            .init("queryCount", .number("\(model.queries.count)")),
        ])
    }
}

extension SchemaIndex {
    fileprivate var entry: DefinitionList.Entry {
        let key = [partitionKey, sortKey].filter { !$0.isEmpty }
            .map { $0.joined(separator: ", ") }.joined(separator: " / ")
        let stores = projection == .all ? "" : "; stores \(projection.text)"
        return DefinitionList.Entry(name, "\(kind.commandText): \(key)\(stores)", doc)
    }

    fileprivate var jsonValue: JSONValue {
        .object([
            .init("index", .string(name)), .init("kind", .string(kind.commandText)),
            .init("partitionKey", .array(partitionKey.map { .string($0) })),
            .init("sortKey", .array(sortKey.map { .string($0) })),
            .init("stores", .string(projection.text)), .init("doc", .string(doc)),
        ])
    }
}

extension SchemaIndex.Projection {
    /// What is stored, in a few words.
    fileprivate var text: String {
        switch self {
        case .all: "all"
        case .keys: "keys"
        case .include(let names): "keys, " + names.joined(separator: ", ")
        }
    }
}

extension SchemaIndex.Kind {
    /// The kind in a word.
    var commandText: String {
        switch self {
        case .primary: "table"
        case .global: "global"
        case .local: "local"
        case .unique: "unique"
        case .multiValue: "multi-value"
        }
    }
}

extension ModelCollection {
    fileprivate var entry: DefinitionList.Entry {
        let place = index == "primary" ? "" : " in \(index)"
        return DefinitionList.Entry(
            name, "\(key.text)\(place): \(models.joined(separator: ", "))", doc)
    }

    fileprivate var jsonValue: JSONValue {
        .object([
            .init("collection", .string(name)), .init("index", .string(index)),
            .init("key", .string(key.text)), .init("doc", .string(doc)),
            .init("models", .array(models.map { .string($0) })),
        ])
    }
}

internal import GranaryItems
internal import GranarySchema

/// Writes a schema as a data model of NoSQL Workbench.
struct WorkbenchWriter {
    var diagnostics = ImportDiagnostics()

    mutating func write(_ schema: Schema, items: [Item], date: String) -> ExportedSchema {
        let schema = schema.canonical
        let metadata: JSONValue = [
            "Author": "", "DateCreated": .string(date), "DateLastModified": .string(date),
            "Description": .string(schema.doc), "AWSService": "Amazon DynamoDB", "Version": "3.0",
        ]
        let root: JSONValue = [
            "ModelName": .string(schema.name), "ModelMetadata": metadata,
            "DataModel": [table(of: schema, items: items)],
        ]
        remark(on: schema)
        return ExportedSchema(text: root.indentedText, diagnostics: diagnostics.all)
    }

    private mutating func table(of schema: Schema, items: [Item]) -> JSONValue {
        var table: [JSONValue.Member] = []
        table.add("TableName", .string(schema.table))
        if let primary = schema.primaryIndex {
            table.add("KeyAttributes", keys(of: primary, in: schema))
        }
        let attributes = attributes(of: schema)
        table.append(JSONValue.Member("NonKeyAttributes", .array(attributes)))
        let facets = schema.models.map { facet(of: $0, in: schema) }
        table.append(JSONValue.Member("TableFacets", .array(facets)))
        let indexes = schema.indexes.compactMap { index($0, in: schema) }
        table.append(JSONValue.Member("GlobalSecondaryIndexes", .array(indexes)))
        let data = items.compactMap { try? JSONValue(parsing: $0.dynamoDBJSON) }
        table.append(JSONValue.Member("TableData", .array(data)))
        table.append(JSONValue.Member("DataAccess", ["MySql": [:]]))
        table.append(JSONValue.Member("BillingMode", "PAY_PER_REQUEST"))
        return .object(table)
    }

    private func keys(of index: SchemaIndex, in schema: Schema) -> JSONValue {
        var keys: [JSONValue.Member] = []
        for (name, attribute) in [
            ("PartitionKey", index.partitionKey.first), ("SortKey", index.sortKey.first),
        ] {
            guard let attribute else { continue }
            let type = schema.keyType(of: attribute, in: index) ?? .string
            keys.add(name, Self.attribute(attribute, Self.code(of: type)))
        }
        return .object(keys)
    }

    private mutating func index(_ index: SchemaIndex, in schema: Schema) -> JSONValue? {
        guard index.kind != .primary else { return nil }
        guard index.kind == .global, index.partitionKey.count == 1, index.sortKey.count <= 1 else {
            diagnostics.warning(
                SchemaPath("indexes", index.name),
                "NoSQL Workbench has only global indexes of one or two attributes; it is left out")
            return nil
        }
        var projection: [JSONValue.Member] = []
        switch index.projection {
        case .all: projection.add("ProjectionType", "ALL")
        case .keys: projection.add("ProjectionType", "KEYS_ONLY")
        case .include(let names):
            projection.add("ProjectionType", "INCLUDE")
            projection.add("NonKeyAttributes", .array(names.map { .string($0) }))
        }
        return [
            "IndexName": .string(index.name), "KeyAttributes": keys(of: index, in: schema),
            "Projection": .object(projection),
        ]
    }

    /// One warning for all that a data model has no word for.
    private mutating func remark(on schema: Schema) {
        let models = schema.models
        var lost = ["the version", "what attributes must be"]
        if models.contains(where: { !$0.queries.isEmpty }) { lost.append("queries") }
        if models.contains(where: { !$0.rules.isEmpty || !$0.warnings.isEmpty }) {
            lost.append("rules")
        }
        if !schema.collections.isEmpty { lost.append("collections") }
        let last = lost.removeLast()
        diagnostics.warning(
            SchemaPath(),
            "\(lost.joined(separator: ", ")) and \(last) have no place in a data model")
    }
}

internal import GranaryItems
internal import GranarySchema

/// Reads one table of a data model of NoSQL Workbench.
struct WorkbenchReader {
    var diagnostics = ImportDiagnostics()

    mutating func read(_ text: String, file: String, table name: String?) -> ImportedSchema {
        var locations = SchemaLocations()
        locations.note(SourceLocation(file: file, line: 1, column: 1), at: SchemaPath())
        guard let root = diagnostics.object(text, file: file) else {
            return ImportedSchema(diagnostics: diagnostics.all, locations: locations)
        }
        JSONLocations.visit(
            root, in: text, file: file,
            elementNames: ["TableName", "FacetName", "IndexName", "AttributeName"],
            skipping: ["TableData"]
        ) { path, location in
            for part in Self.parts(at: path) { locations.note(location, at: part) }
        }
        guard let table = table(named: name, in: root) else {
            return ImportedSchema(diagnostics: diagnostics.all, locations: locations)
        }
        let tableName = table["TableName"]?.string ?? ""
        let path = SchemaPath("DataModel", tableName)
        guard let indexes = indexes(of: table, at: path) else {
            return ImportedSchema(diagnostics: diagnostics.all, locations: locations)
        }
        let items = items(of: table, at: path)
        var schema = Schema(
            name: ImportNames.typeName(tableName, or: "Imported"),
            version: SchemaVersion(0, 1, 0),
            table: ImportNames.tableName(tableName, or: "imported"),
            doc: root["ModelMetadata"]?["Description"]?.string ?? "", indexes: indexes,
            models: [])
        let facets = (table["TableFacets"] ?? .null).elements
        if !facets.isEmpty {
            let types = attributeTypes(of: table)
            schema.models = models(of: facets, types, in: schema, at: path)
        } else if !items.isEmpty {
            draft(&schema, from: items)
        } else {
            let name = SwiftWords.free(schema.name, suffix: "Record")
            schema.models = [wholeTable(table, named: name, in: schema, at: path)]
        }
        for model in schema.models where locations[exactly: .model(model.name)] == nil {
            locations.note(locations[path], at: .model(model.name))
        }
        let free = Schema.name(schema.name, besides: schema.models)
        if free != schema.name {
            diagnostics.warning(
                path, "the schema is called \(free), since \(schema.name) is another's name")
            schema.name = free
        }
        if schema.table != tableName {
            diagnostics.warning(path, "the table \(tableName.prefix(60)) is called \(schema.table)")
        }
        let checked = checked(schema)
        return ImportedSchema(
            schema: checked, items: items, diagnostics: diagnostics.all, locations: locations)
    }

    /// The parts of the schema that a part of the file becomes, and the part of the file itself.
    private static func parts(at path: SchemaPath) -> [SchemaPath] {
        guard path.keys.first == "DataModel", path.keys.count > 3 else { return [path] }
        let name = path.keys[3]
        switch path.keys[2] {
        case "TableFacets":
            var model = SchemaPath.model(ImportNames.typeName(name, or: name))
            model.keys += path.keys.dropFirst(4)
            return [path, model]
        case "GlobalSecondaryIndexes", "LocalSecondaryIndexes":
            return path.keys.count == 4 ? [path, SchemaPath("indexes", name)] : [path]
        default: return [path]
        }
    }

    /// Judges what was put together as any other document is.
    private mutating func checked(_ schema: Schema) -> Schema? {
        guard let document = try? JSONValue(parsing: schema.canonical.document) else { return nil }
        return diagnostics.schema(document)
    }

    private mutating func table(named name: String?, in root: JSONValue) -> JSONValue? {
        let path = SchemaPath("DataModel")
        let tables = (root["DataModel"] ?? .null).elements
        guard !tables.isEmpty else {
            diagnostics.error(path, "DataModel has no table")
            return nil
        }
        let names = tables.map { $0["TableName"]?.string ?? "" }
        guard let found = name.map({ names.firstIndex(of: $0) }) ?? 0 else {
            diagnostics.error(
                path, "there is no table \(name?.prefix(60) ?? "")",
                "the tables are \(names.joined(separator: ", "))")
            return nil
        }
        let others = names.indices.filter { $0 != found }.map { names[$0] }
        if !others.isEmpty {
            diagnostics.warning(
                path,
                "only the table \(names[found]) is read, and not "
                    + others.joined(separator: ", "), "read each with a call of its own")
        }
        return tables[found]
    }

    /// Takes models, templates and types from the sample items.
    private mutating func draft(_ schema: inout Schema, from items: [Item]) {
        var inference = SchemaInference(table: schema.table, indexes: schema.indexes)
        for item in items { inference.add(item.view) }
        let draft = inference.draft()
        let (name, doc) = (schema.name, schema.doc)
        schema = draft.schema
        schema.name = name
        if !doc.isEmpty { schema.doc = doc }
        for remark in draft.remarks {
            diagnostics.warning(.model(remark.model), remark.description)
        }
    }

    private mutating func items(of table: JSONValue, at path: SchemaPath) -> [Item] {
        var items: [Item] = []
        let facets = (table["TableFacets"] ?? .null).elements
        let lists = [table["TableData"]] + facets.map { $0["TableData"] }
        for (index, element) in lists.flatMap({ ($0 ?? .null).elements }).enumerated() {
            do {
                let item = try Item(dynamoDBJSON: element.text)
                if !items.contains(item) { items.append(item) }
            } catch {
                diagnostics.warning(
                    path.appending("TableData", "\(index)"),
                    "the sample item is left out: \(error)")
            }
        }
        return items
    }
}

internal import GranaryItems
internal import GranarySchema

/// Reads a OneTable schema as a document of this library, part by part.
struct OneTableReader {
    var diagnostics = ImportDiagnostics()

    /// What the file says for this library alone.
    private(set) var extras: JSONValue = .object([])
    /// Whether dates are texts; numbers of milliseconds otherwise.
    private(set) var storesISODates = false
    /// The attributes that are part of the primary key.
    private(set) var primaryKey: [String] = []
    /// The attributes that are part of any key.
    private(set) var keyAttributes: [String] = []
    /// The attribute that names an item's model.
    private(set) var typeField = "_type"
    /// The names of the models.
    private(set) var modelNames: [String] = []
    /// What models are called here whose names no type of Swift can have.
    private(set) var renamed: [String: String] = [:]
    /// The attribute that names an item's model in OneTable, when another one does so here.
    private(set) var oldTypeField: String?
    /// Where the parts of the schema stand in the file.
    private var locations = SchemaLocations()
    /// For each model the attributes that its primary key is made of, in order.
    private(set) var keyInputs: [String: [String]] = [:]

    mutating func read(_ text: String, file: String, table: String?) -> ImportedSchema {
        locations.note(SourceLocation(file: file, line: 1, column: 1), at: SchemaPath())
        guard let root = diagnostics.object(text, file: file) else {
            return ImportedSchema(diagnostics: diagnostics.all, locations: locations)
        }
        renamed = Self.renames(of: (root["models"] ?? .null).members.map(\.name))
        let names = renamed
        JSONLocations.visit(root, in: text, file: file, skipping: ["items"]) { path, location in
            for part in Self.parts(at: path, in: root, names) {
                locations.note(location, at: part)
            }
        }
        guard checkFormat(of: root) else {
            return ImportedSchema(diagnostics: diagnostics.all, locations: locations)
        }
        extras = root["extensions"]?["granary"] ?? .object([])
        let params = root["params"] ?? .object([])
        storesISODates = params["isoDates"]?.isTrue ?? false
        typeField = params["typeField"]?.string ?? "_type"
        if !renamed.isEmpty {
            oldTypeField = typeField
            typeField = typeField == "_type" ? "_model" : "_type"
        }
        modelNames = (root["models"] ?? .null).members.map(\.name)
        let indexes = indexes(of: root)
        for model in (root["models"] ?? .null).members {
            keyInputs[model.name] = keyInputs(of: model.value.members)
        }
        let document = document(of: root, params: params, indexes: indexes, table: table)
        let schema = diagnostics.schema(document)
        let items = items(of: root)
        remarkOnTheRest(of: root)
        return ImportedSchema(
            schema: schema, items: items, diagnostics: diagnostics.all, locations: locations)
    }

    /// The parts of the schema that a part of the file becomes, and the part of the file itself.
    private static func parts(
        at path: SchemaPath, in root: JSONValue, _ renamed: [String: String]
    ) -> [SchemaPath] {
        switch path.keys.first {
        case "name": return [path, SchemaPath("schema"), SchemaPath("table")]
        case "description": return [path, SchemaPath("doc")]
        case "params": return [path, SchemaPath(path.keys.last ?? "")]
        case "models" where path.keys.count == 2:
            return [path, .model(renamed[path.keys[1]] ?? path.keys[1])]
        case "models" where path.keys.count > 2:
            let (model, field) = (path.keys[1], path.keys[2])
            let map = root["models"]?[model]?[field]?["map"]?.string
            let stored = map ?? field
            return [path]
                + ["attributes", "keys"].map { kind in
                    var part = SchemaPath.model(renamed[model] ?? model)
                        .appending(kind, stored)
                    part.keys += path.keys.dropFirst(3)
                    return part
                }
        default: return [path]
        }
    }

    private mutating func checkFormat(of root: JSONValue) -> Bool {
        let path = SchemaPath("format")
        guard let format = root["format"]?.string else {
            diagnostics.warning(path, "format is missing; it is read as \(OneTableFormat.format)")
            return true
        }
        guard format.hasPrefix("onetable:1.") else {
            diagnostics.error(
                path, "the format \(format.prefix(60)) is not known",
                "it must be \(OneTableFormat.format)")
            return false
        }
        return true
    }

    private mutating func document(
        of root: JSONValue, params: JSONValue, indexes: [JSONValue.Member], table: String?
    ) -> JSONValue {
        let name = root["name"]?.string ?? ""
        var document: [JSONValue.Member] = []
        document.add("format", "granary:1")
        let typeName = ImportNames.typeName(table ?? name, or: "Imported")
        document.add("schema", extras["schema"] ?? .string(typeName))
        document.add("version", .string(version(of: root)))
        let given = table.map { JSONValue.string($0) }
        let tableName = ImportNames.tableName(name, or: "imported")
        document.add("table", given ?? extras["table"] ?? .string(tableName))
        document.add("doc", root["description"])
        document.add("typeField", .string(typeField))
        document.add("separator", params["separator"])
        // OneTable leaves out what a model does not declare.
        document.add("unknown", extras.isEmpty ? "drop" : extras["unknown"])
        document.append(JSONValue.Member("indexes", .object(indexes)))
        document.add("collections", extras["collections"])
        document.append(JSONValue.Member("models", models(of: root, params: params)))
        return .object(document)
    }

    private mutating func version(of root: JSONValue) -> String {
        guard let text = root["version"]?.string else {
            diagnostics.warning(SchemaPath("version"), "version is missing; it is read as 0.0.1")
            return "0.0.1"
        }
        if SchemaVersion(text) != nil { return text }
        let plain = text.prefix { $0 != "-" && $0 != "+" }
        guard SchemaVersion(String(plain)) != nil else { return text }
        diagnostics.warning(
            SchemaPath("version"), "the version \(text.prefix(60)) is read as \(plain)")
        return String(plain)
    }

    private mutating func indexes(of root: JSONValue) -> [JSONValue.Member] {
        var indexes: [JSONValue.Member] = []
        for (name, value) in (root["indexes"] ?? .null).members.map({ ($0.name, $0.value) }) {
            var index: [JSONValue.Member] = []
            let isLocal = value["type"]?.string == "local"
            if isLocal {
                index.add("local", value["sort"])
            } else {
                index.add("hash", value["hash"])
                index.add("sort", value["sort"])
            }
            if name == "primary" {
                primaryKey = index.compactMap { $0.value.string }
            } else {
                index.add("project", value["project"])
                index.add("follow", value["follow"])
            }
            index.add("doc", value["description"])
            for extra in (extras["indexes"]?[name] ?? .null).members {
                index[extra.name] = extra.value
            }
            keyAttributes += index.filter { ["hash", "sort", "local"].contains($0.name) }
                .compactMap { $0.value.string }
            indexes.append(JSONValue.Member(name, .object(index)))
        }
        for extra in (extras["indexes"] ?? .null).members where indexes[extra.name] == nil {
            for key in ["hash", "sort", "unique", "multi"] {
                let names = extra.value[key] ?? .null
                keyAttributes += ([names] + names.elements).compactMap(\.string)
            }
            indexes.append(extra)
        }
        return indexes
    }

    private mutating func items(of root: JSONValue) -> [Item] {
        var items: [Item] = []
        for (index, element) in (root["items"] ?? .null).elements.enumerated() {
            do {
                items.append(try Item(json: element.text))
            } catch {
                diagnostics.warning(
                    SchemaPath("items", "\(index)"), "the sample item is left out: \(error)")
            }
        }
        return items
    }

    private mutating func remarkOnTheRest(of root: JSONValue) {
        let known = [
            "format", "version", "name", "description", "params", "indexes", "models", "items",
            "extensions",
        ]
        for member in root.members where !known.contains(member.name) && !member.value.isEmpty {
            let message =
                member.name == "queries"
                ? "saved queries have constants in them and are left out; write them as queries "
                    + "of their models"
                : "\(member.name.prefix(60)) is left out"
            diagnostics.warning(SchemaPath(member.name), message)
        }
    }
}

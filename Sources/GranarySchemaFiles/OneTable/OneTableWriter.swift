internal import GranaryItems
internal import GranarySchema

/// Writes a schema as OneTable JSON, from the document of this library.
struct OneTableWriter {
    var diagnostics = ImportDiagnostics()

    mutating func write(_ schema: Schema) -> ExportedSchema {
        let schema = schema.canonical
        // A schema's own document is JSON; if it were not, there would be nothing to say of it.
        let document = (try? JSONValue(parsing: schema.document)) ?? .object([])
        var extras: [JSONValue.Member] = []
        for key in ["schema", "table", "unknown", "collections"] {
            extras.add(key, document[key])
        }
        let (indexes, indexExtras) = indexes(of: document)
        extras.add("indexes", .object(indexExtras))
        var models: [JSONValue.Member] = []
        var modelExtras: [JSONValue.Member] = []
        for model in (document["models"] ?? .null).members {
            models.append(JSONValue.Member(model.name, fields(of: model)))
            let own = model.value.members.filter { !["keys", "attributes"].contains($0.name) }
            remark(on: own, of: model.name)
            modelExtras.add(model.name, .object(own))
        }
        extras.add("models", .object(modelExtras))
        var root: [JSONValue.Member] = []
        root.add("format", .string(OneTableFormat.format))
        root.add("version", document["version"])
        root.add("name", document["schema"])
        root.add("description", document["doc"])
        root.append(JSONValue.Member("params", params(of: schema)))
        root.append(JSONValue.Member("indexes", .object(indexes)))
        root.append(JSONValue.Member("models", .object(models)))
        root.append(JSONValue.Member("queries", .object([])))
        root.append(JSONValue.Member("items", .array([])))
        root.append(JSONValue.Member("extensions", ["granary": .object(extras)]))
        return ExportedSchema(
            text: JSONValue.object(root).indentedText, diagnostics: diagnostics.all)
    }

    /// OneTable keeps the timestamps of all models or of none, under one pair of names.
    private mutating func params(of schema: Schema) -> JSONValue {
        var params: [JSONValue.Member] = []
        params.add("typeField", .string(schema.typeField))
        params.add("isoDates", true)
        params.add("separator", .string(schema.separator))
        let all = Set(schema.models.map(\.timestamps))
        if all.count == 1, let timestamps = all.first ?? nil {
            let isBoth = timestamps.created != nil && timestamps.updated != nil
            let one: JSONValue = timestamps.created != nil ? "create" : "update"
            params.add("timestamps", isBoth ? true : one)
            params.add("createdField", timestamps.created.map { .string($0) })
            params.add("updatedField", timestamps.updated.map { .string($0) })
        } else {
            params.add("timestamps", false)
            if all.contains(where: { $0 != nil }) {
                diagnostics.warning(
                    SchemaPath("timestamps"),
                    "not all models have the same timestamps; OneTable keeps none of them")
            }
        }
        return .object(params)
    }

    /// The indexes that OneTable has, and what there is to say of the others and besides.
    private mutating func indexes(
        of document: JSONValue
    ) -> ([JSONValue.Member], extras: [JSONValue.Member]) {
        var indexes: [JSONValue.Member] = []
        var extras: [JSONValue.Member] = []
        for member in (document["indexes"] ?? .null).members {
            let given = member.value
            let hash = given["hash"] ?? document["indexes"]?["primary"]?["hash"] ?? .null
            let sort = given["local"] ?? given["sort"]
            let isGlobal = given["hash"]?.string != nil && (sort == nil || sort?.string != nil)
            guard isGlobal || given["local"] != nil else {
                diagnostics.warning(
                    SchemaPath("indexes", member.name),
                    "OneTable has no index with several attributes, none that is unique and none "
                        + "of elements; it is kept for Granary alone")
                extras.append(member)
                continue
            }
            var index: [JSONValue.Member] = []
            index.add("hash", hash)
            index.add("sort", sort)
            if given["local"] != nil { index.add("type", "local") }
            index.add("project", given["project"])
            index.add("follow", given["follow"])
            index.add("description", given["doc"])
            indexes.append(JSONValue.Member(member.name, .object(index)))
            extras.add(
                member.name, .object(given["models"].map { [JSONValue.Member("models", $0)] } ?? [])
            )
        }
        return (indexes, extras)
    }

    private mutating func remark(on extras: [JSONValue.Member], of model: String) {
        let silent = ["doc", "origin", "status", "timestamps"]
        let names = extras.map(\.name).filter { !silent.contains($0) }
        guard !names.isEmpty else { return }
        diagnostics.warning(
            .model(model), "only Granary reads its \(names.joined(separator: ", "))")
    }
}

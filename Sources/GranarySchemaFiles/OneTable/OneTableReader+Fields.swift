internal import GranaryItems
internal import GranarySchema

extension OneTableReader {
    private static let knownKeys = [
        "type", "required", "default", "enum", "unique", "scope", "hidden", "generate", "ttl",
        "validate", "reference", "items", "schema", "map", "value", "granary", "description",
        // What these say is how OneTable's functions behave, and nothing of the data.
        "filter", "partial", "isoDates", "timestamp", "name",
    ]

    /// Reads a field as an attribute.
    mutating func attribute(
        _ field: JSONValue, at path: SchemaPath, _ names: [String: String]
    ) -> [JSONValue.Member] {
        remarkOnTheRest(of: field, at: path)
        var attribute = shape(of: field, at: path)
        if field["required"]?.isTrue == true { attribute.add("required", true) }
        attribute.add("default", field["default"])
        if field["unique"]?.isTrue == true {
            attribute.add("unique", true)
            attribute.add("scope", scope(of: field, at: path, names))
        }
        if field["hidden"]?.isTrue == true { attribute.add("hidden", true) }
        attribute.add("generate", generator(of: field, at: path))
        attribute.add("references", reference(of: field, at: path, names))
        attribute.add("doc", field["description"])
        overlay(field["granary"] ?? .null, on: &attribute, of: field)
        return attribute
    }

    /// Reads what values there are: of a field, or of the elements of one.
    private mutating func shape(of field: JSONValue, at path: SchemaPath) -> [JSONValue.Member] {
        let type = (field["type"]?.string ?? "string").lowercased()
        var shape: [JSONValue.Member] = []
        switch type {
        case "string":
            shape.add("type", "string")
            shape.add("enum", field["enum"])
            shape.add("pattern", pattern(of: field, at: path))
        case "number", "boolean", "binary": shape.add("type", .string(type))
        case "buffer", "arraybuffer": shape.add("type", "binary")
        case "date": shape += date(field, at: path)
        case "object":
            shape.add("type", "object")
            if let schema = field["schema"] { shape.add("schema", nested(schema, at: path)) }
        case "array", "set":
            shape.add("type", type == "array" ? "list" : "set")
            let items = items(of: field, isList: type == "array", at: path)
            shape.append(JSONValue.Member("items", items))
        default:
            diagnostics.error(
                path, "\(type.prefix(60)) is no type of OneTable's",
                "the types are string, number, boolean, date, object, array, set and binary")
            shape.add("type", "string")
        }
        return shape
    }

    private mutating func nested(_ schema: JSONValue, at path: SchemaPath) -> JSONValue {
        .object(
            schema.members.map { member in
                let own = path.appending("schema", member.name)
                return JSONValue.Member(
                    member.name, .object(attribute(member.value, at: own, [:])))
            })
    }

    private mutating func items(
        of field: JSONValue, isList: Bool, at path: SchemaPath
    ) -> JSONValue {
        guard let items = field["items"] else {
            if isList {
                diagnostics.warning(
                    path, "nothing is said of the elements; they are read as strings",
                    "write items: { type: 'string' }")
            }
            return "string"
        }
        var shape = shape(of: items, at: path.appending("items"))
        overlay(items["granary"] ?? .null, on: &shape, of: items)
        return .object(shape)
    }

    private mutating func date(_ field: JSONValue, at path: SchemaPath) -> [JSONValue.Member] {
        if field["ttl"]?.isTrue == true {
            return [JSONValue.Member("type", "date"), JSONValue.Member("ttl", true)]
        }
        if field["isoDates"].map({ $0.isTrue }) ?? storesISODates {
            return [JSONValue.Member("type", "date")]
        }
        diagnostics.warning(
            path, "the date is stored as milliseconds since 1970, and is an int here",
            "set params.isoDates, and rewrite the items, for dates")
        return [JSONValue.Member("type", "int")]
    }

    private mutating func pattern(of field: JSONValue, at path: SchemaPath) -> JSONValue? {
        guard let text = field["validate"]?.string else { return nil }
        guard let pattern = OneTablePattern.pattern(of: text) else {
            diagnostics.warning(
                path, "the expression \(text.prefix(60)) cannot be taken over, and is left out",
                "write it as a pattern without flags, assertions and back references")
            return nil
        }
        return .string(pattern)
    }

    private mutating func scope(
        of field: JSONValue, at path: SchemaPath, _ names: [String: String]
    ) -> JSONValue? {
        guard let text = field["scope"]?.string else { return nil }
        let template = try? KeyTemplate(attribute: "scope", text: text)
        let variables = template?.variables ?? []
        guard !variables.isEmpty, variables.allSatisfy({ names[$0] != nil }) else {
            diagnostics.warning(
                path, "the scope \(text.prefix(60)) is not made of attributes, and is left out")
            return nil
        }
        return .array(variables.map { .string(names[$0] ?? $0) })
    }

    private mutating func generator(of field: JSONValue, at path: SchemaPath) -> JSONValue? {
        guard let generate = field["generate"] ?? field["uuid"], generate != false else {
            return nil
        }
        if generate == true { return "uuid" }
        if generate == "uuid" || generate == "ulid" { return generate }
        diagnostics.warning(
            path, "values cannot be generated as \(generate.text.prefix(60)) here",
            "generate a ulid or a uuid")
        return nil
    }

    /// OneTable writes `Model:index:attribute=attribute,...`, the other model's first.
    private mutating func reference(
        of field: JSONValue, at path: SchemaPath, _ names: [String: String]
    ) -> JSONValue? {
        guard let text = field["reference"]?.string else { return nil }
        let parts = text.split(separator: ":", maxSplits: 2, omittingEmptySubsequences: false)
            .map(String.init)
        let model = parts.first ?? ""
        guard modelNames.contains(model) else {
            diagnostics.warning(path, "the reference to \(model.prefix(60)) names no model")
            return nil
        }
        let name = renamed[model] ?? model
        guard parts.count == 3, !parts[2].isEmpty else { return .string(name) }
        let keys = keyInputs[model] ?? []
        var by: [JSONValue.Member] = []
        for pair in parts[2].split(separator: ",") {
            let sides = pair.split(separator: "=", omittingEmptySubsequences: false).map(
                String.init)
            guard sides.count == 2, parts[1] == "primary", keys.contains(sides[0]),
                let ours = names[sides[1]]
            else {
                diagnostics.warning(
                    path,
                    "the reference \(text.prefix(60)) is not by the primary key of \(model), and "
                        + "is read as one to it")
                return .string(name)
            }
            if sides[0] != ours { by.append(JSONValue.Member(sides[0], .string(ours))) }
        }
        // The last attribute of a key is the one that refers, without being told.
        let isShort = by.allSatisfy {
            $0.name == keys.last && $0.value.string == names[path.keys.last ?? ""]
        }
        return isShort ? .string(name) : ["model": .string(name), "by": .object(by)]
    }

    /// Puts what this library has said in an earlier writing over what OneTable says.
    ///
    /// The type only when OneTable still has the one it was written as.
    private func overlay(
        _ extra: JSONValue, on attribute: inout [JSONValue.Member], of field: JSONValue
    ) {
        let type = extra["type"]?.string
        let isSameType = type.map { OneTableTypes.name(of: $0) == field["type"]?.string } ?? true
        guard isSameType else { return }
        for member in extra.members { attribute[member.name] = member.value }
    }

    private mutating func remarkOnTheRest(of field: JSONValue, at path: SchemaPath) {
        if field["value"] != nil {
            diagnostics.warning(
                path,
                "computed values that are no keys are left out; the attribute is stored as "
                    + "it is given")
        }
        if field["nulls"]?.isTrue == true {
            diagnostics.warning(path, "nulls are not stored here; leave the attribute out instead")
        }
        for member in field.members
        where !Self.knownKeys.contains(member.name) && !["nulls", "uuid"].contains(member.name) {
            diagnostics.warning(path, "\(member.name.prefix(60)) is left out")
        }
    }
}

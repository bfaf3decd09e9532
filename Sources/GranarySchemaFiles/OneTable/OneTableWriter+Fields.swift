internal import GranaryItems
internal import GranarySchema

extension OneTableWriter {
    /// What OneTable has a word for, or says in words of its own.
    private static let ownKeys = [
        "required", "default", "enum", "unique", "hidden", "generate", "ttl",
    ]

    /// The fields of a model: its keys, then its attributes.
    mutating func fields(of model: JSONValue.Member) -> JSONValue {
        var fields: [JSONValue.Member] = []
        for key in (model.value["keys"] ?? .null).members {
            fields.append(JSONValue.Member(key.name, ["type": "string", "value": key.value]))
        }
        for attribute in (model.value["attributes"] ?? .null).members {
            let path = SchemaPath.model(model.name).appending(attribute.name)
            fields.append(JSONValue.Member(attribute.name, field(attribute.value, at: path)))
        }
        return .object(fields)
    }

    /// A field for an attribute, or for the elements of one.
    private mutating func field(_ attribute: JSONValue, at path: SchemaPath) -> JSONValue {
        let given = Self.spelledOut(attribute)
        let type = given["type"]?.string ?? "string"
        var field: [JSONValue.Member] = []
        var extra: [JSONValue.Member] = []
        field.add("type", .string(OneTableTypes.name(of: type)))
        if type == "int" { extra.add("type", .string(type)) }
        for member in given where member.name != "type" {
            switch member.name {
            case let name where Self.ownKeys.contains(name): field.append(member)
            case "scope":
                let names = member.value.elements.compactMap(\.string)
                let template = names.map { "${\($0)}" }.joined(separator: "#")
                field.add("scope", .string(template))
            case "pattern":
                addPattern(member.value.string ?? "", to: &field, &extra)
            case "items":
                field.append(JSONValue.Member("items", self.field(member.value, at: path)))
            case "schema":
                let inner = member.value.members.map { member in
                    JSONValue.Member(
                        member.name, self.field(member.value, at: path.appending(member.name)))
                }
                field.append(JSONValue.Member("schema", .object(inner)))
            case "doc": field.add("description", member.value)
            case "references":
                extra.append(member)
                field.add("reference", .string(Self.reference(member.value)))
            default: extra.append(member)
            }
        }
        remark(on: extra, type: type, at: path)
        field.add("granary", .object(extra))
        return .object(field)
    }

    /// OneTable writes `Model:index:attribute=attribute,...`, the other model's first.
    private static func reference(_ value: JSONValue) -> String {
        let model = value.string ?? value["model"]?.string ?? ""
        let by = (value["by"] ?? .null).members.map { "\($0.name)=\($0.value.string ?? "")" }
        return "\(model):primary" + (by.isEmpty ? "" : ":" + by.joined(separator: ","))
    }

    private func addPattern(
        _ pattern: String, to field: inout [JSONValue.Member], _ extra: inout [JSONValue.Member]
    ) {
        let expression = OneTablePattern.expression(for: pattern)
        field.add("validate", .string(expression))
        // Two spellings of one expression are no loss, but they are a change.
        if OneTablePattern.pattern(of: expression) != pattern {
            extra.add("pattern", .string(pattern))
        }
    }

    /// Warns of what OneTable would do otherwise than it is meant; what it only does not check is
    /// no news to those who use it.
    private mutating func remark(
        on extra: [JSONValue.Member], type: String, at path: SchemaPath
    ) {
        if extra["precision"] != nil {
            diagnostics.warning(path, "OneTable writes dates with milliseconds")
        }
        if extra["version"] != nil {
            diagnostics.warning(path, "OneTable does not count versions")
        }
        if extra["derived"] != nil {
            diagnostics.warning(path, "OneTable does not compute derived attributes")
        }
        if extra["exact"] != nil {
            diagnostics.warning(path, "OneTable reads numbers as doubles")
        }
        if extra["renamedFrom"] != nil {
            diagnostics.warning(path, "OneTable does not read an attribute's former name")
        }
    }

    /// The members of an attribute, also of one that is written as a type alone.
    private static func spelledOut(_ attribute: JSONValue) -> [JSONValue.Member] {
        attribute.string.map { [JSONValue.Member("type", .string($0))] } ?? attribute.members
    }
}

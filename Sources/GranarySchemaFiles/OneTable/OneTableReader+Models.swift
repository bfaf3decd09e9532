internal import GranaryItems
internal import GranarySchema

extension OneTableReader {
    /// Reads all models.
    mutating func models(of root: JSONValue, params: JSONValue) -> JSONValue {
        var models: [JSONValue.Member] = []
        for member in (root["models"] ?? .null).members {
            let fields = fields(
                member.value.members + impliedTimestamps(of: member.value, params),
                ofModel: member.name)
            let model = model(member.name, fields, params)
            let name = renamed[member.name] ?? member.name
            models.append(JSONValue.Member(name, .object(model)))
        }
        return .object(models)
    }

    /// The fields that `timestamps` adds to every model of OneTable's.
    private func impliedTimestamps(
        of model: JSONValue, _ params: JSONValue
    ) -> [JSONValue.Member] {
        guard extras.isEmpty else { return [] }
        let (created, updated) = timestampNames(params)
        return [created, updated].compactMap { $0 }.filter { model[$0] == nil }
            .map { JSONValue.Member($0, ["type": "date"]) }
    }

    private func timestampNames(_ params: JSONValue) -> (created: String?, updated: String?) {
        let timestamps = params["timestamps"] ?? .null
        let created = params["createdField"]?.string ?? "created"
        let updated = params["updatedField"]?.string ?? "updated"
        return (
            timestamps.isTrue || timestamps == "create" ? created : nil,
            timestamps.isTrue || timestamps == "update" ? updated : nil
        )
    }

    private mutating func model(
        _ name: String, _ fields: [JSONValue.Member], _ params: JSONValue
    ) -> [JSONValue.Member] {
        let path = SchemaPath.model(renamed[name] ?? name)
        let extra = extras["models"]?[name] ?? .object([])
        let names = storedNames(of: fields)
        var keys: [JSONValue.Member] = []
        var attributes: [JSONValue.Member] = []
        for field in fields where field.name != typeField {
            guard let stored = names[field.name] else {
                diagnostics.warning(
                    path.appending(field.name),
                    "packed into \(field.value["map"]?.string?.prefix(60) ?? "an object"), "
                        + "and left out",
                    "declare the object as an attribute with a schema")
                continue
            }
            if let template = template(of: field, storedAs: stored, names, at: path) {
                keys.append(JSONValue.Member(stored, .string(template)))
            } else {
                let attribute = attribute(field.value, at: path.appending(field.name), names)
                attributes.append(JSONValue.Member(stored, .object(attribute)))
            }
        }
        requireInputs(of: keys, in: &attributes)
        var model: [JSONValue.Member] = []
        model.add("keys", .object(keys))
        model.append(JSONValue.Member("attributes", .object(attributes)))
        model += extra.members.filter { !["keys", "attributes"].contains($0.name) }
        if model["doc"] == nil { model.add("doc", .string("One \(name) of a OneTable schema.")) }
        if extras.isEmpty, storesISODates {
            var timestamps: [JSONValue.Member] = []
            let (created, updated) = timestampNames(params)
            timestamps.add("created", created.map { .string($0) })
            timestamps.add("updated", updated.map { .string($0) })
            model.add("timestamps", .object(timestamps))
        }
        return model
    }

    /// The attribute that each field is stored as: another one when it is mapped, and none of its
    /// own when it is packed into an object.
    private func storedNames(of fields: [JSONValue.Member]) -> [String: String] {
        var names: [String: String] = [:]
        for field in fields {
            let map = field.value["map"]?.string ?? field.name
            if field.value["map"] == nil || !map.contains(".") { names[field.name] = map }
        }
        return names
    }

    /// The attributes that the primary key of a model is made of, in order.
    func keyInputs(of fields: [JSONValue.Member]) -> [String] {
        let names = storedNames(of: fields)
        var inputs: [String] = []
        for key in primaryKey {
            let field = fields.first { names[$0.name] == key }
            guard let text = field?.value["value"]?.string else {
                inputs.append(key)
                continue
            }
            let template = try? KeyTemplate(attribute: key, text: Self.withPadCharacters(text))
            inputs += (template?.variables ?? []).map { names[$0] ?? $0 }
        }
        return inputs
    }

    /// The template of a field that makes a key; `nil` for any other field.
    private mutating func template(
        of field: JSONValue.Member, storedAs stored: String, _ names: [String: String],
        at path: SchemaPath
    ) -> String? {
        guard keyAttributes.contains(stored), let text = field.value["value"]?.string else {
            return nil
        }
        let own = path.appending(field.name)
        do {
            let template = try KeyTemplate(attribute: stored, text: Self.withPadCharacters(text))
            let parts = template.parts.map { part in
                guard case .variable(let name, let padding) = part else { return part }
                return .variable(names[name] ?? name, padding: padding)
            }
            if template.variables.allSatisfy({ names[$0] != nil }) {
                return KeyTemplate(attribute: stored, parts: parts).text
            }
            let missing = template.variables.filter { names[$0] == nil }
            diagnostics.warning(
                own,
                "the template has \(missing.joined(separator: ", ")), which is no attribute "
                    + "of the model; the key is an attribute of its own")
        } catch {
            diagnostics.warning(
                own, "\(text.prefix(60)) is no template here; the key is an attribute of its own")
        }
        return nil
    }

    /// OneTable pads with zeros when nothing else is said: `${n:8}`.
    private static func withPadCharacters(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let start = rest.firstRange(of: "${"),
            let end = rest[start.upperBound...].firstIndex(of: "}")
        {
            let variable = rest[start.upperBound..<end]
            result += rest[..<end]
            if variable.count(where: { $0 == ":" }) == 1 { result += ":0" }
            result += "}"
            rest = rest[rest.index(after: end)...]
        }
        return result + rest
    }

    /// What the primary key is made of must be there, whether or not OneTable was told so.
    private func requireInputs(
        of keys: [JSONValue.Member], in attributes: inout [JSONValue.Member]
    ) {
        for key in keys where primaryKey.contains(key.name) {
            guard let text = key.value.string,
                let template = try? KeyTemplate(attribute: key.name, text: text)
            else { continue }
            for name in template.variables { require(name, in: &attributes) }
        }
        for name in primaryKey { require(name, in: &attributes) }
    }

    private func require(_ name: String, in attributes: inout [JSONValue.Member]) {
        guard case .object(var fields)? = attributes[name], fields["default"] == nil,
            fields["generate"] == nil
        else { return }
        fields["required"] = true
        attributes[name] = .object(fields)
    }
}

extension SchemaDecoder {
    static let modelKeys = [
        "model", "doc", "origin", "status", "keys", "attributes", "queries", "rules", "warnings",
        "freshness", "timestamps", "unknown",
    ]

    /// Reads the models under `models` and those in files of their own.
    mutating func models(
        in header: SchemaFields, files: [DecodedSchema.ModelFile], timestamps: Timestamps?
    ) -> [Model] {
        var models: [Model] = []
        let path = header.path.appending("models")
        if let node = header["models"] {
            for entry in map(node, at: path, "models").entries {
                let model = model(
                    entry.value, named: entry.key, at: entry.location, isFile: false)
                if let model { models.append(model) }
            }
        }
        for file in files {
            let own = path.appending(file.name)
            if models.contains(where: { $0.name == file.name }) {
                fail(own, at: file.node.location, "there is another model \(file.name)")
                leaveOut(own)  // Which of the two is meant is not known.
                continue
            }
            note(file.node.location, at: own)
            let model = model(
                file.node, named: file.name, at: file.node.location, isFile: true)
            if let model { models.append(model) }
        }
        for position in models.indices where models[position].timestamps == nil {
            let names = Set(models[position].attributes.map(\.name))
            let wanted = [timestamps?.created, timestamps?.updated].compactMap { $0 }
            if !wanted.isEmpty, names.isSuperset(of: wanted) {
                models[position].timestamps = timestamps
            }
        }
        return models.sorted { $0.name < $1.name }
    }

    private mutating func model(
        _ node: SchemaNode, named name: String, at location: SourceLocation?, isFile: Bool
    ) -> Model? {
        let path = SchemaPath.model(name)
        let fields = fields(node, at: path, "a model", known: Self.modelKeys)
        guard case .map = node.content else {
            leaveOut(path)
            return nil
        }
        checkName(name, in: fields, at: location, isFile: isFile)
        if fields["doc"] == nil, isFile { missing("doc", in: fields, "say what one item is") }
        let attributes = attributes(in: fields)
        return Model(
            name: name, doc: text("doc", in: fields) ?? "", origin: text("origin", in: fields),
            status: word("status", in: fields) ?? .current, keys: keys(in: fields),
            attributes: attributes, queries: queries(in: fields, attributes: attributes),
            rules: functions("rules", in: fields), warnings: functions("warnings", in: fields),
            freshness: freshness(in: fields), timestamps: timestamps(in: fields),
            unknownAttributes: word("unknown", in: fields))
    }

    private mutating func checkName(
        _ name: String, in fields: SchemaFields, at location: SourceLocation?, isFile: Bool
    ) {
        if !SchemaNames.isTypeName(name) {
            fail(
                fields.path, at: location, "\(name.shortened) cannot be the name of a model",
                "use an UpperCamelCase name of letters and digits")
        }
        if isFile, fields["model"] == nil {
            missing("model", in: fields, "write model: \(name)")
        }
        if let given = text("model", in: fields), given != name {
            fail(
                fields.path.appending("model"), at: fields["model"]?.location,
                "the model \(given.shortened) stands under the name \(name)",
                "name both alike")
        }
    }

    /// Reads the templates of a model's keys.
    private mutating func keys(in fields: SchemaFields) -> [KeyTemplate] {
        guard let node = fields["keys"] else { return [] }
        let path = fields.path.appending("keys")
        var keys: [KeyTemplate] = []
        for entry in map(node, at: path, "keys").entries {
            let own = path.appending(entry.key)
            let text = text(entry.value, at: own, "a key")
            let key = text.flatMap { template(entry.key, $0, at: own, entry.value.location) }
            if let key { keys.append(key) } else { leaveOut(own) }
        }
        return keys.sorted { $0.attribute < $1.attribute }
    }

    /// Reads a template.
    mutating func template(
        _ attribute: String, _ text: String, at path: SchemaPath, _ location: SourceLocation?
    ) -> KeyTemplate? {
        guard text.utf8.count <= 1024 else {
            fail(path, at: location, "a template has at most 1024 bytes")
            return nil
        }
        do {
            return try KeyTemplate(attribute: attribute, text: text)
        } catch {
            switch error {
            case .empty: fail(path, at: location, "the template is empty")
            case .unclosedVariable:
                fail(path, at: location, "a variable is not closed", "write ${name}")
            case .namelessVariable:
                fail(path, at: location, "a variable has no name", "write ${name}")
            case .badPadding(let variable):
                fail(
                    path, at: location, "${\(variable.shortened)} is no variable",
                    "write ${name} or ${name:8:0}, with a width from 1 to 64")
            }
            return nil
        }
    }

    /// Reads the names of functions.
    private mutating func functions(_ key: String, in fields: SchemaFields) -> [String] {
        guard let names = texts(key, in: fields) else { return [] }
        let path = fields.path.appending(key)
        for (index, name) in names.enumerated() {
            let own = path.appending(String(index))
            checkFunctionName(name, "a function", at: own, locations[own])
        }
        return names
    }

    private mutating func freshness(in fields: SchemaFields) -> Freshness? {
        guard let node = fields["freshness"] else { return nil }
        let own = self.fields(
            node, at: fields.path.appending("freshness"), "freshness",
            known: ["attribute", "days"])
        guard case .map = node.content else { return nil }
        let remedy = "write freshness: { attribute: updated_at, days: 30 }"
        if own["days"] == nil { missing("days", in: own, remedy) }
        guard let attribute = requiredText("attribute", in: own, remedy),
            let days = int("days", in: own, 1...100_000)
        else { return nil }
        return Freshness(attribute: attribute, days: days)
    }
}

internal import GranaryItems

extension SchemaDecoder {
    /// The keys of an attribute that do not concern its shape.
    static let attributeKeys = [
        "doc", "required", "default", "immutable", "unique", "scope", "hidden", "personal",
        "generate", "ttl", "version", "references", "enforce", "derived", "tolerance",
        "deprecated", "renamedFrom", "weight",
    ]

    /// The keys that only a model's own attributes may have.
    static let topLevelKeys = ["unique", "scope", "ttl", "version", "derived", "tolerance"]

    /// Reads the attributes of a model.
    mutating func attributes(in fields: SchemaFields) -> [ModelAttribute] {
        guard let node = fields["attributes"] else {
            missing("attributes", in: fields, "write attributes: { name: string }")
            return []
        }
        return attributes(node, at: fields.path.appending("attributes"), depth: 0)
    }

    /// Reads the attributes of a model or of an object.
    mutating func attributes(
        _ node: SchemaNode, at path: SchemaPath, depth: Int
    ) -> [ModelAttribute] {
        var attributes: [ModelAttribute] = []
        for entry in map(node, at: path, "the attributes").entries {
            let own = path.appending(entry.key)
            if !SchemaNames.isAttributeName(entry.key) {
                fail(
                    own, at: entry.location, "an attribute cannot have such a name",
                    "use 1 to 255 bytes without control characters")
            }
            if let attribute = attribute(entry, at: own, depth: depth) {
                attributes.append(attribute)
            } else {
                leaveOut(own)
            }
        }
        return attributes
    }

    private mutating func attribute(
        _ entry: SchemaNode.Entry, at path: SchemaPath, depth: Int
    ) -> ModelAttribute? {
        if case .scalar = entry.value.content {
            return shape(entry.value, at: path, depth: depth).map { ModelAttribute(entry.key, $0) }
        }
        let known = ["type"] + Self.attributeKeys + Self.shapeKeys.dropFirst()
        let fields = fields(entry.value, at: path, "an attribute", known: known)
        guard case .map = entry.value.content else { return nil }
        if depth > 0 { refuseTopLevelKeys(in: fields) }
        // What can be read is read whatever the shape, so that all errors show at once.
        let found = shape(in: fields, depth: depth)
        let isRequired = flag("required", in: fields)
        let attribute = ModelAttribute(
            entry.key, found ?? ValueShape(.document), doc: text("doc", in: fields) ?? "",
            isRequired: isRequired,
            defaultValue: found.flatMap { defaultValue(of: $0, in: fields) },
            isImmutable: flag("immutable", in: fields), uniqueness: uniqueness(in: fields),
            isHidden: flag("hidden", in: fields), personal: word("personal", in: fields),
            generator: word("generate", in: fields), isVersion: flag("version", in: fields),
            reference: reference(in: fields), derivation: derivation(in: fields),
            deprecation: deprecation(in: fields), renamedFrom: text("renamedFrom", in: fields),
            weight: int("weight", in: fields, 0...10))
        guard found != nil else { return nil }
        checkUse(of: attribute, in: fields)
        return attribute
    }

    private mutating func refuseTopLevelKeys(in fields: SchemaFields) {
        for key in Self.topLevelKeys where fields[key] != nil {
            fail(
                fields.path.appending(key), at: fields.location(of: key),
                "\(key) is for a model's own attributes, not for those of an object")
        }
    }

    private mutating func defaultValue(
        of shape: ValueShape, in fields: SchemaFields
    ) -> AttributeValue? {
        guard let node = fields["default"] else { return nil }
        return value(node, of: shape, at: fields.path.appending("default"), "default")
    }

    private mutating func uniqueness(in fields: SchemaFields) -> Uniqueness? {
        let scope = names("scope", in: fields) ?? []
        guard flag("unique", in: fields) else {
            needs("unique", for: "scope", in: fields)
            return nil
        }
        guard scope.count <= 2 else {
            fail(
                fields.path.appending("scope"), at: fields["scope"]?.location,
                "a scope of \(scope.count) attributes is too wide",
                "give at most two: a unique index has four attributes, of which one is the type")
            return nil
        }
        return Uniqueness(scope: scope)
    }

    private mutating func reference(in fields: SchemaFields) -> Reference? {
        let isEnforced = flag("enforce", in: fields)
        guard let node = fields["references"] else {
            needs("references", for: "enforce", in: fields)
            return nil
        }
        guard case .map = node.content else {
            return text("references", in: fields)
                .map { Reference(model: $0, isEnforced: isEnforced) }
        }
        let own = self.fields(
            node, at: fields.path.appending("references"), "references", known: ["model", "by"])
        let remedy = "name the model: references: { model: User, by: { user_id: owner_id } }"
        guard let model = requiredText("model", in: own, remedy) else { return nil }
        var attributes: [String: String] = [:]
        if let by = own["by"] {
            let path = own.path.appending("by")
            for entry in map(by, at: path, "by").entries {
                attributes[entry.key] = text(
                    entry.value, at: path.appending(entry.key), "an attribute")
            }
        }
        return Reference(model: model, by: attributes, isEnforced: isEnforced)
    }

    private mutating func derivation(in fields: SchemaFields) -> Derivation? {
        let tolerance = number("tolerance", in: fields)?.double
        if let tolerance, tolerance < 0 {
            fail(
                fields.path.appending("tolerance"), at: fields["tolerance"]?.location,
                "tolerance cannot be negative")
        }
        guard let text = text("derived", in: fields) else {
            needs("derived", for: "tolerance", in: fields)
            return nil
        }
        do {
            let formula = try Formula(text)
            // The document holds the formula as it describes itself, with all zeros of a number.
            if (try? Formula(formula.description)) != formula {
                fail(
                    fields.path.appending("derived"), at: fields["derived"]?.location,
                    "\(text.shortened) is too long with its numbers written out")
                return nil
            }
            return Derivation(formula: formula, tolerance: tolerance ?? 0.01)
        } catch {
            fail(
                fields.path.appending("derived"), at: fields["derived"]?.location,
                "\(text.shortened) is no formula: at character \(error.offset + 1) is expected "
                    + error.expected,
                "use names, numbers, + - * / and parentheses")
            return nil
        }
    }

    private mutating func deprecation(in fields: SchemaFields) -> Deprecation? {
        guard let node = fields["deprecated"] else { return nil }
        if case .scalar(let text, false) = node.content, ["true", "false"].contains(text) {
            return text == "true" ? Deprecation() : nil
        }
        return text("deprecated", in: fields).map { Deprecation(message: $0) }
    }

    /// Notes that `key` stands without what it belongs to.
    mutating func needs(_ other: String, for key: String, in fields: SchemaFields) {
        guard fields[key] != nil, fields[other] == nil else { return }
        fail(
            fields.path.appending(key), at: fields.location(of: key),
            "\(key) says nothing without \(other)")
    }
}

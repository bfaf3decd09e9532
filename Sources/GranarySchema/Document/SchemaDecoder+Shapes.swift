internal import GranaryItems

extension SchemaDecoder {
    /// The keys that say what values there are, of an attribute or an element.
    static let shapeKeys = [
        "type", "enum", "min", "max", "minLength", "maxLength", "minItems", "maxItems", "pattern",
        "format", "precision", "exact", "items", "schema",
    ]

    /// The types, by their words.
    static let typeNames = [
        "string", "int", "number", "boolean", "date", "binary", "object", "list", "set",
    ]

    /// Reads a type, or a map that has one.
    mutating func shape(_ node: SchemaNode, at path: SchemaPath, depth: Int) -> ValueShape? {
        guard case .scalar = node.content else {
            let fields = fields(node, at: path, "an element", known: Self.shapeKeys)
            guard case .map = node.content else { return nil }
            return shape(in: fields, depth: depth)
        }
        let entry = SchemaNode.Entry("type", node, location: node.location)
        return shape(
            in: SchemaFields(path: path, location: node.location, entries: [entry]), depth: depth)
    }

    /// Reads the shape that a map's `type` and limits make.
    mutating func shape(in fields: SchemaFields, depth: Int) -> ValueShape? {
        guard depth < Self.depthLimit else {
            fail(
                fields.path, at: fields.location,
                "objects and lists are nested deeper than \(Self.depthLimit) levels")
            return nil
        }
        guard let name = requiredText("type", in: fields, "write type: string") else { return nil }
        guard Self.typeNames.contains(name) else {
            fail(
                fields.path.appending("type"), at: fields["type"]?.location,
                "\(name.shortened) is no type",
                Self.typeNames.didYouMean(name)
                    ?? "the types are \(Self.typeNames.joined(separator: ", "))")
            return nil
        }
        refuseForeignKeys(of: name, in: fields)
        guard let type = type(name, in: fields, depth: depth) else { return nil }
        var shape = ValueShape(type, limits: limits(of: type, in: fields))
        moveBounds(of: &shape, in: fields)
        return shape
    }

    private static let keysOfTypes: [String: [String]] = [
        "string": ["enum", "minLength", "maxLength", "pattern", "format"],
        "int": ["min", "max"], "number": ["min", "max", "exact"], "date": ["precision"],
        "binary": ["minLength", "maxLength"], "object": ["schema"],
        "list": ["items", "minItems", "maxItems", "min", "max"],
        "set": ["items", "minItems", "maxItems", "min", "max"],
    ]

    /// Notes the limits that the type does not have.
    private mutating func refuseForeignKeys(of name: String, in fields: SchemaFields) {
        let own = Self.keysOfTypes[name] ?? []
        for key in Self.shapeKeys.dropFirst() where fields[key] != nil && !own.contains(key) {
            let owners = Self.typeNames.filter { Self.keysOfTypes[$0]?.contains(key) == true }
            fail(
                fields.path.appending(key), at: fields.location(of: key),
                "a \(name) has no \(key)",
                "\(key) is for \(owners.joined(separator: ", "))")
        }
        if name != "date", fields["ttl"] != nil {
            fail(
                fields.path.appending("ttl"), at: fields.location(of: "ttl"),
                "only a date can be a ttl", "write type: date")
        }
    }

    private mutating func type(_ name: String, in fields: SchemaFields, depth: Int) -> ValueType? {
        switch name {
        case "string": return fields["enum"] == nil ? .string : enumeration(in: fields)
        case "int": return .int
        case "number": return flag("exact", in: fields) ? .decimal : .number
        case "boolean": return .boolean
        case "date":
            guard flag("ttl", in: fields) else {
                return .date(word("precision", in: fields) ?? .millisecond)
            }
            if fields["precision"] != nil {
                fail(
                    fields.path.appending("precision"), at: fields.location(of: "precision"),
                    "a ttl is stored as seconds and has no precision", "remove precision")
            }
            return .timeToLive
        case "binary": return .binary
        case "object":
            guard let node = fields["schema"] else { return .document }
            let path = fields.path.appending("schema")
            return .object(attributes(node, at: path, depth: depth + 1))
        case "list": return element(in: fields, depth: depth).map { .list($0) }
        default:
            guard let element = element(in: fields, depth: depth) else { return nil }
            switch element.type {
            case .string, .enumeration, .int, .number, .decimal, .binary: return .set(element)
            default:
                fail(
                    fields.path.appending("items"), at: fields["items"]?.location,
                    "a set cannot hold a \(element.type.name)",
                    "sets are of strings, numbers or binaries; use a list")
                return nil
            }
        }
    }

    private mutating func enumeration(in fields: SchemaFields) -> ValueType? {
        guard let words = texts("enum", in: fields) else { return nil }
        if words.isEmpty {
            fail(
                fields.path.appending("enum"), at: fields["enum"]?.location,
                "an enum without a word has no value")
            return nil
        }
        for key in ["pattern", "format", "minLength", "maxLength"] where fields[key] != nil {
            fail(
                fields.path.appending(key), at: fields.location(of: key),
                "an enum says all there is to say", "remove \(key)")
        }
        return .enumeration(words)
    }

    private mutating func element(in fields: SchemaFields, depth: Int) -> ValueShape? {
        guard let node = fields["items"] else {
            missing("items", in: fields, "say what is in it: items: string")
            return nil
        }
        return shape(node, at: fields.path.appending("items"), depth: depth + 1)
    }
}

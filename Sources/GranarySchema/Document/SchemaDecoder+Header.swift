extension SchemaDecoder {
    /// What `format` must say.
    static let format = "granary:1"

    static let headerKeys = [
        "format", "schema", "version", "table", "doc", "typeField", "separator", "unknown",
        "timestamps", "indexes", "collections", "models",
    ]

    /// Reads a header and the models under it or beside it.
    ///
    /// Without a header, of which the caller has the diagnostics, the models are read all the same.
    mutating func schema(_ node: SchemaNode?, files: [DecodedSchema.ModelFile]) -> Schema {
        guard let node, case .map = node.content else {
            if let node {
                fail(
                    SchemaPath(), at: node.location,
                    "the header of a schema is a map, and here is \(node.kindName)",
                    "begin with format: \(Self.format)")
            }
            return headless(files: files)
        }
        let header = fields(node, at: SchemaPath(), "the header", known: Self.headerKeys)
        checkFormat(in: header)
        let typeField = typeField(in: header)
        let timestamps = timestamps(in: header)
        let models = models(in: header, files: files, timestamps: timestamps)
        let indexes = indexes(in: header, models: models, typeField: typeField)
        return Schema(
            name: name(in: header), version: version(in: header), table: table(in: header),
            doc: text("doc", in: header) ?? "", typeField: typeField,
            separator: separator(in: header),
            unknownAttributes: word("unknown", in: header) ?? .reject, indexes: indexes,
            collections: collections(in: header, indexes: indexes), models: models)
    }

    /// Reads the models of a schema whose header says nothing.
    private mutating func headless(files: [DecodedSchema.ModelFile]) -> Schema {
        for key in Self.headerKeys where key != "models" { leaveOut(SchemaPath(key)) }
        let header = SchemaFields(path: SchemaPath(), location: nil, entries: [])
        return Schema(
            name: "", version: SchemaVersion(0, 0, 0), table: "", indexes: [],
            models: models(in: header, files: files, timestamps: nil))
    }

    private mutating func checkFormat(in header: SchemaFields) {
        guard let format = requiredText("format", in: header, "begin with format: \(Self.format)"),
            format != Self.format
        else { return }
        fail(
            header.path.appending("format"), at: header["format"]?.location,
            "the format \(format.shortened) is not known", "write format: \(Self.format)")
    }

    private mutating func name(in header: SchemaFields) -> String {
        let remedy = "name the schema as a Swift type: schema: Shop"
        guard let name = requiredText("schema", in: header, remedy) else { return "" }
        if !SchemaNames.isTypeName(name) {
            fail(
                header.path.appending("schema"), at: header["schema"]?.location,
                "\(name.shortened) cannot be the name of a schema",
                "use an UpperCamelCase name of letters and digits")
        }
        return name
    }

    private mutating func version(in header: SchemaFields) -> SchemaVersion {
        let none = SchemaVersion(0, 0, 0)
        let remedy = "write version: 1.0.0"
        guard let text = requiredText("version", in: header, remedy) else { return none }
        if let version = SchemaVersion(text) { return version }
        fail(
            header.path.appending("version"), at: header["version"]?.location,
            "\(text.shortened) is not a version", "write three numbers, such as 1.0.0")
        return none
    }

    private mutating func table(in header: SchemaFields) -> String {
        guard let table = requiredText("table", in: header, "name the table: table: shop") else {
            return ""
        }
        if !SchemaNames.isTableName(table) {
            fail(
                header.path.appending("table"), at: header["table"]?.location,
                "\(table.shortened) cannot be the name of a table",
                "use 3 to 255 of a-z, A-Z, 0-9, _, - and .")
        }
        return table
    }

    private mutating func typeField(in header: SchemaFields) -> String {
        guard let name = text("typeField", in: header) else { return "_type" }
        if !SchemaNames.isAttributeName(name) {
            fail(
                header.path.appending("typeField"), at: header["typeField"]?.location,
                "\(name.shortened) cannot be the name of an attribute", "use 1 to 255 bytes")
        }
        return name
    }

    private mutating func separator(in header: SchemaFields) -> String {
        guard let separator = text("separator", in: header) else { return "#" }
        if separator.isEmpty || separator.utf8.count > 8 {
            fail(
                header.path.appending("separator"), at: header["separator"]?.location,
                "a separator has 1 to 8 bytes", "write separator: \"#\"")
        }
        return separator
    }

    /// Reads `timestamps` of a header or a model.
    mutating func timestamps(in fields: SchemaFields) -> Timestamps? {
        guard let node = fields["timestamps"] else { return nil }
        let own = self.fields(
            node, at: fields.path.appending("timestamps"), "timestamps",
            known: ["created", "updated"])
        let timestamps = Timestamps(
            created: text("created", in: own), updated: text("updated", in: own))
        if own.entries.isEmpty, case .map = node.content {
            fail(
                own.path, at: own.location, "timestamps names no attribute",
                "write timestamps: { created: created_at, updated: updated_at }")
        }
        return timestamps.created == nil && timestamps.updated == nil ? nil : timestamps
    }
}

extension SchemaDecoder {
    static let indexKeys = [
        "hash", "sort", "unique", "multi", "local", "project", "follow", "models", "doc",
    ]

    /// Reads `indexes`, and adds those that `unique` attributes make.
    mutating func indexes(
        in header: SchemaFields, models: [Model], typeField: String
    ) -> [SchemaIndex] {
        let remedy = "write indexes: { primary: { hash: PK, sort: SK } }"
        guard let node = header["indexes"] else {
            missing("indexes", in: header, remedy)
            return []
        }
        let path = header.path.appending("indexes")
        let map = map(node, at: path, "indexes")
        var indexes: [SchemaIndex] = []
        var locals: [Int] = []
        for entry in map.entries {
            guard let index = index(entry, at: path.appending(entry.key)) else {
                leaveOut(path.appending(entry.key))
                continue
            }
            if index.kind == .local { locals.append(indexes.count) }
            indexes.append(index)
        }
        let primary = indexes.first { $0.kind == .primary }
        if primary == nil, !broken.isLeftOut(path.appending("primary")),
            case .map = node.content
        {
            fail(path, at: node.location, "there is no index called primary", remedy)
        }
        for position in locals { indexes[position].partitionKey = primary?.partitionKey ?? [] }
        let made = models.flatMap { $0.madeIndexes(typeField: typeField) }
        for index in made where indexes.contains(where: { $0.name == index.name }) {
            fail(
                path.appending(index.name), at: locations[path.appending(index.name)],
                "the index \(index.name) is made by a unique attribute", "remove it here")
        }
        return (indexes + made).inCanonicalOrder
    }

    private mutating func index(_ entry: SchemaNode.Entry, at path: SchemaPath) -> SchemaIndex? {
        let name = entry.key
        if !SchemaNames.isTableName(name) {
            fail(
                path, at: entry.location, "\(name.shortened) cannot be the name of an index",
                "use 3 to 255 of a-z, A-Z, 0-9, _, - and .")
        }
        let fields = fields(entry.value, at: path, "an index", known: Self.indexKeys)
        let kinds: [(String, SchemaIndex.Kind)] = [
            ("hash", name == "primary" ? .primary : .global), ("unique", .unique),
            ("multi", .multiValue), ("local", .local),
        ]
        let given = kinds.filter { fields[$0.0] != nil }
        guard let (key, kind) = given.first, given.count == 1 else {
            if case .map = entry.value.content {
                fail(
                    path, at: entry.location,
                    given.isEmpty
                        ? "the index \(name) has no key"
                        : "\(given.map(\.0).joined(separator: " and ")) exclude each other",
                    "give one of hash, unique, multi and local")
            }
            return nil
        }
        if name == "primary", kind != .primary {
            fail(
                path, at: fields.location(of: key), "the primary index cannot be \(key)",
                "write primary: { hash: PK, sort: SK }")
            return nil
        }
        guard let attributes = keyAttributes(key, in: fields) else { return nil }
        let sort = keyAttributes("sort", in: fields) ?? []
        checkShape(of: kind, key, attributes, sort: sort, in: fields)
        return SchemaIndex(
            name: name, kind: kind, partitionKey: kind == .local ? [] : attributes,
            sortKey: kind == .local ? attributes : sort,
            projection: projection(in: fields) ?? .all, followsToItem: flag("follow", in: fields),
            models: texts("models", in: fields) ?? [], doc: text("doc", in: fields) ?? "")
    }

    /// Reads one to four attributes.
    private mutating func keyAttributes(_ key: String, in fields: SchemaFields) -> [String]? {
        guard let names = names(key, in: fields) else { return nil }
        guard (1...4).contains(names.count) else {
            fail(
                fields.path.appending(key), at: fields[key]?.location,
                "\(key) has \(names.count) attributes", "give one to four")
            return names.isEmpty ? nil : Array(names.prefix(4))
        }
        return names
    }

    /// Judges what each kind of index allows.
    private mutating func checkShape(
        of kind: SchemaIndex.Kind, _ key: String, _ attributes: [String], sort: [String],
        in fields: SchemaFields
    ) {
        if kind == .local, fields["sort"] != nil {
            fail(
                fields.path.appending("sort"), at: fields.location(of: "sort"),
                "a local index has no sort beside local", "local is its sort attribute")
        }
        let isSingle = kind == .local || kind == .primary
        if isSingle, attributes.count > 1 || sort.count > 1 {
            fail(
                fields.path, at: fields.location(of: attributes.count > 1 ? key : "sort"),
                "a \(kind.rawValue) index has one attribute of each sort",
                "make a key template of them")
        }
        let isPlain = fields["project"] == nil && fields["follow"] == nil
        if kind == .primary, !isPlain {
            let extra = fields["project"] == nil ? "follow" : "project"
            fail(
                fields.path.appending(extra), at: fields.location(of: extra),
                "the primary index holds the whole items", "remove \(extra)")
        }
    }

    private mutating func projection(in fields: SchemaFields) -> SchemaIndex.Projection? {
        guard let node = fields["project"] else { return nil }
        switch node.content {
        case .list: return texts("project", in: fields).map { .include($0) }
        case .scalar("all", _): return .all
        case .scalar("keys", _): return .keys
        default:
            fail(
                fields.path.appending("project"), at: node.location,
                "project cannot be \(node.kindName)", "it is all, keys or a list of attributes")
            return nil
        }
    }

    /// Reads `collections`.
    mutating func collections(
        in header: SchemaFields, indexes: [SchemaIndex]
    ) -> [ModelCollection] {
        guard let node = header["collections"] else { return [] }
        let path = header.path.appending("collections")
        var collections: [ModelCollection] = []
        for entry in map(node, at: path, "collections").entries {
            let own = path.appending(entry.key)
            checkFunctionName(entry.key, "a collection", at: own, entry.location)
            let fields = fields(
                entry.value, at: own, "a collection", known: ["index", "key", "models", "doc"])
            guard case .map = entry.value.content else { continue }
            let index = text("index", in: fields) ?? "primary"
            let attribute = indexes.first { $0.name == index }?.partitionKey.first
            let remedy = "give the partition key's template: key: USER#${user_id}"
            if fields["models"] == nil {
                missing("models", in: fields, "list the models that are in it")
            }
            let models = texts("models", in: fields) ?? []
            let doc = text("doc", in: fields) ?? ""
            guard let text = requiredText("key", in: fields, remedy),
                let key = template(
                    attribute ?? "", text, at: own.appending("key"), fields["key"]?.location)
            else { continue }
            collections.append(
                ModelCollection(name: entry.key, doc: doc, index: index, key: key, models: models))
        }
        return collections.sorted { $0.name < $1.name }
    }

    /// Notes that a name cannot be a function's.
    mutating func checkFunctionName(
        _ name: String, _ what: String, at path: SchemaPath, _ location: SourceLocation?
    ) {
        guard !SchemaNames.isFunctionName(name) else { return }
        fail(
            path, at: location, "\(name.shortened) cannot be the name of \(what)",
            "use a lowerCamelCase name of letters and digits")
    }
}

/// A draft of a schema, and what it leaves out.
public struct SchemaDraft: Sendable, Hashable {
    /// The schema.
    public var schema: Schema
    /// What a person should look at before it is used.
    public var remarks: [InferenceRemark]
}

extension SchemaInference {
    /// The schema that fits the items given so far.
    ///
    /// Models are called what the type attribute says, or after the words in their keys. When the
    /// type attribute says what no model can be called, it is an attribute like any other, and
    /// items belong to the model whose keys they have.
    ///
    /// The draft passes ``Schema/check(locations:)`` without errors. What does not is left out or put
    /// together, with a remark: an index that nothing can be in, a key whose parts cannot be told from
    /// each other, models whose items could have one key.
    public func draft() -> SchemaDraft {
        var groups = evidence.sorted { $0.key < $1.key }
            .map { ModelGroup(identity: $0.key, evidence: $0.value) }
        var mayUseType = true
        for isTight in [false, true] {
            // Each round has fewer models.
            while true {
                let draft = mended(groups, isTight: isTight, mayUseType: mayUseType)
                let pairs = FullKeyCollisions.pairs(in: draft.schema).pairs
                if pairs.isEmpty { return draft.finished }
                guard isTight else { break }
                groups = Self.joining(pairs, of: draft.names, in: groups)
                mayUseType = false
            }
        }
        return mended(groups, isTight: true, mayUseType: mayUseType).finished
    }

    /// The items that are drafted as one model.
    struct ModelGroup {
        let identity: String
        var evidence: ModelEvidence
        /// What those models were called that turned out to be this one.
        var joinedNames: [String] = []
    }

    /// Puts the models together that can have one key.
    private static func joining(
        _ pairs: [FullKeyCollisions.Pair], of names: [String], in groups: [ModelGroup]
    ) -> [ModelGroup] {
        var leaders = Array(groups.indices)
        for pair in pairs {
            guard let first = names.firstIndex(of: pair.first.name),
                let second = names.firstIndex(of: pair.second.name)
            else { continue }
            let (leader, follower) = (leaders[first], leaders[second])
            for index in leaders.indices where leaders[index] == follower {
                leaders[index] = leader
            }
        }
        var joined: [ModelGroup] = []
        for leader in groups.indices {
            let members = groups.indices.filter { leaders[$0] == leader }
            guard let own = members.first else { continue }
            var group = groups[own]
            for member in members.dropFirst() {
                group.evidence.merge(groups[member].evidence)
            }
            if members.count > 1 {
                group.joinedNames = members.flatMap { member in
                    let former = groups[member].joinedNames
                    return former.isEmpty ? [names[member]] : former
                }.sorted()
            }
            joined.append(group)
        }
        return joined
    }

    /// The type attribute that most items have; `nil` when none has one.
    var typeFieldOfItems: String? {
        typeFieldCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The schema's type attribute, and whether the items' models are called what it says.
    func chosenTypeField(
        _ groups: [ModelGroup], mayUseType: Bool
    ) -> (name: String, namesModels: Bool) {
        let found = typeFieldOfItems
        let isUsable = found.map { !unusableTypeFields.contains($0) } ?? unusableTypeFields.isEmpty
        let names = groups.compactMap(\.evidence.typeName)
        let isOneEach = Set(names.map { $0.lowercased() }).count == names.count
        if isUsable, mayUseType, isOneEach, names.allSatisfy(Self.isUsable) {
            return (found ?? "_type", true)
        }
        return (found ?? "_type" == "_type" ? "_model" : "_type", false)
    }

    /// Whether a model can be called so.
    static func isUsable(_ name: String) -> Bool {
        NameWords.isTypeName(name) && !SwiftWords.isTaken(name)
    }

    func name(
        of group: ModelGroup, _ primaryKey: [String], isNamedByType: Bool, among names: [String]
    ) -> String {
        let wanted = wantedName(of: group, primaryKey, isNamedByType: isNamedByType)
        let taken = Set(names.map { $0.lowercased() })
        var name = SwiftWords.free(wanted, suffix: "Record")
        var number = 2
        while taken.contains(name.lowercased()) {
            name = "\(wanted)\(number)"
            number += 1
        }
        return name
    }

    private func wantedName(
        of group: ModelGroup, _ primaryKey: [String], isNamedByType: Bool
    ) -> String {
        var words: [String] = []
        if group.identity.isEmpty {
            words = ["other"]
        } else if let typeName = group.evidence.typeName {
            if isNamedByType { return typeName }
            words = NameWords.split(typeName)
        } else {
            for key in primaryKey.compactMap({ group.evidence.keys[$0] }) {
                for word in key.words.flatMap(NameWords.split) where !words.contains(word) {
                    words.append(word)
                }
            }
        }
        let name = NameWords.upperCamelCase(words)
        let isTelling = name.utf8.count > 2 || self.evidence.count > 1
        if isTelling, NameWords.isTypeName(name) { return name }
        let tableName = NameWords.upperCamelCase(NameWords.split(table))
        return NameWords.isTypeName(tableName) ? tableName : "Item"
    }

    /// What the schema is called: after its table, and as none of its models is.
    func schemaName(besides models: [Model]) -> String {
        let wanted = NameWords.upperCamelCase(NameWords.split(table))
        return Schema.name(NameWords.isTypeName(wanted) ? wanted : "Table", besides: models)
    }

    /// An index without what it projects of attributes that no item has, and without a list of models
    /// that are not those of the draft.
    static func withKnownAttributes(_ index: SchemaIndex, in schema: Schema) -> SchemaIndex {
        var index = index
        let isListKnown = index.models.allSatisfy { name in
            schema.model(named: name).map { schema.canContain($0, index: index) } ?? false
        }
        if !isListKnown { index.models = [] }
        guard case .include(let names) = index.projection else { return index }
        let known = names.filter { name in
            schema.models.contains {
                $0.key(named: name) != nil || $0.attribute(named: name) != nil
            }
        }
        index.projection = known.isEmpty ? .keys : .include(known)
        return index
    }

    /// The models that share a partition key are read together by one query.
    static func collections(
        of models: [Model], in primary: SchemaIndex?
    ) -> [ModelCollection] {
        guard let primary, let partition = primary.partitionKey.first, !primary.sortKey.isEmpty
        else { return [] }
        var byKey: [String: (key: KeyTemplate, models: [String])] = [:]
        for model in models {
            guard let key = model.key(named: partition), !key.variables.isEmpty else { continue }
            byKey[key.text, default: (key, [])].models.append(model.name)
        }
        var collections: [ModelCollection] = []
        for (text, found) in byKey.sorted(by: { $0.key < $1.key }) where found.models.count > 1 {
            let words = NameWords.split(found.key.prefix)
            let camelCase = NameWords.upperCamelCase(words)
            let name = (words.first ?? "items") + camelCase.dropFirst(words.first?.count ?? 0)
            guard !collections.contains(where: { $0.name == name }) else { continue }
            collections.append(
                ModelCollection(
                    name: name, doc: "What has the key \(text).", key: found.key,
                    models: found.models))
        }
        return collections
    }
}

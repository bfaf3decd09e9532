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
    public func draft() -> SchemaDraft {
        let primary = indexes.first { $0.kind == .primary }
        let primaryKey = primary?.keyAttributes ?? []
        let (typeField, isNamedByType) = chosenTypeField()
        var models: [Model] = []
        var remarks: [InferenceRemark] = []
        for (identity, evidence) in evidence.sorted(by: { $0.key < $1.key }) {
            let name = unusedName(
                self.name(of: evidence, identity, primaryKey, isNamedByType), in: models)
            var own = DraftRemarks(model: name)
            if identity.isEmpty { own.add(nil, .tooManyModels) }
            if !isNamedByType, let typeName = evidence.typeName {
                own.add(typeFieldOfItems, .typeIsNoName(typeName))
            }
            let isTyped = isNamedByType && evidence.typeName != nil
            models.append(
                evidence.draft(
                    named: name, primaryKey: primaryKey, typeField: typeField,
                    separator: separator, &own))
            if !isTyped, self.evidence.count > 1, let model = models.last,
                !model.hasText(in: primaryKey)
            {
                own.add(nil, .noDistinction)
            }
            remarks += own.all
        }
        models.sort { $0.name < $1.name }
        let others = indexes.filter { $0.kind != .primary }.sorted { $0.name < $1.name }
            .map { Self.withKnownAttributes($0, of: models) }
        let schemaName = NameWords.upperCamelCase(NameWords.split(table))
        let schema = Schema(
            name: NameWords.isTypeName(schemaName) ? schemaName : "Table",
            version: SchemaVersion(0, 1, 0), table: table,
            doc: "A draft made from \(itemCount) stored items.", typeField: typeField,
            separator: separator, indexes: (primary.map { [$0] } ?? []) + others,
            collections: Self.collections(of: models, in: primary), models: models)
        return SchemaDraft(
            schema: schema,
            remarks: remarks.sorted {
                ($0.model, $0.attribute ?? "") < ($1.model, $1.attribute ?? "")
            })
    }

    /// The type attribute that most items have; `nil` when none has one.
    private var typeFieldOfItems: String? {
        typeFieldCounts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
    }

    /// The schema's type attribute, and whether the items' models are called what it says.
    private func chosenTypeField() -> (name: String, namesModels: Bool) {
        let found = typeFieldOfItems
        let isUsable = found.map { !unusableTypeFields.contains($0) } ?? unusableTypeFields.isEmpty
        if isUsable, evidence.values.compactMap(\.typeName).allSatisfy(NameWords.isTypeName) {
            return (found ?? "_type", true)
        }
        return (found ?? "_type" == "_type" ? "_model" : "_type", false)
    }

    private func name(
        of evidence: ModelEvidence, _ identity: String, _ primaryKey: [String],
        _ isNamedByType: Bool
    ) -> String {
        var words: [String] = []
        if identity.isEmpty {
            words = ["other"]
        } else if let typeName = evidence.typeName {
            if isNamedByType { return typeName }
            words = NameWords.split(typeName)
        } else {
            for key in primaryKey.compactMap({ evidence.keys[$0] }) {
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

    private func unusedName(_ name: String, in models: [Model]) -> String {
        guard models.contains(where: { $0.name == name }) else { return name }
        var number = 2
        while models.contains(where: { $0.name == "\(name)\(number)" }) { number += 1 }
        return "\(name)\(number)"
    }

    /// An index without what it projects of attributes that no item has.
    private static func withKnownAttributes(
        _ index: SchemaIndex, of models: [Model]
    ) -> SchemaIndex {
        guard case .include(let names) = index.projection else { return index }
        var index = index
        let known = names.filter { name in
            models.contains { $0.key(named: name) != nil || $0.attribute(named: name) != nil }
        }
        index.projection = known.isEmpty ? .keys : .include(known)
        return index
    }

    /// The models that share a partition key are read together by one query.
    private static func collections(
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

extension Model {
    /// Whether there is text of its own in one of these keys, by which items are known.
    fileprivate func hasText(in keys: [String]) -> Bool {
        keys.compactMap { key(named: $0) }.contains { template in
            template.parts.contains { part in
                if case .literal = part { true } else { false }
            }
        }
    }
}

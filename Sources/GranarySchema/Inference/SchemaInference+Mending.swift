extension SchemaInference {
    /// A draft on its way: what a later round may change is kept beside it.
    struct UnfinishedDraft {
        var schema: Schema
        /// What each group's model is called, in the order of the groups.
        var names: [String]
        var remarks: [InferenceRemark]

        /// The draft as it is given out.
        var finished: SchemaDraft {
            SchemaDraft(
                schema: schema,
                remarks: remarks.sorted {
                    ($0.model, $0.attribute ?? "") < ($1.model, $1.attribute ?? "")
                })
        }
    }

    /// A draft whose keys and indexes pass the checks, each model by itself.
    func mended(
        _ groups: [ModelGroup], isTight: Bool, mayUseType: Bool
    ) -> UnfinishedDraft {
        var plainKeys = [Set<String>](repeating: [], count: groups.count)
        while true {
            let draft = draft(
                groups, plainKeys: plainKeys, isTight: isTight, mayUseType: mayUseType)
            var isSound = true
            for (model, key) in Self.unclearKeys(of: draft.schema) {
                guard let index = draft.names.firstIndex(of: model),
                    plainKeys[index].insert(key).inserted
                else { continue }
                isSound = false
            }
            // Each round has fewer templates.
            if isSound { return draft }
        }
    }

    /// The keys whose templates have an error, with their models.
    private static func unclearKeys(of schema: Schema) -> [(model: String, key: String)] {
        var report = SchemaReport(locations: SchemaLocations())
        for check: any SchemaCheck.Type in [
            MissingNames.self, KeyRequirements.self, KeySeparators.self, TemplateCollisions.self,
        ] {
            check.run(on: schema, into: &report)
        }
        return report.diagnostics.compactMap { diagnostic in
            let keys = diagnostic.path.keys
            guard diagnostic.severity == .error, keys.count == 4, keys[0] == "models",
                keys[2] == "keys"
            else { return nil }
            return (keys[1], keys[3])
        }
    }

    private func draft(
        _ groups: [ModelGroup], plainKeys: [Set<String>], isTight: Bool, mayUseType: Bool
    ) -> UnfinishedDraft {
        let primary = indexes.first { $0.kind == .primary }
        let primaryKey = primary?.keyAttributes ?? []
        let (typeField, isNamedByType) = chosenTypeField(groups, mayUseType: mayUseType)
        var models: [Model] = []
        var remarks: [InferenceRemark] = []
        for (group, plain) in zip(groups, plainKeys) {
            let name = name(
                of: group, primaryKey, isNamedByType: isNamedByType, among: models.map(\.name))
            var own = DraftRemarks(model: name)
            let typeName = group.evidence.typeName
            if group.identity.isEmpty { own.add(nil, .tooManyModels) }
            if !group.joinedNames.isEmpty { own.add(nil, .sharedKeys(group.joinedNames)) }
            if !isNamedByType, let typeName, !Self.isUsable(typeName) {
                own.add(typeFieldOfItems, .typeIsNoName(typeName))
            }
            let model = group.evidence.draft(
                named: name, primaryKey: primaryKey, typeField: typeField, separator: separator,
                plainKeys: plain, isTight: isTight, &own)
            let isTyped = isNamedByType && typeName != nil
            if !isTyped, groups.count > 1, !model.hasText(in: primaryKey) {
                own.add(nil, .noDistinction)
            }
            models.append(model)
            remarks += own.all
        }
        let names = models.map(\.name)
        models.sort { $0.name < $1.name }
        var schema = Schema(
            name: schemaName(besides: models), version: SchemaVersion(0, 1, 0), table: table,
            doc: "A draft made from \(itemCount) stored items.", typeField: typeField,
            separator: separator, indexes: primary.map { [$0] } ?? [],
            collections: Self.collections(of: models, in: primary), models: models)
        for index in indexes.filter({ $0.kind != .primary }).sorted(by: { $0.name < $1.name }) {
            let index = Self.withKnownAttributes(index, in: schema)
            if Self.isSound(index, in: schema), hasItems(index, typeField: typeField) {
                schema.indexes.append(index)
            } else {
                remarks.append(InferenceRemark(model: schema.name, .indexLeftOut(index.name)))
            }
        }
        return UnfinishedDraft(schema: schema, names: names, remarks: remarks)
    }

    /// Whether the items that have the rest of an index's key have the type attribute, where it is in
    /// the key.
    ///
    /// A schema would refuse those that have not: they would be missing in the index.
    private func hasItems(_ index: SchemaIndex, typeField: String) -> Bool {
        guard index.keyAttributes.contains(typeField) else { return true }
        guard typeFieldOfItems == typeField else { return false }
        let others = index.keyAttributes.filter { $0 != typeField }
        return evidence.values.allSatisfy { model in
            model.typeName != nil || !others.allSatisfy { model.attributes[$0] != nil }
        }
    }

    /// Whether items can be in an index, and its key has one type in all models.
    private static func isSound(_ index: SchemaIndex, in schema: Schema) -> Bool {
        var schema = schema
        schema.indexes = schema.indexes.filter { $0.kind == .primary } + [index]
        var report = SchemaReport(locations: SchemaLocations())
        IndexReach.run(on: schema, into: &report)
        IndexKeyTypes.run(on: schema, into: &report)
        return !report.diagnostics.hasErrors
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

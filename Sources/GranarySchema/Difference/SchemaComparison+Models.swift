extension SchemaComparison {
    /// What became of a model; or where a new one comes from.
    mutating func compare(_ model: Model) {
        let name = model.name
        guard let old = pairs.sourceName(of: name).flatMap({ source.model(named: $0) }) else {
            if let part = pairs.parts.first(where: { $0.part == name }) {
                note(
                    .modelSplit, model: part.target,
                    new: "\(name) with \(part.attributes.joined(separator: ", "))",
                    effect: .rewritesKeys,
                    "each item becomes two, the second with a key of its own: use splitModel")
            } else {
                note(.modelAdded, model: name, "nothing stored is of it yet; nothing is to do")
            }
            return
        }
        if old.name != name {
            note(
                .modelRenamed, model: name, old: old.name, new: name, effect: .needsBackfill,
                "each item says what it is in \(target.typeField): use renameModel")
        }
        for whole in pairs.merged where whole.target == name { noteMerged(whole, into: model) }
        let attributes = AttributePairs(old.attributes, model.attributes)
        compareKeys(old, model, attributes)
        compareAttributes(old, model, attributes)
        compareUse(old, model)
    }

    private mutating func noteMerged(_ whole: ModelPairs.Whole, into model: Model) {
        let lost = (source.model(named: whole.part)?.attributes ?? []).map(\.name)
            .filter { model.attribute(named: $0) == nil }
        let without = lost.isEmpty ? "" : ", without \(lost.joined(separator: ", "))"
        note(
            .modelMerged, model: model.name,
            old: "\(whole.part) with \(whole.attributes.joined(separator: ", "))",
            effect: lost.isEmpty ? .rewritesKeys : .losesData,
            "the items of \(whole.part) go into those of \(model.name)\(without): use mergeModels")
    }

    /// What is said of a model besides its attributes and keys.
    private mutating func compareUse(_ old: Model, _ new: Model) {
        let name = new.name
        if old.unknownAttributes != new.unknownAttributes {
            comparePolicies(
                old.unknownAttributes ?? source.unknownAttributes,
                new.unknownAttributes ?? target.unknownAttributes, model: name)
        }
        if old.status != new.status {
            note(
                .statusChanged, model: name, old: old.status.rawValue, new: new.status.rawValue,
                "people and code are told; nothing is to do to items")
        }
        if old.timestamps != new.timestamps {
            note(
                .timestampsChanged, model: name, old: old.timestamps?.text,
                new: new.timestamps?.text,
                "writes from here on set them; those of items that are stored stay")
        }
        if old.freshness != new.freshness {
            note(
                .freshnessChanged, model: name, old: old.freshness?.text,
                new: new.freshness?.text, "scores of quality change; nothing is to do to items")
        }
        for rule in new.rules where !old.rules.contains(rule) {
            note(
                .ruleAdded, model: name, part: rule, effect: .needsDataCheck,
                "items that break it are refused when written: look for them with granary quality")
        }
        for rule in old.rules where !new.rules.contains(rule) {
            note(.ruleRemoved, model: name, part: rule, "writes are not held to it any more")
        }
        for rule in new.warnings where !old.warnings.contains(rule) {
            note(.warningAdded, model: name, part: rule, "granary quality counts what breaks it")
        }
        for rule in old.warnings where !new.warnings.contains(rule) {
            note(.warningRemoved, model: name, part: rule, "nobody is warned any more")
        }
        compareQueries(old, new)
        compareDocs(old.doc + (old.origin ?? ""), new.doc + (new.origin ?? ""), model: name)
    }

    private mutating func compareQueries(_ old: Model, _ new: Model) {
        for query in new.queries {
            guard var before = old.queries.first(where: { $0.name == query.name }) else {
                note(.queryAdded, model: new.name, part: query.name, "code can use it")
                continue
            }
            compareDocs(before.doc, query.doc, model: new.name, part: query.name)
            before.doc = query.doc
            guard before != query else { continue }
            note(
                .queryChanged, model: new.name, part: query.name,
                "code that calls it may have to change; nothing is to do to items")
        }
        for query in old.queries where !new.queries.contains(where: { $0.name == query.name }) {
            note(.queryRemoved, model: new.name, part: query.name, "code must not call it any more")
        }
    }
}

extension SchemaComparison {
    /// What the key attributes of a model are made of.
    private mutating func compareKeys(_ old: Model, _ new: Model, _ pairs: AttributePairs) {
        let primary = target.primaryIndex?.keyAttributes ?? []
        for key in new.keys {
            let isPrimary = primary.contains(key.attribute)
            let before = old.key(named: key.attribute)?.renaming(by: pairs)
            guard before?.text != key.text else { continue }
            note(
                before == nil ? .keyTemplateAdded : .keyTemplateChanged, model: new.name,
                part: key.attribute, old: old.key(named: key.attribute)?.text, new: key.text,
                effect: isPrimary ? .rewritesKeys : .needsBackfill,
                isPrimary
                    ? "each item moves, and who remembers its key does not find it: "
                        + "use changeKeyTemplate"
                    : "each item gets other entries in the index: use changeKeyTemplate")
        }
        for key in old.keys where new.key(named: key.attribute) == nil {
            let isDeclared = new.attribute(named: key.attribute) != nil
            note(
                .keyTemplateRemoved, model: new.name, part: key.attribute, old: key.text,
                effect: isDeclared ? .needsDataCheck : .needsBackfill,
                isDeclared
                    ? "the key is an attribute that writers give, and stays as it is stored"
                    : "items leave the index: a migration takes the key from them")
        }
    }
}

extension Timestamps {
    /// The two names.
    fileprivate var text: String {
        [created.map { "created \($0)" }, updated.map { "updated \($0)" }].compactMap(\.self)
            .joined(separator: ", ")
    }
}

extension Freshness {
    fileprivate var text: String { "\(attribute) within \(days) days" }
}

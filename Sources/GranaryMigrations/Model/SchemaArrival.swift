internal import GranaryItems
internal import GranarySchema

/// Compares what the steps make of a schema with the schema they are to lead to.
struct SchemaArrival {
    let reached: Schema
    let target: Schema
    /// Whether there was no schema before: then nothing has to be explained.
    let isFirst: Bool
    private(set) var diagnostics: [SchemaDiagnostic] = []
    private(set) var dangers: [MigrationDanger] = []

    init(reached: Schema, target: Schema, isFirst: Bool) {
        self.reached = reached
        self.target = target
        self.isFirst = isFirst
    }

    mutating func run() {
        if reached.table != target.table {
            fail("the table is \(target.table), and was \(reached.table)", "a table keeps its name")
        }
        if reached.typeField != target.typeField {
            fail(
                "the type attribute is \(target.typeField), and was \(reached.typeField)",
                "it stays as it is for the life of a table")
        }
        if reached.primaryIndex?.keyAttributes != target.primaryIndex?.keyAttributes {
            fail(
                "the primary key has other attributes",
                "a table keeps its key; gather into a new one")
        }
        for model in reached.models { compare(model) }
        if !isFirst { compareIndexes() }
    }

    private mutating func compare(_ model: Model) {
        guard let wanted = target.model(named: model.name) else {
            return fail(
                "the target schema has no model \(model.name), and no step says what becomes of its "
                    + "items", "use renameModel, splitModel, mergeModels or swift")
        }
        for key in wanted.keys where model.key(named: key.attribute)?.text != key.text {
            guard isPrimary(key.attribute) || model.key(named: key.attribute) != nil else {
                // A new template of an index makes keys only when its items are swept.
                fail(
                    "the target schema gives \(model.name) the key \(key.attribute), and no step does",
                    "use changeKeyTemplate")
                continue
            }
            fail(
                "the target schema makes \(model.name).\(key.attribute) by \(key.text), and no step "
                    + "does", "use changeKeyTemplate")
        }
        let unknown = wanted.unknownAttributes ?? target.unknownAttributes
        for attribute in model.attributes where wanted.attribute(named: attribute.name) == nil {
            if unknown == .keep { continue }
            fail(
                "the target schema has no attribute \(model.name).\(attribute.name), and no step says "
                    + "what becomes of it", "use removeAttribute or renameAttribute")
        }
        for attribute in wanted.attributes { compare(attribute, of: model) }
    }

    private mutating func compare(_ attribute: ModelAttribute, of model: Model) {
        let name = "\(model.name).\(attribute.name)"
        guard let old = model.attribute(named: attribute.name) else {
            if attribute.isRequired {
                fail(
                    "the target schema requires \(name), and no step sets it",
                    "use setDefault or compute")
            }
            return
        }
        if old.shape.type.storedKind != attribute.shape.type.storedKind {
            return fail(
                "the target schema stores \(name) as another type, and no step converts it",
                "use retype")
        }
        if attribute.isRequired, !old.isRequired, !isFirst {
            dangers.append(MigrationDanger(.needsDataCheck, "each item must have \(name)"))
        }
        guard attribute.shape != old.shape, !isFirst else { return }
        switch effect(of: old, becoming: attribute) {
        case .safe: break
        case .losesData where attribute.shape.type == .timeToLive:
            dangers.append(
                MigrationDanger(.losesData, "items whose moment in \(name) has passed are deleted"))
        default:
            dangers.append(
                MigrationDanger(
                    .needsDataCheck, "each value of \(name) must keep to its new limits"))
        }
    }

    /// What it means for stored values that an attribute may have others.
    private func effect(
        of old: ModelAttribute, becoming new: ModelAttribute
    ) -> SchemaChange.Effect {
        func schema(_ attribute: ModelAttribute) -> Schema {
            var schema = target
            schema.indexes = []
            schema.models = [Model(name: "Any", keys: [], attributes: [attribute])]
            return schema
        }
        return SchemaDifference(from: schema(old), to: schema(new)).worst ?? .safe
    }

    private mutating func compareIndexes() {
        for index in target.indexes where index.kind != .primary {
            guard let old = reached.index(named: index.name) else {
                fail(
                    "the target schema has the index \(index.name), and no step adds it",
                    "use addIndex")
                continue
            }
            if !old.hasSameEntries(as: index) {
                fail(
                    "the target schema has another index \(index.name), and no step makes it anew",
                    "use addIndex")
            }
        }
        for index in reached.indexes where target.index(named: index.name) == nil {
            fail(
                "the target schema has no index \(index.name), and no step drops it",
                "use dropIndex")
        }
    }

    private func isPrimary(_ key: String) -> Bool {
        target.primaryIndex?.keyAttributes.contains(key) == true
    }

    private mutating func fail(_ message: String, _ remedy: String) {
        diagnostics.append(
            SchemaDiagnostic(path: SchemaPath("steps"), message: message, remedy: remedy))
    }
}

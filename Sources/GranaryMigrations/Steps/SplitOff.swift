internal import GranaryItems
internal import GranarySchema

/// Attributes of a model go to an item of their own, of another model.
public struct SplitOff: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The model of the new items.
    public var part: String
    /// The attributes that go.
    public var attributes: [String]
    /// The attributes that both have, such as those of the key.
    public var shared: [String]
    /// Whether every item gets a part, and not only one that has something for it.
    public var always: Bool

    /// Creates the step.
    public init(
        model: String, part: String, attributes: [String], shared: [String], always: Bool = false
    ) {
        self.model = model
        self.part = part
        self.attributes = attributes
        self.shared = shared
        self.always = always
    }
}

extension SplitOff: StepContent {
    var word: String { "splitModel" }

    var summary: String {
        "\(model) into \(model) and \(part) (\(attributes.joined(separator: ", ")))"
    }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("model", .text(model))
        fields.add("part", .text(part))
        fields.add("attributes", .list(attributes.map { .text($0) }))
        fields.add("shared", texts: shared)
        fields.add("always", flag: always)
        return fields.entries
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let part = decoder.requiredText("part", in: fields, "name the model of the new items")
        let shared = decoder.names("shared", in: fields) ?? []
        let always = decoder.flag("always", in: fields)
        guard let model, let part else { return nil }
        self.init(
            model: model, part: part, attributes: decoder.names("attributes", in: fields) ?? [],
            shared: shared, always: always)
    }

    func evolve(_ state: inout SchemaState) {
        guard var old = state.model(model) else { return }
        for name in attributes { _ = state.attribute(name, of: old, "attributes") }
        for name in shared { _ = state.attribute(name, of: old, "shared") }
        guard let wanted = state.targetModel(part) else {
            return state.fail("part", "the target schema has no model \(part)")
        }
        if attributes.isEmpty, !always {
            state.fail("attributes", "no attributes are named", "name them, or write always: true")
        }
        let moved = old.attributes.filter { (attributes + shared).contains($0.name) }
        old.attributes.removeAll { attributes.contains($0.name) }
        state.setModel(model, old)
        let known = state.schema.model(named: part)
        state.setModel(
            part, known ?? Model(name: part, keys: wanted.keys, attributes: moved))
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        [MigrationDanger(.needsDataCheck, "no item may have the key of a new \(part)")]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        if let whole = after.schema.model(named: model),
            let new = after.schema.model(named: part),
            !new.determinesPrimaryKey(of: whole, by: after.schema.primaryIndex)
        {
            return .none("the key of \(part) does not tell which item of \(model) it comes from")
        }
        return .steps([
            .mergeInto(
                MergeInto(model: part, into: model, attributes: attributes, orphans: .fail))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        guard always || attributes.contains(where: { draft.has($0) }) else { return }
        var part = ItemDraft(Item(), model: part, sourceModel: nil)
        for name in attributes + shared {
            if let value = draft[name] { part[name] = value }
        }
        for name in attributes where draft.has(name) { draft[name] = nil }
        run.drafts.append(part)
    }
}

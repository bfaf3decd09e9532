internal import GranaryItems
internal import GranarySchema

/// The items of several models become items of one, with what they were in an attribute.
public struct MergeByValue: Sendable, Hashable {
    /// The value that says of each model that an item was of it.
    public var values: [String: String]
    /// The model they become.
    public var model: String
    /// The attribute that holds the value.
    public var attribute: String
    /// Models whose items are taken over with the attribute as it is.
    public var others: [String]

    /// Creates the step.
    public init(
        models values: [String: String], into model: String, by attribute: String,
        others: [String] = []
    ) {
        self.values = values
        self.model = model
        self.attribute = attribute
        self.others = others
    }

    fileprivate var sources: [String] { values.keys.sorted() + others }
}

extension MergeByValue: StepContent {
    var word: String { "mergeModels" }

    var summary: String { "\(sources.joined(separator: ", ")) into \(model) by \(attribute)" }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("models", SchemaNode(texts: values))
        fields.add("into", .text(model))
        fields.add("by", .text(attribute))
        fields.add("others", texts: others)
        return fields.entries
    }

    var models: [String]? { sources }

    var resultingModels: [String] { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let values = decoder.textTable("models", in: fields, "write models: { Model: value }")
        let model = decoder.requiredText("into", in: fields, "name the model they become")
        let attribute = decoder.requiredText("by", in: fields, "name the attribute")
        let others = decoder.names("others", in: fields) ?? []
        guard let values, let model, let attribute else { return nil }
        self.init(models: values, into: model, by: attribute, others: others)
    }

    func evolve(_ state: inout SchemaState) {
        for name in others where values[name] != nil {
            state.fail("others", "\(name) is in models too", "name it once")
        }
        var merged = Model(name: model, keys: [], attributes: [])
        for name in sources {
            guard let old = state.model(name, "models") else { continue }
            for attribute in old.attributes where merged.attribute(named: attribute.name) == nil {
                merged.attributes.append(attribute)
            }
            if merged.keys.isEmpty { merged.keys = old.keys }
        }
        guard state.targetModel(model) != nil else {
            return state.fail("into", "the target schema has no model \(model)")
        }
        for name in sources { state.setModel(name, nil) }
        state.setModel(model, merged)
        if !values.isEmpty { state.setAttribute(attribute, of: model) }
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        var dangers = [
            MigrationDanger(.needsDataCheck, "no two of the merged items may have one key")
        ]
        for name in values.keys.sorted()
        where state.schema.model(named: name)?.attribute(named: attribute) != nil {
            dangers.append(
                MigrationDanger(
                    .losesData, "the values that \(name).\(attribute) has are overwritten"))
        }
        return dangers
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        guard Set(values.values).count == values.count, others.count <= 1 else {
            return .none("which model each item was of is not kept")
        }
        let cases = Dictionary(
            values.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        return .steps([
            .splitByValue(
                SplitByValue(model: model, by: attribute, into: cases, otherwise: others.first))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        // Where a model is among the others too, it is the value that tells: it stays.
        let stays = draft.has(attribute) && others.contains(draft.model)
        if draft.has(attribute) { run.mayLose = true }
        if !stays, let value = values[draft.model] { draft[attribute] = .string(value) }
        draft.model = model
    }
}

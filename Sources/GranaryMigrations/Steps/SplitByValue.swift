internal import GranaryItems
internal import GranarySchema

/// The items of a model become items of several, each by the value of an attribute.
public struct SplitByValue: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The attribute that decides.
    public var attribute: String
    /// The model that each value leads to.
    public var cases: [String: String]
    /// What items with any other value become; without it they are an error.
    public var otherwise: String?

    /// Creates the step.
    public init(
        model: String, by attribute: String, into cases: [String: String],
        otherwise: String? = nil
    ) {
        self.model = model
        self.attribute = attribute
        self.cases = cases
        self.otherwise = otherwise
    }

    fileprivate var results: [String] {
        var names = cases.values.sorted()
        if let otherwise { names.append(otherwise) }
        return names.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}

extension SplitByValue: StepContent {
    var word: String { "splitModel" }

    var summary: String { "\(model) by \(attribute) into \(results.joined(separator: ", "))" }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("model", .text(model))
        fields.add("by", .text(attribute))
        fields.add("cases", SchemaNode(texts: cases))
        fields.add("otherwise", text: otherwise ?? "")
        return fields.entries
    }

    var models: [String]? { [model] }

    var resultingModels: [String] { results }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("by", in: fields, "name the attribute that decides")
        let cases = decoder.textTable("cases", in: fields, "write cases: { value: Model }")
        let otherwise = decoder.text("otherwise", in: fields)
        guard let model, let attribute, let cases else { return nil }
        self.init(model: model, by: attribute, into: cases, otherwise: otherwise)
    }

    func evolve(_ state: inout SchemaState) {
        guard let old = state.model(model), state.attribute(attribute, of: old, "by") != nil else {
            return
        }
        if !results.contains(model) { state.setModel(model, nil) }
        for name in results {
            guard let wanted = state.targetModel(name) else {
                state.fail("cases", "the target schema has no model \(name)")
                continue
            }
            var new = old
            new.name = name
            if wanted.attribute(named: attribute) == nil {
                new.attributes.removeAll { $0.name == attribute }
            }
            state.setModel(name, new)
        }
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        if let otherwise {
            guard state.targetModel(otherwise)?.attribute(named: attribute) == nil else {
                return []
            }
            return [
                MigrationDanger(
                    .losesData,
                    "values of \(model).\(attribute) that are no case are gone afterwards")
            ]
        }
        return [
            MigrationDanger(
                .needsDataCheck,
                "each item of \(model) must have one of the values in \(attribute)")
        ]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        if otherwise != nil,
            after.schema.model(named: otherwise ?? "")?
                .attribute(named: attribute) == nil
        {
            return .none("which value of \(attribute) the other items had is not kept")
        }
        let counts = Dictionary(grouping: cases.keys, by: { cases[$0] ?? "" })
        guard counts.values.allSatisfy({ $0.count == 1 }) else {
            return .none("several values of \(attribute) lead to one model")
        }
        let models = Dictionary(
            cases.map { ($0.value, $0.key) }, uniquingKeysWith: { first, _ in first })
        return .steps([
            .mergeByValue(
                MergeByValue(
                    models: models, into: model, by: attribute,
                    others: otherwise.map { [$0] } ?? []))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws {
        let value = draft[attribute]?.stringValue
        let known = value.flatMap { cases[$0] }
        // Merging gives an item of a case's model the value of that case.
        if known == nil { run.mayLose = true }
        guard let name = known ?? otherwise else {
            let shown = value.map { run.shown(.string($0), attribute, draft) } ?? "absent"
            throw StepFailure(attribute, "is \(shown), which leads to no model")
        }
        draft.model = name
        if run.target[name]?.model.attribute(named: attribute) == nil { draft[attribute] = nil }
    }
}

internal import GranaryItems
internal import GranarySchema

/// An attribute of a model is removed.
public struct RemoveAttribute: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The attribute.
    public var attribute: String

    /// Creates the step.
    public init(model: String, attribute: String) {
        self.model = model
        self.attribute = attribute
    }
}

extension RemoveAttribute: StepContent {
    var word: String { "removeAttribute" }

    var summary: String { "\(model).\(attribute)" }

    var entries: [SchemaNode.Entry] {
        [.init("model", .text(model)), .init("attribute", .text(attribute))]
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("attribute", in: fields, "name the attribute")
        guard let model, let attribute else { return nil }
        self.init(model: model, attribute: attribute)
    }

    func evolve(_ state: inout SchemaState) {
        guard var changed = state.model(model),
            state.attribute(attribute, of: changed) != nil
        else { return }
        changed.attributes.removeAll { $0.name == attribute }
        state.setModel(model, changed)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        [MigrationDanger(.losesData, "the values of \(model).\(attribute) are gone afterwards")]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        .none("the values of \(model).\(attribute) are not kept")
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        if draft.has(attribute) { draft[attribute] = nil }
    }
}

public import GranaryItems
internal import GranarySchema

/// An attribute of a model is set wherever it is absent.
public struct SetDefault: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The attribute.
    public var attribute: String
    /// What it is set to.
    public var value: AttributeValue

    /// Creates the step.
    public init(model: String, attribute: String, value: AttributeValue) {
        self.model = model
        self.attribute = attribute
        self.value = value
    }
}

extension SetDefault: StepContent {
    var word: String { "setDefault" }

    var summary: String { "\(model).\(attribute)" }

    var entries: [SchemaNode.Entry] {
        [
            .init("model", .text(model)), .init("attribute", .text(attribute)),
            .init("value", SchemaNode(value)),
        ]
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("attribute", in: fields, "name the attribute")
        guard let node = fields["value"] else {
            decoder.missing("value", in: fields, "give the value")
            return nil
        }
        let value = decoder.anything(node, at: fields.path.appending("value"), depth: 0)
        guard let model, let attribute, let value else { return nil }
        self.init(model: model, attribute: attribute, value: value)
    }

    func evolve(_ state: inout SchemaState) {
        guard state.model(model) != nil else { return }
        state.setAttribute(attribute, of: model)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        guard state.feedsPrimaryKey(attribute, of: model) else { return [] }
        return [
            MigrationDanger(
                .rewritesKeys, "\(model).\(attribute) is a part of the key of its items")
        ]
    }

    /// A value that was filled in looks like any other: it stays where the older schema has a place
    /// for it.
    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        if before.schema.model(named: model)?.attribute(named: attribute) != nil {
            return .steps([])
        }
        return .steps([.removeAttribute(RemoveAttribute(model: model, attribute: attribute))])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        guard !draft.has(attribute) else { return }
        draft[attribute] = value
        // Where the older schema has a place for it, the inverse leaves it there.
        run.mayLose = true
    }
}

internal import GranaryItems
internal import GranarySchema

/// A model gets another name; so do its items, in their type attribute.
public struct RenameModel: Sendable, Hashable {
    /// The name it has.
    public var model: String
    /// The name it gets.
    public var newName: String

    /// Creates the step.
    public init(model: String, to newName: String) {
        self.model = model
        self.newName = newName
    }
}

extension RenameModel: StepContent {
    var word: String { "renameModel" }

    var summary: String { "\(model) to \(newName)" }

    var entries: [SchemaNode.Entry] {
        [.init("model", .text(model)), .init("to", .text(newName))]
    }

    var models: [String]? { [model] }

    var resultingModels: [String] { [newName] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let newName = decoder.requiredText("to", in: fields, "give the new name")
        guard let model, let newName else { return nil }
        self.init(model: model, to: newName)
    }

    func evolve(_ state: inout SchemaState) {
        guard var renamed = state.model(model) else { return }
        if state.schema.model(named: newName) != nil {
            state.fail("to", "there is a model \(newName) already", "merge them by mergeModels")
        }
        renamed.name = newName
        state.setModel(model, renamed)
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        .steps([.renameModel(RenameModel(model: newName, to: model))])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        draft.model = newName
    }
}

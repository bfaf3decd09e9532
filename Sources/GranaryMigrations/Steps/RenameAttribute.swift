internal import GranaryItems
internal import GranarySchema

/// An attribute of a model gets another name.
///
/// Where an item has the new name already, that value stays and the old one goes.
public struct RenameAttribute: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The name it has.
    public var attribute: String
    /// The name it gets.
    public var newName: String

    /// Creates the step.
    public init(model: String, attribute: String, to newName: String) {
        self.model = model
        self.attribute = attribute
        self.newName = newName
    }
}

extension RenameAttribute: StepContent {
    var word: String { "renameAttribute" }

    var summary: String { "\(model).\(attribute) to \(newName)" }

    var entries: [SchemaNode.Entry] {
        [
            .init("model", .text(model)), .init("attribute", .text(attribute)),
            .init("to", .text(newName)),
        ]
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let attribute = decoder.requiredText("attribute", in: fields, "name the attribute")
        let newName = decoder.requiredText("to", in: fields, "give the new name")
        guard let model, let attribute, let newName else { return nil }
        self.init(model: model, attribute: attribute, to: newName)
    }

    func evolve(_ state: inout SchemaState) {
        guard var changed = state.model(model),
            var renamed = state.attribute(attribute, of: changed)
        else { return }
        if changed.attribute(named: newName) != nil {
            state.fail(
                "to", "\(model) has an attribute \(newName) already", "merge them by compute")
        }
        renamed.name = newName
        changed.attributes = changed.attributes.map { $0.name == attribute ? renamed : $0 }
        for index in changed.keys.indices {
            changed.keys[index].parts = changed.keys[index].parts.map { part in
                if case .variable(attribute, let padding) = part {
                    return .variable(newName, padding: padding)
                }
                return part
            }
        }
        state.setModel(model, changed)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        let known = state.schema.model(named: model)
        guard (known?.unknownAttributes ?? state.schema.unknownAttributes) == .keep else {
            return []
        }
        return [
            MigrationDanger(
                .losesData,
                "where an item has an undeclared \(newName), its \(attribute) is gone afterwards")
        ]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        .steps([
            .renameAttribute(RenameAttribute(model: model, attribute: newName, to: attribute))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {
        guard let value = draft[attribute] else { return }
        if draft.has(newName) { run.mayLose = true } else { draft[newName] = value }
        draft[attribute] = nil
    }
}

internal import GranaryItems
internal import GranarySchema

/// A key attribute of a model is made by another template, which the target schema has too.
///
/// Items move when it is one of the primary key. The keys themselves are made when all steps are done.
public struct ChangeKeyTemplate: Sendable, Hashable {
    /// The model.
    public var model: String
    /// The key attribute: `SK`.
    public var key: String
    /// The template as it becomes: `ACTIVITY#${activity_type}#${timestamp}`.
    public var template: String

    /// Creates the step.
    public init(model: String, key: String, to template: String) {
        self.model = model
        self.key = key
        self.template = template
    }
}

extension ChangeKeyTemplate: StepContent {
    var word: String { "changeKeyTemplate" }

    var summary: String { "\(model).\(key) to \(template)" }

    var entries: [SchemaNode.Entry] {
        [
            .init("model", .text(model)), .init("key", .text(key)),
            .init("to", .text(template)),
        ]
    }

    var models: [String]? { [model] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let key = decoder.requiredText("key", in: fields, "name the key attribute")
        let template = decoder.requiredText("to", in: fields, "give the new template")
        guard let model, let key, let template else { return nil }
        self.init(model: model, key: key, to: template)
    }

    func evolve(_ state: inout SchemaState) {
        guard var changed = state.model(model) else { return }
        guard let new = try? KeyTemplate(attribute: key, text: template) else {
            state.fail("to", "\(template.shortened) is no template", "write attributes as ${name}")
            return
        }
        let wanted = state.targetModel(model)?.key(named: key)?.text
        if let wanted, wanted != new.text {
            state.fail("to", "the target schema makes \(model).\(key) by \(wanted)")
        }
        changed.keys.removeAll { $0.attribute == key }
        changed.keys.append(new)
        state.setModel(model, changed)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        guard state.schema.primaryIndex?.keyAttributes.contains(key) == true else { return [] }
        return [
            MigrationDanger(.rewritesKeys, "the items of \(model) move to other keys"),
            MigrationDanger(
                .needsDataCheck, "no two items of \(model) may have one key afterwards"),
        ]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        guard let old = before.schema.model(named: model)?.key(named: key)?.text else {
            return .steps([])
        }
        return .steps([.changeKeyTemplate(ChangeKeyTemplate(model: model, key: key, to: old))])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {}
}

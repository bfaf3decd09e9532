internal import GranaryItems
internal import GranarySchema

/// The last touch on every item: its type attribute, and its keys by the target's templates.
///
/// A key is made anew when its template is another one than before, or something it is made of has
/// changed; else it is what it was.
struct ItemFinish: Sendable {
    private let source: SchemaKeys?
    private let target: SchemaKeys
    private let plans: [Pair: Plan]

    private struct Pair: Hashable {
        let source: String?
        let target: String
    }

    private struct Plan: Sendable {
        let keys: SchemaKeys.ModelKeys
        /// For each template of the target, whether it is another one than before.
        let isNew: [Bool]
        /// Key attributes that the target does not make any more.
        let dropped: [String]
    }

    init(source: SchemaKeys?, target: SchemaKeys) {
        self.source = source
        self.target = target
        var plans: [Pair: Plan] = [:]
        for model in target.schema.models {
            guard let keys = target[model.name] else { continue }
            for old in [nil] + (source?.schema.models.map { Optional($0.name) } ?? []) {
                let before = old.flatMap { source?[$0] }
                plans[Pair(source: old, target: model.name)] = Plan(
                    keys: keys,
                    isNew: model.keys.map { before?.templateTexts[$0.attribute] != $0.text },
                    dropped: (before?.model.keys ?? []).map(\.attribute).filter { name in
                        model.key(named: name) == nil && model.attribute(named: name) == nil
                    })
            }
        }
        self.plans = plans
    }

    /// The item that a draft has become.
    ///
    /// - Throws: ``StepFailure`` when the target has no such model.
    func item(of draft: ItemDraft) throws -> Item {
        var draft = draft
        let pair = Pair(source: draft.sourceModel, target: draft.model)
        guard let plan = plans[pair] else {
            throw StepFailure(
                "", "is of the model \(draft.model), which the target schema does not have")
        }
        for name in plan.dropped where draft.has(name) { draft[name] = nil }
        for (index, template) in plan.keys.templates.enumerated() {
            let variables = plan.keys.variables[index]
            guard plan.isNew[index] || variables.contains(where: { draft.changes($0) }) else {
                continue
            }
            let text = template.text { draft[$0] }
            let name = plan.keys.model.keys[index].attribute
            if let text {
                draft[name] = .string(text)
            } else if draft.has(name) {
                draft[name] = nil
            }
        }
        // Of an item that stays of its model only the presence is looked at.
        let isOfModel =
            draft.sourceModel == draft.model && !draft.changes(target.typeField)
            && source?.typeField == target.typeField && draft.has(target.typeField)
        if !isOfModel, draft[target.typeField] != .string(draft.model) {
            draft[target.typeField] = .string(draft.model)
        }
        return draft.item
    }
}

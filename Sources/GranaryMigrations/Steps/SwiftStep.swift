internal import GranaryItems
internal import GranarySchema

/// What a function in Swift makes of items, for what the other steps cannot say.
///
/// The function is registered with the runner by its name.
public struct SwiftStep: Sendable, Hashable {
    /// The name of the function.
    public var name: String
    /// The models whose items it changes.
    public var changedModels: [String]
    /// The models that items may be of afterwards, besides.
    public var results: [String]
    /// The name of the function that undoes it.
    public var undoneBy: String?

    /// Creates the step.
    public init(
        name: String, models: [String], results: [String] = [], undoneBy: String? = nil
    ) {
        self.name = name
        changedModels = models
        self.results = results
        self.undoneBy = undoneBy
    }
}

extension SwiftStep: StepContent {
    var word: String { "swift" }

    var summary: String { "\(name) on \(changedModels.joined(separator: ", "))" }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("function", .text(name))
        fields.add("models", .list(changedModels.map { .text($0) }))
        fields.add("results", texts: results)
        fields.add("undoneBy", text: undoneBy ?? "")
        return fields.entries
    }

    var models: [String]? { changedModels }

    var resultingModels: [String] { results }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let name = decoder.requiredText("function", in: fields, "name the function")
        let models = decoder.names("models", in: fields)
        if models == nil { decoder.missing("models", in: fields, "name the models it changes") }
        let results = decoder.names("results", in: fields) ?? []
        let undoneBy = decoder.text("undoneBy", in: fields)
        guard let name, let models else { return nil }
        self.init(name: name, models: models, results: results, undoneBy: undoneBy)
    }

    /// A function can do anything: its models become what the target says.
    func evolve(_ state: inout SchemaState) {
        for name in changedModels where state.model(name, "models") != nil {
            state.setModel(name, state.targetModel(name))
        }
        for name in results {
            guard let wanted = state.targetModel(name) else {
                state.fail("results", "the target schema has no model \(name)")
                continue
            }
            state.setModel(name, wanted)
        }
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        [
            MigrationDanger(
                .losesData, "what the function \(name) does to items is not known beforehand"),
            MigrationDanger(.needsDataCheck, "the function \(name) may fail on any item"),
            MigrationDanger(.rewritesKeys, "the function \(name) may change keys"),
        ]
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        guard let undoneBy else { return .none("no function undoes \(name)") }
        let gone = changedModels.filter { after.schema.model(named: $0) == nil }
        let left = changedModels.filter { !gone.contains($0) }
        return .steps([
            .swift(
                SwiftStep(
                    name: undoneBy, models: left + results.filter { !left.contains($0) },
                    results: gone, undoneBy: name))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws {
        guard let function = run.functions[name] else {
            // What it makes of the item is not known.
            if run.isTrial { throw StepSignal.leave }
            throw StepFailure("", "the function \(name) is not registered with the runner")
        }
        var results = try function(draft.item)
            .map { item in
                let type = item[run.target.typeField]?.stringValue
                return ItemDraft(item, model: type ?? draft.model, sourceModel: nil)
            }
        guard !results.isEmpty else {
            draft.isRemoved = true
            return
        }
        draft = results.removeFirst()
        run.drafts += results
    }
}

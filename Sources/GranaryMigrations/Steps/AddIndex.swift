internal import GranaryItems
internal import GranarySchema

/// An index of the target schema is made, new or in place of another of its name.
public struct AddIndex: Sendable, Hashable {
    /// The index's name.
    public var index: String

    /// Creates the step.
    public init(_ index: String) { self.index = index }
}

extension AddIndex: StepContent {
    var word: String { "addIndex" }

    var summary: String { index }

    var entries: [SchemaNode.Entry] { [.init("index", .text(index))] }

    var models: [String]? { [] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        guard let index = decoder.requiredText("index", in: fields, "name the index") else {
            return nil
        }
        self.init(index)
    }

    func evolve(_ state: inout SchemaState) {
        guard let wanted = state.target.index(named: index) else {
            let advice = state.target.indexes.map(\.name).didYouMean(index)
            return state.fail("index", "the target schema has no index \(index)", advice ?? "")
        }
        state.schema.indexes.removeAll { $0.name == index }
        state.schema.indexes.append(wanted)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        var dangers: [MigrationDanger] = []
        if state.target.index(named: index)?.kind == .unique {
            dangers.append(
                MigrationDanger(.needsDataCheck, "no two items may have one key in \(index)"))
        }
        return dangers
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        before.schema.index(named: index) == nil
            ? .steps([.dropIndex(DropIndex(index))]) : .steps([.addIndex(self)])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {}
}

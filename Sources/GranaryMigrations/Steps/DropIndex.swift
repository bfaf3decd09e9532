internal import GranaryItems
internal import GranarySchema

/// An index that the target schema does not have is dropped at the end.
public struct DropIndex: Sendable, Hashable {
    /// The index's name.
    public var index: String

    /// Creates the step.
    public init(_ index: String) { self.index = index }
}

extension DropIndex: StepContent {
    var word: String { "dropIndex" }

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
        guard state.schema.index(named: index) != nil else {
            let advice = state.schema.indexes.map(\.name).didYouMean(index)
            return state.fail("index", "there is no index \(index) at this step", advice ?? "")
        }
        if state.target.index(named: index) != nil {
            state.fail(
                "index", "the target schema has the index \(index)", "take it out of the schema")
        }
        state.schema.indexes.removeAll { $0.name == index }
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        .steps([.addIndex(AddIndex(index))])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {}
}

internal import Granary
internal import GranaryItems
internal import GranarySchema

/// Items of other tables of the same store become items of the migrated one.
///
/// An item's model is one of those whose `origin` is the table it comes from: the one that its type
/// attribute names, or else the one whose key templates its key fits. Its attributes are taken over
/// under their names, converted to the types that the model declares; those that stand in its key
/// alone are read out of it; what is absent and has a default, or can be derived, is filled in. The
/// steps behind this one are done to it too. The other tables stay as they are.
public struct Gather: Sendable, Hashable {
    /// What becomes of an item whose key is taken.
    public enum Conflict: String, Sendable, Hashable, CaseIterable {
        /// The run stops.
        case fail
        /// The item that is there stays.
        case skip
        /// The item that is there is replaced.
        case replace
    }

    /// The tables, in the order they are read.
    public var tables: [String]
    /// Attributes that are not taken over.
    public var leftOut: [String]
    /// What becomes of an item whose key is taken.
    public var conflict: Conflict

    /// Creates the step.
    public init(tables: [String], leftOut: [String] = [], conflict: Conflict = .fail) {
        self.tables = tables
        self.leftOut = leftOut
        self.conflict = conflict
    }
}

extension Gather: StepContent {
    var word: String { "gather" }

    var summary: String { tables.joined(separator: ", ") }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("tables", .list(tables.map { .text($0) }))
        fields.add("leaveOut", texts: leftOut)
        fields.add("onConflict", text: conflict.rawValue, unless: Conflict.fail.rawValue)
        return fields.entries
    }

    var models: [String]? { [] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let tables = decoder.names("tables", in: fields)
        if tables == nil { decoder.missing("tables", in: fields, "name the tables to read") }
        let leftOut = decoder.names("leaveOut", in: fields) ?? []
        let conflict: Conflict? = decoder.word("onConflict", in: fields)
        guard let tables else { return nil }
        self.init(tables: tables, leftOut: leftOut, conflict: conflict ?? .fail)
    }

    func evolve(_ state: inout SchemaState) {
        for table in tables {
            let models = state.target.models.filter { $0.origin == table }
            if models.isEmpty {
                state.fail(
                    "tables", "no model of the target schema has the origin \(table)",
                    "write origin: \(table) in the model's file")
            }
            if table == state.target.table {
                state.fail("tables", "\(table) is the migrated table itself")
            }
            for model in models where state.schema.model(named: model.name) == nil {
                state.setModel(model.name, model)
            }
        }
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        var dangers = [
            MigrationDanger(
                .needsDataCheck,
                "each item of \(tables.joined(separator: ", ")) must fit a model")
        ]
        if conflict == .replace {
            dangers.append(
                MigrationDanger(
                    .losesData, "items whose keys are those of gathered ones are replaced"))
        }
        return dangers
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        .none("which items were gathered is not kept")
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) {}
}

extension Gather.Conflict {
    /// The same for a batch.
    var batchConflict: MigrationBatch.Conflict {
        switch self {
        case .fail: .fail
        case .skip: .skip
        case .replace: .replace
        }
    }
}

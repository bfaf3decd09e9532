internal import Granary
internal import GranaryItems
internal import GranarySchema

/// One migration in one direction, ready to be run.
struct MigrationWork {
    let migration: Migration
    let direction: RunningMigration.Direction
    /// Whether it undoes a run that was not finished.
    var isAbort = false
    /// What is done, in order.
    let steps: [MigrationStep]
    /// The schema before.
    let source: Schema?
    /// The schema after.
    let target: Schema
    let compiled: CompiledMigration
    let check: MigrationCheck
    /// The functions in Swift that its steps name, or those that undo them, and nobody has registered.
    let missingFunctions: [String]

    /// - Throws: ``MigrationError/irreversible(number:reasons:snapshot:)``, without a snapshot.
    init(
        _ migration: Migration, _ direction: RunningMigration.Direction, in runner: MigrationRunner
    ) throws(MigrationError) {
        self.migration = migration
        self.direction = direction
        check = migration.check()
        var swept: Set<String> = []
        switch direction {
        case .up:
            steps = migration.steps
            (source, target) = (migration.source, migration.target)
        case .down:
            guard let before = migration.source else {
                throw .irreversible(
                    number: migration.number, reasons: ["there is no version before it"],
                    snapshot: nil)
            }
            guard let inverse = check.inverse else {
                throw .irreversible(
                    number: migration.number, reasons: check.irreversible, snapshot: nil)
            }
            steps = inverse
            (source, target) = (migration.target, before)
            swept =
                CompiledMigration.touchedModels(
                    migration.steps.map(\.content), of: before
                ).results
        }
        let inverse = direction == .up ? check.inverse : nil
        missingFunctions = (steps + (inverse ?? [])).compactMap(\.function)
            .filter { runner.functions[$0] == nil }
        compiled = CompiledMigration(
            steps, from: source, to: target, functions: runner.functions,
            undoneBy: inverse, besides: swept)
    }

    /// The same, which is about to be run.
    ///
    /// - Throws: ``MigrationError/functionMissing(name:migration:)``.
    func demandingFunctions() throws(MigrationError) -> MigrationWork {
        if let name = missingFunctions.first {
            throw .functionMissing(name: name, migration: migration.title)
        }
        return self
    }

    /// What is to be remembered of it at the beginning.
    func running(run: String) -> RunningMigration {
        var running = RunningMigration(
            number: migration.number, name: migration.name, direction: direction,
            from: source?.version, to: target.version, checksum: migration.checksum, run: run,
            tool: "", phase: compiled.gathers.isEmpty ? .sweep : .gather)
        running.isAbort = isAbort
        return running
    }

    /// The tables to gather from, in order, each with the step that names it.
    var sources: [(table: String, position: Int, gather: Gather)] {
        compiled.gathers.flatMap { position, gather in
            gather.tables.map { ($0, position, gather) }
        }
    }

    /// The indexes that are made, new or anew.
    var builtIndexes: [SchemaIndex] {
        target.indexes.filter { index in
            guard index.kind != .primary else { return false }
            return source?.index(named: index.name).map { !$0.hasSameEntries(as: index) } ?? true
        }
    }

    /// The indexes that are dropped at the end.
    var droppedIndexes: [String] {
        (source?.indexes ?? []).map(\.name).filter { target.index(named: $0) == nil }
    }

    /// The unique indexes that the steps may bring two items together in.
    var uniqueIndexes: [SchemaIndex] {
        let built = Set(builtIndexes.map(\.name))
        return target.indexes.filter { index in
            index.kind == .unique && (built.contains(index.name) || compiled.changesItems)
        }
    }

    /// Whether there may be attributes that the schema before did not know.
    private var keepsUnknown: Bool {
        guard let source else { return true }
        return source.unknownAttributes == .keep
            || source.models.contains { $0.unknownAttributes == .keep }
    }

    /// Whether items are written, or something that is stored is dropped.
    var rewrites: Bool { compiled.changesItems || !sources.isEmpty }

    /// Whether the steps are known to move items, or to make several of one.
    var movesItems: Bool {
        guard sources.isEmpty, source != nil else { return true }
        return check.dangers.contains { $0.hazard == .rewritesKeys }
            || steps.contains { step in
                switch step {
                case .renameAttribute, .retype, .setDefault, .compute, .removeAttribute,
                    .addIndex, .dropIndex:
                    false
                default: true
                }
            }
    }

    /// Whether what is stored can stand in the way: whenever items are written, also those of a table
    /// that had no schema; on the way back, whose dangers are not those of the way there; and where
    /// attributes and models are kept that the schema did not know, and knows now.
    var needsDataCheck: Bool {
        source == nil || direction == .down || rewrites || keepsUnknown
            || check.dangers.contains { $0.hazard == .needsDataCheck || $0.hazard == .rewritesKeys }
    }
}

extension MigrationStep {
    /// The function in Swift that it names.
    fileprivate var function: String? {
        if case .swift(let step) = self { step.name } else { nil }
    }
}

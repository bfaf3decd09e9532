internal import Granary
internal import GranaryItems
internal import GranarySchema

/// The steps of a migration in one direction, ready to be done to items.
///
/// A pure function from an item of the source schema to what takes its place. An item of a model that
/// no step is about is passed over.
struct CompiledMigration: Sendable {
    let source: Schema?
    let target: Schema
    private let steps: [any StepContent]
    private let functions: [String: MigrationFunction]
    private let sourceKeys: SchemaKeys?
    private let targetKeys: SchemaKeys
    private let finish: ItemFinish
    private let validator: SchemaValidator
    /// For each model of the source, whether a step is about it.
    private let isTouched: [Bool]
    /// What undoes it, or nothing.
    private let undoing: [CompiledMigration]

    /// The revision that items which are done have.
    var revision: UInt16?
    /// The least revision of the items that are changed.
    var leastRevision: UInt16 = 0
    /// Whether it notes what undoing would not give back.
    var keepsRemainders = false
    /// Whether it is only tried what becomes of each item: one that waits for another leaves nothing.
    var isTrial = false

    /// - Parameters:
    ///   - steps: What is done, in order.
    ///   - source: The schema that items come from.
    ///   - target: The schema they go to.
    ///   - functions: Functions in Swift, by name.
    ///   - inverse: What undoes it, when something does.
    ///   - others: Models that are swept whether a step is about them or not: of what was done to their
    ///     items something may be kept that no step gives back.
    init(
        _ steps: [MigrationStep], from source: Schema?, to target: Schema,
        functions: [String: MigrationFunction], undoneBy inverse: [MigrationStep]? = nil,
        besides others: Set<String> = []
    ) {
        self.source = source
        self.target = target
        self.functions = functions
        self.steps = steps.map(\.content)
        sourceKeys = source.map { SchemaKeys($0) }
        targetKeys = SchemaKeys(target)
        finish = ItemFinish(source: sourceKeys, target: targetKeys)
        validator = SchemaValidator(source ?? target)
        let touched = Self.touchedModels(self.steps, of: source)
        if let inverse, let source {
            undoing = [
                CompiledMigration(
                    inverse, from: target, to: source, functions: functions,
                    besides: touched.results)
            ]
        } else {
            undoing = []
        }
        isTouched = (source ?? target).models.map {
            touched.models.contains($0.name) || others.contains($0.name)
                || Self.makesOtherKeys($0, in: source, target)
        }
    }

    /// Whether a model has templates that are not those of the target: then its items are touched too,
    /// since keys go and come with them.
    private static func makesOtherKeys(
        _ model: Model, in source: Schema?, _ target: Schema
    ) -> Bool {
        guard source != nil, let wanted = target.model(named: model.name) else { return false }
        let texts = model.keys.map { [$0.attribute, $0.text] }
        return Set(texts) != Set(wanted.keys.map { [$0.attribute, $0.text] })
    }

    /// The models of the source that a step is about, by whatever name, and those that their items may
    /// be of afterwards.
    static func touchedModels(
        _ steps: [any StepContent], of source: Schema?
    ) -> (models: Set<String>, results: Set<String>) {
        guard let source else { return ([], []) }
        var names: [String: Set<String>] = [:]
        for model in source.models { names[model.name] = [model.name] }
        var touched: Set<String> = []
        for step in steps {
            for model in source.models {
                let current = names[model.name] ?? []
                let isAbout = step.models.map { !current.isDisjoint(with: $0) } ?? true
                guard isAbout else { continue }
                touched.insert(model.name)
                names[model.name] = current.union(step.resultingModels)
            }
        }
        return (touched, touched.reduce(into: []) { $0.formUnion(names[$1] ?? []) })
    }

    /// Whether items are changed at all, but for those gathered from other tables.
    var changesItems: Bool { isTouched.contains(true) }

    /// Whether an item is of a model that a step is about.
    func wants(_ item: borrowing ItemView) -> Bool {
        guard let index = validator.modelIndex(of: item) else { return false }
        return isTouched[index]
    }

    /// The models that items have before: those of the target, when there was no schema.
    var models: [Model] { validator.schema.models }

    /// The model of an item, by its position, and whether a step is about it.
    func model(of item: borrowing ItemView) -> (index: Int?, isTouched: Bool) {
        guard let index = validator.modelIndex(of: item) else { return (nil, false) }
        return (index, isTouched[index])
    }

    /// What an item becomes; `nil` when it stays as it is.
    ///
    /// - Throws: ``StepError``, with the step that failed.
    func migrate(_ item: Item, _ find: ItemFinder) throws -> ItemMigration? {
        guard let index = validator.modelIndex(of: item.view), isTouched[index] else { return nil }
        let name = models[index].name
        let draft = ItemDraft(item, model: name, sourceModel: name)
        return try migrate(draft, from: 0, find)
    }

    /// What a draft becomes by the steps from a position on.
    func migrate(
        _ draft: ItemDraft, from start: Int, _ find: ItemFinder
    ) throws -> ItemMigration? {
        var run = StepRun(
            source: sourceKeys, target: targetKeys, functions: functions, revision: revision,
            leastRevision: leastRevision, isTrial: isTrial)
        var drafts = [draft]
        for position in start..<max(start, steps.count) {
            let step = steps[position]
            run.earlier = steps[..<position]
            do {
                for index in drafts.indices {
                    guard step.models?.contains(drafts[index].model) ?? true else { continue }
                    try step.apply(to: &drafts[index], in: &run, find)
                }
            } catch StepSignal.leave {
                return isTrial ? ItemMigration([]) : nil
            } catch let failure as StoreError {
                throw failure
            } catch {
                throw StepError(step: position, word: step.word, cause: error)
            }
            drafts.removeAll(where: \.isRemoved)
            drafts += run.drafts
            run.drafts.removeAll()
        }
        do {
            for index in drafts.indices { drafts[index].settle() }
            let items = try drafts.map { try finish.item(of: $0) }
            var result = ItemMigration(items, consumedKeys: run.consumedKeys)
            if run.mayLose, keepsRemainders, let first = drafts.first, first.sourceModel != nil {
                result.remainder = try remainder(
                    of: first.original, run.consumedKeys.compactMap { try find($0) }, in: items)
            }
            return result
        } catch {
            throw StepError(step: nil, word: "", cause: error)
        }
    }

    /// The attributes of the primary key.
    var keyNames: [String] { target.primaryIndex?.keyAttributes ?? [] }

    /// Whether a value before could be taken for one after it: of the same kind, and another one.
    var keepsKinds: Bool {
        steps.contains { step in
            guard let retype = step as? RetypeAttribute else {
                return step is ComputeAttribute || step is SwiftStep
            }
            return retype.conversion.keepsKind
        }
    }

    /// Whether there are steps that undo it.
    var canBeUndone: Bool { !undoing.isEmpty }

    /// What undoing would not give back of an item that has become the first of others.
    private func remainder(
        of original: Item, _ consumed: [Item], in items: [Item]
    ) -> Item? {
        guard let undo = undoing.first, let first = items.first else { return nil }
        let names = keyNames
        // What the steps cannot undo at all they will say when it comes to that.
        guard
            let undone = try? undo.migrate(
                first, { key in items.first { $0.naming(names) == key } })
        else { return nil }
        return Remainder(of: original, consumed, undone: undone.items, keyNames: names)?.record
    }

    /// The position and content of the steps that gather.
    var gathers: [(position: Int, content: Gather)] {
        steps.enumerated().compactMap { position, step in
            (step as? Gather).map { (position, $0) }
        }
    }
}

/// What a step says when the item is to stay as it is for now.
enum StepSignal: Error {
    case leave
}

/// A step that failed on an item.
struct StepError: Error {
    /// The position of the step, from 0; `nil` when it is none's fault.
    var step: Int?
    /// The word of the step.
    var word: String
    /// What it threw.
    var cause: any Error
}

extension StepError: CustomStringConvertible {
    var description: String {
        step.map { "step \($0 + 1), \(word): \(cause)" } ?? "\(cause)"
    }
}

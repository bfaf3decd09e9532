internal import GranaryItems
internal import GranarySchema

/// The items of a model go into those of another, with their attributes.
///
/// Which item belongs to which is told by the keys that the source schema makes of their attributes:
/// the one that is merged must have all that the other's key is made of, and the other way round.
/// Attributes go by the names that hold when the step is reached: what earlier steps do to the
/// one that is merged is done to it first.
public struct MergeInto: Sendable, Hashable {
    /// What becomes of an item that has none to go into.
    public enum Orphans: String, Sendable, Hashable, CaseIterable {
        /// The run stops.
        case fail
        /// It is deleted.
        case drop
    }

    /// The model that goes.
    public var model: String
    /// The model it goes into.
    public var destination: String
    /// The attributes that are taken over.
    public var attributes: [String]
    /// What becomes of items that have none to go into.
    public var orphans: Orphans

    /// Creates the step.
    public init(
        model: String, into destination: String, attributes: [String], orphans: Orphans = .fail
    ) {
        self.model = model
        self.destination = destination
        self.attributes = attributes
        self.orphans = orphans
    }
}

extension MergeInto: StepContent {
    var word: String { "mergeModels" }

    var summary: String { "\(model) into \(destination) (\(attributes.joined(separator: ", ")))" }

    var entries: [SchemaNode.Entry] {
        var fields = SchemaFieldsWriter([])
        fields.add("model", .text(model))
        fields.add("into", .text(destination))
        fields.add("attributes", .list(attributes.map { .text($0) }))
        fields.add("orphans", text: orphans.rawValue, unless: Orphans.fail.rawValue)
        return fields.entries
    }

    var models: [String]? { [model, destination] }

    init?(_ fields: SchemaFields, _ decoder: inout SchemaDecoder) {
        let model = decoder.requiredText("model", in: fields, "name the model")
        let destination = decoder.requiredText("into", in: fields, "name the model it goes into")
        let orphans: Orphans? = decoder.word("orphans", in: fields)
        guard let model, let destination else { return nil }
        self.init(
            model: model, into: destination,
            attributes: decoder.names("attributes", in: fields) ?? [], orphans: orphans ?? .fail)
    }

    func evolve(_ state: inout SchemaState) {
        guard let merged = state.model(model),
            var other = state.model(destination, "into")
        else { return }
        for name in attributes {
            guard let attribute = state.attribute(name, of: merged, "attributes") else { continue }
            if other.attribute(named: name) == nil { other.attributes.append(attribute) }
        }
        let primary = state.schema.primaryIndex
        if !merged.determinesPrimaryKey(of: other, by: primary) {
            state.fail(
                "into",
                "the key of \(model) does not tell which item of \(destination) it goes into: several "
                    + "may have one \(model)",
                "take the values over by a swift step, or keep \(model)")
        }
        state.setModel(model, nil)
        state.setModel(destination, other)
    }

    func hazards(in state: SchemaState) -> [MigrationDanger] {
        let lost = (state.schema.model(named: model)?.attributes.map(\.name) ?? [])
            .filter { name in
                !attributes.contains(name)
                    && state.schema.model(named: destination)?.attribute(named: name) == nil
            }
        var dangers = [
            MigrationDanger(
                .rewritesKeys, "the items of \(model) are found under those of \(destination)")
        ]
        if orphans == .fail {
            dangers.append(
                MigrationDanger(
                    .needsDataCheck,
                    "each item of \(model) must have one of \(destination) that it goes into"))
        }
        if !lost.isEmpty {
            dangers.append(
                MigrationDanger(
                    .losesData,
                    "the values of \(model).\(lost.joined(separator: ", ")) are gone afterwards"))
        }
        let both = attributes.filter {
            state.schema.model(named: destination)?.attribute(named: $0) != nil
        }
        if !both.isEmpty {
            dangers.append(
                MigrationDanger(
                    .losesData,
                    "where both have \(both.joined(separator: ", ")), that of \(model) is gone "
                        + "afterwards"))
        }
        if orphans == .drop {
            dangers.append(
                MigrationDanger(
                    .losesData, "items of \(model) without one of \(destination) are deleted"))
        }
        return dangers
    }

    func inverse(before: SchemaState, after: SchemaState) -> StepInverse {
        guard let merged = before.schema.model(named: model),
            let other = before.schema.model(named: destination)
        else { return .none("\(model) is not known") }
        let shared = merged.attributes.map(\.name).filter { name in
            !attributes.contains(name) && other.attribute(named: name) != nil
        }
        guard attributes.count + shared.count == merged.attributes.count else {
            return .none("not all attributes of \(model) are kept")
        }
        return .steps([
            .splitOff(
                SplitOff(
                    model: destination, part: model, attributes: attributes, shared: shared))
        ])
    }

    func apply(to draft: inout ItemDraft, in run: inout StepRun, _ find: ItemFinder) throws {
        if draft.model == destination {
            try take(into: &draft, &run, find)
        } else if draft.model == model {
            try leave(&draft, &run, find)
        }
    }

    /// Takes the attributes of the item that goes into this one.
    private func take(
        into draft: inout ItemDraft, _ run: inout StepRun, _ find: ItemFinder
    ) throws {
        let original = draft.original
        guard let key = run.sourceKeys(of: model)?.primaryKey({ original.view[$0] }),
            let found = try find(key), let merged = try run.brought(found, model, find)
        else {
            // Splitting off would make an item of what this one had itself.
            if attributes.contains(where: { draft.has($0) }) { run.mayLose = true }
            return
        }
        if merge(merged, into: &draft) { run.mayLose = true }
        run.consumedKeys.append(key)
    }

    /// - Returns: Whether splitting it off again may not give back the same: nothing is left that tells
    ///   of it, or both had an attribute.
    @discardableResult
    private func merge(_ merged: ItemDraft, into draft: inout ItemDraft) -> Bool {
        var count = 0
        var mayLose = false
        for name in attributes {
            if draft.has(name) {
                mayLose = true
            } else if let value = merged[name] {
                draft[name] = value
                count += 1
            }
        }
        return mayLose || count == 0
    }

    /// Leaves an item for the one that takes it, which comes later or was made meanwhile.
    private func leave(
        _ draft: inout ItemDraft, _ run: inout StepRun, _ find: ItemFinder
    ) throws {
        let original = draft.original
        func value(_ name: String) -> AttributeValue? { original.view[name] }
        let before = run.sourceKeys(of: destination)
        if let key = before?.primaryKey(value), let other = try find(key),
            other.isOf(before?.model.name, by: run.source?.typeField),
            other.schemaVersion != run.revision, other.schemaVersion >= run.leastRevision
        {
            throw StepSignal.leave
        }
        // One that is done already takes it now, and so does one that an aborted run has not come to:
        // nobody else will.
        if let key = run.target[destination]?.primaryKey(value), let other = try find(key),
            other.isOf(destination, by: run.target.typeField)
        {
            var taking = ItemDraft(other, model: destination, sourceModel: nil)
            taking.isSettled = true
            merge(draft, into: &taking)
            run.consumedKeys.append(key)
            draft = taking
            return
        }
        guard orphans == .drop else {
            throw StepFailure("", "there is no item of \(destination) that it goes into")
        }
        draft.isRemoved = true
    }
}

extension Item {
    /// Whether it says that it is of a model, or nothing of that.
    fileprivate func isOf(_ model: String?, by typeField: String?) -> Bool {
        guard let typeField, let found = self[typeField]?.stringValue else { return true }
        return found == model
    }
}

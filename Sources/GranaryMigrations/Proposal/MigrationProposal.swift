internal import GranaryItems
public import GranarySchema

/// Steps from one version of a schema to the next, as far as the two of them say: to be edited.
public struct MigrationProposal: Sendable, Hashable {
    /// The steps.
    public private(set) var steps: [MigrationStep] = []

    /// What has to be decided by whoever edits it, a line for each thing.
    public private(set) var remarks: [String] = []

    /// Compares two versions.
    ///
    /// An attribute that says `renamedFrom` is renamed. A model that has gone is taken for one that is
    /// new when most of their attributes are the same; attributes that have gone to a new model are
    /// split off.
    ///
    /// - Parameters:
    ///   - source: The schema before.
    ///   - target: The schema after.
    public init(from source: Schema, to target: Schema) {
        let names = ModelPairs(source, target)
        for (old, new) in names.renamed {
            steps.append(.renameModel(RenameModel(model: old, to: new)))
        }
        for part in names.parts { propose(part, source, target) }
        for model in target.models {
            guard let name = names.sourceName(of: model.name),
                let old = source.model(named: name)
            else { continue }
            compare(old, model, source, target, names)
        }
        for whole in names.merged { propose(whole, source, target) }
        for name in names.gone {
            remarks.append(
                "what becomes of the items of \(name)? Use renameModel, splitModel, "
                    + "mergeModels or swift")
        }
        compareIndexes(source, target)
    }

    private mutating func propose(
        _ part: ModelPairs.Part, _ source: Schema, _ target: Schema
    ) {
        guard let whole = source.model(named: part.whole), let new = target.model(named: part.part)
        else { return }
        let shared = new.attributes.map(\.name).filter { name in
            !part.attributes.contains(name) && whole.attribute(named: name) != nil
        }
        steps.append(
            .splitOff(
                SplitOff(
                    model: part.target, part: part.part, attributes: part.attributes,
                    shared: shared)))
    }

    private mutating func propose(
        _ whole: ModelPairs.Whole, _ source: Schema, _ target: Schema
    ) {
        steps.append(
            .mergeInto(
                MergeInto(
                    model: whole.part, into: whole.target, attributes: whole.attributes)))
    }

    private mutating func compare(
        _ old: Model, _ new: Model, _ source: Schema, _ target: Schema, _ names: ModelPairs
    ) {
        let pairs = AttributePairs(old.attributes, new.attributes)
        var filled: [MigrationStep] = []
        for (before, attribute) in pairs.entries {
            guard let before else {
                if !names.brings(attribute.name, to: new.name) {
                    filled += fill(attribute, new.name)
                }
                continue
            }
            if before.name != attribute.name {
                steps.append(
                    .renameAttribute(
                        RenameAttribute(
                            model: new.name, attribute: before.name, to: attribute.name)))
            } else if attribute.isRequired, !before.isRequired {
                filled += fill(attribute, new.name)
            }
            convert(before, to: attribute, in: new.name)
        }
        steps += filled
        let unknown = new.unknownAttributes ?? target.unknownAttributes
        for attribute in pairs.removed
        where unknown != .keep && !names.takes(attribute.name, from: new.name) {
            steps.append(
                .removeAttribute(
                    RemoveAttribute(model: new.name, attribute: attribute.name)))
        }
        for key in new.keys {
            let before = old.key(named: key.attribute)?.renaming(by: pairs)
            guard before?.text != key.text else { continue }
            steps.append(
                .changeKeyTemplate(
                    ChangeKeyTemplate(model: new.name, key: key.attribute, to: key.text)))
        }
    }

    /// What an attribute is that items do not have yet.
    private mutating func fill(_ attribute: ModelAttribute, _ model: String) -> [MigrationStep] {
        if let formula = attribute.derivation?.formula {
            return [
                .compute(
                    ComputeAttribute(
                        model: model, attribute: attribute.name, .formula(formula),
                        onlyAbsent: true))
            ]
        }
        if let value = attribute.defaultValue {
            return [
                .setDefault(
                    SetDefault(model: model, attribute: attribute.name, value: value))
            ]
        }
        if attribute.isRequired {
            remarks.append(
                "what is \(model).\(attribute.name) of the items there are? Use setDefault or compute"
            )
        }
        return []
    }

    private mutating func convert(
        _ old: ModelAttribute, to new: ModelAttribute, in model: String
    ) {
        guard old.shape.type != new.shape.type else { return }
        guard let conversion = ValueConversion(from: old.shape.type, to: new.shape.type) else {
            if old.shape.type.storedKind != new.shape.type.storedKind {
                remarks.append(
                    "how do values of \(model).\(new.name) become what they are to be? Use retype")
            }
            return
        }
        steps.append(
            .retype(RetypeAttribute(model: model, attribute: new.name, conversion)))
    }

    private mutating func compareIndexes(_ source: Schema, _ target: Schema) {
        for index in target.indexes where index.kind != .primary {
            if source.index(named: index.name).map({ $0.hasSameEntries(as: index) }) != true {
                steps.append(.addIndex(AddIndex(index.name)))
            }
        }
        for index in source.indexes where target.index(named: index.name) == nil {
            steps.append(.dropIndex(DropIndex(index.name)))
        }
    }
}

extension ValueConversion {
    /// The conversion between two types that is meant when nothing is said; `nil` for none.
    init?(from old: ValueType, to new: ValueType) {
        guard let retyping = ValueRetyping(from: old, to: new) else { return nil }
        switch retyping {
        case .date(let precision): self = .date(precision)
        case .dateToSeconds: self = .dateToSeconds
        case .secondsToDate(let precision): self = .secondsToDate(precision)
        case .listToSet: self = .listToSet
        case .setToList: self = .setToList
        case .toList: self = .toList
        case .listToValue: self = .listToValue
        case .stringToNumber: self = .stringToNumber
        case .numberToString: self = .numberToString
        case .stringToBoolean: self = .stringToBoolean
        case .booleanToString: self = .booleanToString
        case .numberToBoolean: self = .numberToBoolean
        case .booleanToNumber: self = .booleanToNumber
        }
    }
}

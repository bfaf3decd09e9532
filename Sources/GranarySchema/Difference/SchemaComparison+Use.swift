internal import GranaryItems

extension SchemaComparison {
    /// What is asked of an attribute besides its values.
    mutating func compareUse(
        _ old: ModelAttribute, _ new: ModelAttribute, at path: String, in place: AttributeScope
    ) {
        let model = place.model
        switch (old.uniqueness, new.uniqueness) {
        case (let before, let now) where before == now: break
        case (nil, let now?):
            note(
                .uniquenessAdded, model: model, part: path, new: now.text,
                effect: .needsDataCheck, Self.uniqueAdvice)
        case (let before?, nil):
            note(
                .uniquenessRemoved, model: model, part: path, old: before.text,
                "two items may have one value; the index is dropped")
        case (let before, let now):
            note(
                .uniquenessChanged, model: model, part: path, old: before?.text ?? "alone",
                new: now?.text ?? "alone", effect: .needsDataCheck, Self.uniqueAdvice)
        }
        compareDerivations(old.derivation, new.derivation, at: path, in: place)
        if old.isVersion != new.isVersion {
            note(
                .versionAttributeChanged, model: model, part: path,
                new: new.isVersion ? "yes" : "no",
                new.isVersion
                    ? "each write must raise it by one from here on; items without it begin anew"
                    : "writes are not compared by it any more")
        }
        if old.reference != new.reference {
            let isHeld = new.reference?.isEnforced == true
            note(
                .referenceChanged, model: model, part: path, old: old.reference?.text,
                new: new.reference?.text ?? "none", effect: isHeld ? .needsDataCheck : .safe,
                isHeld
                    ? "items whose other is missing are refused when written: look for them first"
                    : "code finds the other item by it; nothing is to do to items")
        }
        compareRest(old, new, at: path, in: place)
    }

    private mutating func compareDerivations(
        _ old: Derivation?, _ new: Derivation?, at path: String, in place: AttributeScope
    ) {
        guard old != new else { return }
        let isSameFormula = old?.formula == new?.formula
        let (effect, advice): (SchemaChange.Effect, String) =
            switch (old, new) {
            case (_, nil): (.safe, "writers give it; what is stored stays")
            case (let old?, let new?) where isSameFormula:
                new.tolerance < old.tolerance
                    ? (.needsDataCheck, "values that are off by more are refused when written")
                    : (.safe, "values may be off by more; nothing is to do")
            default:
                (.needsBackfill, "values that are stored are not it: \(place.step("compute"))")
            }
        note(
            .derivationChanged, model: place.model, part: path, old: old?.text(isSameFormula),
            new: new?.text(isSameFormula) ?? "no", effect: effect, advice)
    }

    /// What bears on code and documents alone.
    private mutating func compareRest(
        _ old: ModelAttribute, _ new: ModelAttribute, at path: String, in place: AttributeScope
    ) {
        var changes: [(old: String?, new: String?, advice: String)] = []
        func flag(_ name: String, _ old: Bool, _ new: Bool, _ advice: String) {
            guard old != new else { return }
            changes.append((nil, new ? name : "not \(name)", advice))
        }
        func text(_ name: String, _ old: String?, _ new: String?, _ advice: String) {
            guard old != new else { return }
            changes.append(("\(name) \(old ?? "none")", new ?? "none", advice))
        }
        flag(
            "immutable", old.isImmutable, new.isImmutable,
            "writes from here on are held to it; nothing is to do to items")
        flag("hidden", old.isHidden, new.isHidden, "errors and logs are changed; items are not")
        text(
            "personal", old.personal?.rawValue, new.personal?.rawValue,
            "exports that are anonymised are changed; items are not")
        text(
            "generate", old.generator?.rawValue, new.generator?.rawValue,
            "items that are made from here on are changed")
        text(
            "deprecated", old.deprecation?.text, new.deprecation?.text,
            "code is warned; nothing is to do to items")
        if old.weight != new.weight, old.isRequired == new.isRequired {
            text("weight", "\(old.weight)", "\(new.weight)", "scores of quality change")
        }
        if new.renamedFrom != old.renamedFrom, new.renamedFrom != nil, old.name == new.name {
            text(
                "renamedFrom", old.renamedFrom, new.renamedFrom,
                "typed reads take the other name too")
        }
        for change in changes {
            note(
                .attributeChanged, model: place.model, part: path, old: change.old,
                new: change.new, change.advice)
        }
    }
}

extension Derivation {
    /// The formula; or the tolerance where the formula is the same.
    fileprivate func text(_ isTolerance: Bool) -> String {
        isTolerance ? "tolerance \(tolerance)" : formula.description
    }
}

extension Deprecation {
    fileprivate var text: String { message.isEmpty ? "yes" : message }
}

extension Reference {
    fileprivate var text: String {
        let by = attributes.sorted { $0.key < $1.key }
            .map { "\($0.key) is \($0.value)" }.joined(separator: ", ")
        return model + (by.isEmpty ? "" : " (\(by))") + (isEnforced ? ", enforced" : "")
    }
}

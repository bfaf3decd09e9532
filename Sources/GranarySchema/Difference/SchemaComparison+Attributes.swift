internal import GranaryItems

extension SchemaComparison {
    /// The attributes of a model.
    mutating func compareAttributes(_ old: Model, _ new: Model, _ found: AttributePairs) {
        let unknown = new.unknownAttributes ?? target.unknownAttributes
        let place = AttributeScope(
            model: new.name, keyParts: target.keyParts(of: new), keepsUnknown: unknown == .keep)
        for (before, attribute) in found.entries {
            if let before {
                compare(before, attribute, in: place)
            } else if old.key(named: attribute.name) == nil,
                !pairs.brings(attribute.name, to: new.name)
            {
                noteAdded(attribute, in: place)
            }
        }
        for attribute in found.removed
        where new.key(named: attribute.name) == nil
            && !pairs.takes(attribute.name, from: new.name)
        {
            noteRemoved(attribute, in: place)
        }
        compareOrder(old.attributes, new.attributes, in: place)
    }

    /// The attributes of an object within an attribute.
    mutating func compareMembers(
        _ old: [ModelAttribute], _ new: [ModelAttribute], in place: AttributeScope
    ) {
        let found = AttributePairs(old, new)
        for (before, attribute) in found.entries {
            if let before {
                compare(before, attribute, in: place)
            } else {
                noteAdded(attribute, in: place)
            }
        }
        for attribute in found.removed { noteRemoved(attribute, in: place) }
        compareOrder(old, new, in: place)
    }

    /// Where the same attributes stand otherwise, only readers notice.
    private mutating func compareOrder(
        _ old: [ModelAttribute], _ new: [ModelAttribute], in place: AttributeScope
    ) {
        let (before, now) = (old.map(\.name), new.map(\.name))
        guard before != now, before.sorted() == now.sorted() else { return }
        note(
            .docsChanged, model: place.model, part: place.parent, new: "another order",
            "people read something else; nothing is to do")
    }

    private mutating func noteAdded(_ attribute: ModelAttribute, in place: AttributeScope) {
        let (effect, advice): (SchemaChange.Effect, String) =
            if attribute.derivation != nil {
                (.needsBackfill, "items that are stored lack it: \(place.step("compute"))")
            } else if attribute.defaultValue != nil {
                (
                    .needsBackfill,
                    "typed reads give the default, queries find nothing: "
                        + place.step("setDefault")
                )
            } else if attribute.isRequired {
                (
                    .needsBackfill,
                    "items that are stored lack it, and nothing says what it is: "
                        + place.step("setDefault or compute")
                )
            } else {
                (.safe, "items that are stored do without it; nothing is to do")
            }
        note(
            .attributeAdded, model: place.model, part: place.path(attribute.name),
            new: attribute.shape.type.text + (attribute.isRequired ? ", required" : ""),
            effect: effect, advice)
        if let uniqueness = attribute.uniqueness {
            note(
                .uniquenessAdded, model: place.model, part: place.path(attribute.name),
                new: uniqueness.text, effect: .needsDataCheck, Self.uniqueAdvice)
        }
    }

    private mutating func noteRemoved(_ attribute: ModelAttribute, in place: AttributeScope) {
        note(
            .attributeRemoved, model: place.model, part: place.path(attribute.name),
            old: attribute.shape.type.text, effect: place.keepsUnknown ? .safe : .losesData,
            place.keepsUnknown
                ? "its values stay, as undeclared attributes"
                : "its values go: \(place.step("removeAttribute")), or renamedFrom where it is "
                    + "called otherwise now")
    }

    static let uniqueAdvice =
        "two items with one value are in the way, and must be mended first: the index is built by the "
        + "migration"

    private mutating func compare(
        _ old: ModelAttribute, _ new: ModelAttribute, in place: AttributeScope
    ) {
        let path = place.path(new.name)
        if old.name != new.name {
            note(
                .attributeRenamed, model: place.model, part: path, old: old.name, new: new.name,
                effect: .needsBackfill,
                "typed reads take both names until the items are changed: "
                    + place.step("renameAttribute"))
        } else if let name = old.renamedFrom, new.renamedFrom == nil {
            note(
                .attributeChanged, model: place.model, part: path, old: "was \(name)",
                effect: .needsDataCheck,
                "items that still have \(name) are not read by it any more")
        }
        compare(old.shape, new.shape, at: path, in: place)
        if new.isRequired, !old.isRequired {
            let hasValue = new.defaultValue != nil || new.derivation != nil
            note(
                .madeRequired, model: place.model, part: path,
                effect: hasValue ? .needsBackfill : .needsDataCheck,
                hasValue
                    ? "items without it get it: \(place.step("setDefault or compute"))"
                    : "items without it are refused when written: "
                        + place.step("setDefault or compute"))
        } else if old.isRequired, !new.isRequired {
            note(
                .madeOptional, model: place.model, part: path,
                "code must do without it; nothing is to do to items")
        }
        if old.defaultValue != new.defaultValue {
            note(
                .defaultChanged, model: place.model, part: path, old: old.defaultValue?.json,
                new: new.defaultValue?.json ?? "none",
                "items keep what they have, and those without it read another; nothing is to do")
        }
        compareUse(old, new, at: path, in: place)
        compareDocs(old.doc, new.doc, model: place.model, part: path)
    }
}

/// Where attributes that are compared stand: in a model, or in an object within one.
struct AttributeScope {
    let model: String
    /// The path of what they are in; `nil` for a model.
    var parent: String?
    /// The attributes that the primary key is made of, or that are it.
    let keyParts: Set<String>
    /// Whether what is not declared stays.
    let keepsUnknown: Bool

    /// The same for the members of an object.
    func within(_ path: String) -> AttributeScope {
        AttributeScope(model: model, parent: path, keyParts: [], keepsUnknown: keepsUnknown)
    }

    /// The path of an attribute.
    func path(_ name: String) -> String { parent.map { "\($0).\(name)" } ?? name }

    /// The step to use; steps reach no attributes within objects.
    func step(_ word: String) -> String { parent == nil ? "use \(word)" : "use swift" }
}

extension Schema {
    /// The attributes of a model that its primary key is made of, and those that are it.
    fileprivate func keyParts(of model: Model) -> Set<String> {
        let primary = primaryIndex?.keyAttributes ?? []
        return Set(primary + primary.compactMap { model.key(named: $0) }.flatMap(\.variables))
    }
}

extension Uniqueness {
    /// Within what, if anything.
    var text: String? { scope.isEmpty ? nil : "within \(scope.joined(separator: ", "))" }
}

internal import GranaryItems

extension SchemaComparison {
    /// The values that an attribute or an element may have.
    mutating func compare(
        _ old: ValueShape, _ new: ValueShape, at path: String, in place: AttributeScope
    ) {
        switch (old.type, new.type) {
        case (.object(let before), .object(let now)):
            compareMembers(before, now, in: place.within(path))
        case (.list(let before), .list(let now)), (.set(let before), .set(let now)):
            compare(before, now, at: path + "[]", in: place.within(path))
        case (.enumeration(let before), .enumeration(let now)):
            compareWords(before, now, at: path, in: place)
        case (.enumeration(let before), .string):
            note(
                .enumerationWidened, model: place.model, part: path,
                old: before.joined(separator: " | "), new: "any text",
                "code must be ready for other values; nothing is to do to items")
        case (.string, .enumeration(let now)):
            note(
                .enumerationNarrowed, model: place.model, part: path, old: "any text",
                new: now.joined(separator: " | "), effect: .needsDataCheck, narrowAdvice(place))
        case (let before, let now) where before != now:
            noteRetyped(before, now, at: path, in: place)
        default: break
        }
        guard old.type.storedKind == new.type.storedKind else { return }
        compareLimits(old.limits, new.limits, at: path, in: place)
    }

    private func narrowAdvice(_ place: AttributeScope) -> String {
        "items with other values are refused when written: "
            + (place.parent == nil ? "use retype with convert: { map: … }" : "use swift")
    }

    private mutating func compareWords(
        _ old: [String], _ new: [String], at path: String, in place: AttributeScope
    ) {
        let gone = old.filter { !new.contains($0) }
        let added = new.filter { !old.contains($0) }
        if !gone.isEmpty {
            note(
                .enumerationNarrowed, model: place.model, part: path,
                old: gone.joined(separator: " | "), effect: .needsDataCheck, narrowAdvice(place))
        }
        if !added.isEmpty {
            note(
                .enumerationWidened, model: place.model, part: path,
                new: added.joined(separator: " | "),
                "code must be ready for other values; nothing is to do to items")
        }
        if gone.isEmpty, added.isEmpty, old != new {
            note(
                .docsChanged, model: place.model, part: path, new: "another order",
                "people read something else; nothing is to do")
        }
    }

    private mutating func noteRetyped(
        _ old: ValueType, _ new: ValueType, at path: String, in place: AttributeScope
    ) {
        if new == .timeToLive, old.storedKind == .number {
            return note(
                .expiryAdded, model: place.model, part: path, effect: .losesData,
                "items whose moment has passed are deleted: look at its values first")
        }
        if old == .timeToLive, new.storedKind == .number {
            return note(
                .expiryRemoved, model: place.model, part: path,
                "items stay until they are deleted; nothing is to do")
        }
        var (effect, advice) = meaning(of: old, new, in: place)
        if effect > .safe, place.keyParts.contains(path) {
            effect = max(effect, .rewritesKeys)
            advice += "; it is in the key, so each item moves"
        }
        note(
            .attributeRetyped, model: place.model, part: path, old: old.text, new: new.text,
            effect: effect, advice)
    }

    private func meaning(
        of old: ValueType, _ new: ValueType, in place: AttributeScope
    ) -> (SchemaChange.Effect, String) {
        if let retyping = ValueRetyping(from: old, to: new) {
            let step =
                place.parent == nil ? "use retype with convert: \(retyping.word)" : "use swift"
            let expires = new == .timeToLive ? "items expire by it" : "values are converted"
            return switch retyping.effect(on: old) {
            case _ where new == .timeToLive: (.losesData, "\(expires): \(step)")
            case .losesData: (.losesData, "values say less than before: \(step)")
            case .needsDataCheck:
                (.needsDataCheck, "values that cannot be converted are in the way: \(step)")
            case let effect: (effect, "\(expires): \(step)")
            }
        }
        guard old.storedKind == new.storedKind else {
            return (
                .losesData,
                "nothing makes the new values of the old ones: use swift, or removeAttribute"
            )
        }
        switch (old, new) {
        case (.int, _), (.object, .document), (.date, .string), (.number, .decimal):
            return (.safe, "what is stored is right as it is; nothing is to do")
        case (.decimal, .number):
            return (.safe, "code reads numbers of 17 digits; what is stored stays")
        default:
            return (.needsDataCheck, "values that are not so are refused when written: use retype")
        }
    }
}

extension SchemaComparison {
    private mutating func compareLimits(
        _ old: ValueLimits, _ new: ValueLimits, at path: String, in place: AttributeScope
    ) {
        compareBounds("min", old.minimum, new.minimum, isLower: true, at: path, in: place)
        compareBounds("max", old.maximum, new.maximum, isLower: false, at: path, in: place)
        compareBounds(
            "minLength", old.minimumLength, new.minimumLength, isLower: true, at: path, in: place)
        compareBounds(
            "maxLength", old.maximumLength, new.maximumLength, isLower: false, at: path,
            in: place)
        compareBounds(
            "minItems", old.minimumCount, new.minimumCount, isLower: true, at: path, in: place)
        compareBounds(
            "maxItems", old.maximumCount, new.maximumCount, isLower: false, at: path, in: place)
        if old.pattern != new.pattern {
            noteLimit(
                "pattern", old.pattern, new.pattern, isTighter: new.pattern != nil, at: path,
                in: place)
        }
        if old.format != new.format {
            let isWider = new.format == .ip && (old.format == .ipv4 || old.format == .ipv6)
            noteLimit(
                "format", old.format?.rawValue, new.format?.rawValue,
                isTighter: new.format != nil && !isWider, at: path, in: place)
        }
    }

    private mutating func compareBounds<Bound: Comparable>(
        _ name: String, _ old: Bound?, _ new: Bound?, isLower: Bool, at path: String,
        in place: AttributeScope
    ) {
        guard old != new else { return }
        let isTighter =
            switch (old, new) {
            case (_, nil): false
            case (nil, _): true
            case (let old?, let new?): isLower ? new > old : new < old
            }
        noteLimit(
            name, old.map { "\($0)" }, new.map { "\($0)" }, isTighter: isTighter, at: path,
            in: place)
    }

    private mutating func noteLimit(
        _ name: String, _ old: String?, _ new: String?, isTighter: Bool, at path: String,
        in place: AttributeScope
    ) {
        note(
            isTighter ? .limitTightened : .limitLoosened, model: place.model, part: path,
            old: "\(name) \(old ?? "none")", new: new ?? "none",
            effect: isTighter ? .needsDataCheck : .safe,
            isTighter
                ? "items with other values are refused when written: mend them, or use retype"
                : "code must be ready for other values; nothing is to do to items")
    }
}

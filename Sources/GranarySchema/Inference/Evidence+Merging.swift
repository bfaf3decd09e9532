internal import GranaryItems

extension ModelEvidence {
    /// Takes over what is known of the items of another model, which turn out to be of this one.
    mutating func merge(_ other: ModelEvidence) {
        if typeName != other.typeName { typeName = nil }
        count &+= other.count
        isOpen = isOpen || other.isOpen
        for (name, evidence) in other.attributes {
            if attributes[name] == nil, attributes.count == ValueEvidence.maximumMemberCount {
                isOpen = true
                continue
            }
            attributes[name, default: ValueEvidence()].merge(evidence)
        }
        for (name, evidence) in other.keys {
            if keys[name] == nil { keys[name] = evidence } else { keys[name]?.merge(evidence) }
        }
    }
}

extension ValueEvidence {
    /// Takes over what is known of other values.
    mutating func merge(_ other: ValueEvidence) {
        count &+= other.count
        nullCount &+= other.nullCount
        kinds.merge(other.kinds, uniquingKeysWith: &+)
        text.merge(other.text)
        isWhole = isWhole && other.isWhole
        isDouble = isDouble && other.isDouble
        isNatural = isNatural && other.isNatural
        isMoment = isMoment && other.isMoment
        isOpen = isOpen || other.isOpen
        for (name, evidence) in other.members where !isOpen {
            if members[name] == nil, members.count == Self.maximumMemberCount { isOpen = true }
            members[name, default: ValueEvidence()].merge(evidence)
        }
        if isOpen { members = [:] }
        if elements.isEmpty {
            elements = other.elements
        } else if let evidence = other.elements.first {
            elements[0].merge(evidence)
        }
    }
}

extension TextEvidence {
    /// Takes over what is known of other texts.
    mutating func merge(_ other: TextEvidence) {
        if count == 0 {
            forms = other.forms
        } else if other.count > 0 {
            forms.formIntersection(other.forms)
        }
        count &+= other.count
        guard !isOpen, !other.isOpen else {
            isOpen = true
            distinct = []
            return
        }
        for text in other.distinct { remember(text) }
    }
}

extension KeyEvidence {
    /// Takes over what is known of other keys.
    mutating func merge(_ other: KeyEvidence) {
        guard count > 0 else {
            let hadOtherKinds = hasOtherKinds
            self = other
            isIrregular = isIrregular || hadOtherKinds
            hasOtherKinds = hasOtherKinds || hadOtherKinds
            return
        }
        hasOtherKinds = hasOtherKinds || other.hasOtherKinds
        guard other.count > 0 else {
            isIrregular = isIrregular || other.isIrregular
            return
        }
        count &+= other.count
        isAlwaysSplit = isAlwaysSplit && other.isAlwaysSplit
        first.merge(other.first)
        if isIrregular || other.isIrregular || parts.count != other.parts.count {
            isIrregular = true
            parts = []
        }
        for index in parts.indices { parts[index].merge(other.parts[index]) }
    }
}

extension KeyPartEvidence {
    /// Takes over what is known of the part in other keys.
    mutating func merge(_ other: KeyPartEvidence) {
        if !other.isConstant || !other.text.utf8.elementsEqual(text.utf8) { isConstant = false }
        candidates = candidates.compactMap { own in
            guard let theirs = other.candidates.first(where: { $0.name == own.name }) else {
                return nil
            }
            var common = own
            common.shortest = min(own.shortest, theirs.shortest)
            common.width = own.width ?? theirs.width
            // Padded to a width, all are at least as long.
            let isOneWidth = own.width == nil || theirs.width == nil || own.width == theirs.width
            guard isOneWidth, common.width.map({ common.shortest >= $0 }) ?? true else {
                return nil
            }
            return common
        }
    }
}

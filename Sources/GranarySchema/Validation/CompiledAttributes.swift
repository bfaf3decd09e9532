internal import GranaryItems

/// The attributes that an item or an object may have, in the order in which they are stored.
final class CompiledAttributes: Sendable {
    private let names: NameTable
    private let attributes: [CompiledAttribute]
    /// For each attribute, what most of its values pass.
    private let quickTests: [QuickTest]
    /// For each attribute, whether its absence is a violation.
    private let required: [Bool]
    /// For each attribute, the slot that its position is noted in, or -1.
    private let slots: [Int]
    private let rejectsUnknown: Bool

    /// - Parameters:
    ///   - declared: What the schema declares.
    ///   - others: Names that are judged elsewhere: the type attribute, synthetic keys.
    ///   - slots: The names whose positions are noted, in the order of the slots.
    ///   - policy: What becomes of all other names.
    ///   - depth: How many shapes are round it.
    init(
        _ declared: [ModelAttribute], others: [String] = [], slots: [String] = [],
        unknown policy: UnknownAttributes, depth: Int = 0
    ) {
        var byName: [String: CompiledAttribute] = [:]
        for name in others {
            byName[name] = CompiledAttribute(other: name, slot: slots.firstIndex(of: name))
        }
        for attribute in declared {
            byName[attribute.name] = CompiledAttribute(
                attribute, slot: slots.firstIndex(of: attribute.name), unknown: policy,
                depth: depth)
        }
        for attribute in declared {
            guard let former = attribute.renamedFrom, byName[former] == nil else { continue }
            byName[former] = CompiledAttribute(formerOf: attribute, unknown: policy, depth: depth)
        }
        let ascending = NameTable.ascending(byName.keys)
        names = NameTable(ascending: ascending)
        attributes = ascending.compactMap { byName[$0] }
        quickTests = attributes.map(\.quickTest)
        required = attributes.map(\.mustBeThere)
        self.slots = attributes.map { $0.slot ?? -1 }
        rejectsUnknown = policy == .reject
    }

    /// Judges all attributes, in one pass over both sides.
    ///
    /// Violations come with the names in front of their paths.
    func check<Source: AttributeSource & ~Escapable>(
        _ source: borrowing Source, _ positions: inout AttributePositions,
        _ found: inout [SchemaViolation]
    ) {
        let (names, attributes) = (names, attributes)
        let (quickTests, required, slots) = (quickTests, required, slots)
        var next = 0
        var index = -1
        var cursor = source.cursor
        while let stored = cursor.next() {
            index &+= 1
            let name = stored.nameUTF8
            let prefix = stored.namePrefix
            var order = 1
            while next < required.count {
                order = names.compare(next, to: name, prefix: prefix)
                if order >= 0 { break }
                if required[next] { attributes[next].noteAbsence(in: source, &found) }
                next &+= 1
            }
            if order == 0 {
                let slot = slots.span[next]
                if slot >= 0 { positions[slot] = index }
                let value = stored.value
                if !quickTests.span[next].passes(value) {
                    attributes[next].check(value, in: source, &positions, &found)
                }
                next &+= 1
            } else if rejectsUnknown {
                found.append(
                    SchemaViolation(model: "", attribute: String(copying: name), rule: .unknown))
            }
        }
        while next < required.count {
            if required[next] { attributes[next].noteAbsence(in: source, &found) }
            next &+= 1
        }
    }

    /// Whether the absence of an attribute is a violation.
    func requires(_ name: String) -> Bool {
        names.index(of: name.utf8Span.span).map { attributes[$0].mustBeThere } ?? false
    }
}

/// One attribute, ready to judge stored values.
final class CompiledAttribute: Sendable {
    /// What an attribute of a name is.
    private enum Role: UInt8, Sendable {
        /// One that is declared.
        case declared
        /// The former name of one that is declared.
        case former
        /// One that is judged elsewhere.
        case other
    }

    private let role: Role
    /// Whether its absence is a violation; one that has a default is never absent for a reader.
    let mustBeThere: Bool
    private let isHidden: Bool
    /// Where its position is noted.
    let slot: Int?
    private let name: String
    /// The other name of one that was renamed: the former of the new one, the new of the former.
    private let otherName: [UInt8]
    private let shape: CompiledShape

    init(
        _ attribute: ModelAttribute, slot: Int?, unknown policy: UnknownAttributes, depth: Int
    ) {
        role = .declared
        mustBeThere = attribute.isRequired && attribute.defaultValue == nil
        isHidden = attribute.isHidden
        self.slot = slot
        name = attribute.name
        otherName = Array((attribute.renamedFrom ?? "").utf8)
        shape = CompiledShape(attribute.shape, unknown: policy, depth: depth)
    }

    init(formerOf attribute: ModelAttribute, unknown policy: UnknownAttributes, depth: Int) {
        role = .former
        mustBeThere = false
        isHidden = attribute.isHidden
        slot = nil
        name = attribute.renamedFrom ?? ""
        otherName = Array(attribute.name.utf8)
        shape = CompiledShape(attribute.shape, unknown: policy, depth: depth)
    }

    init(other name: String, slot: Int?) {
        role = .other
        mustBeThere = false
        isHidden = false
        self.slot = slot
        self.name = name
        otherName = []
        shape = CompiledShape(ValueShape(.document), unknown: .keep)
    }

    /// What most values pass.
    var quickTest: QuickTest {
        switch role {
        case .declared: QuickTest(shape)
        case .former: .nothing
        case .other: .anything
        }
    }

    /// Judges a value; violations come with the name in front, and without values if it is a secret.
    @inline(__always)
    func check<Source: AttributeSource & ~Escapable>(
        _ value: borrowing ValueView, in source: borrowing Source,
        _ positions: inout AttributePositions, _ found: inout [SchemaViolation]
    ) {
        if role != .declared {
            if role == .other { return }
            // The new name is the one that is read when both are there.
            if hasOtherName(source) { return }
        }
        let before = found.count
        shape.check(value, &positions, &found)
        if found.count > before { complete(&found, from: before) }
    }

    private func hasOtherName<Source: AttributeSource & ~Escapable>(
        _ source: borrowing Source
    ) -> Bool {
        let name = otherName
        if name.isEmpty { return false }
        return source.value(named: name.span) != nil
    }

    private func complete(_ found: inout [SchemaViolation], from start: Int) {
        for position in start..<found.count {
            found[position].attribute = name + found[position].attribute
            if isHidden { found[position].value = nil }
        }
    }

    /// Notes that it is not there, unless it is under its former name.
    func noteAbsence<Source: AttributeSource & ~Escapable>(
        in source: borrowing Source, _ found: inout [SchemaViolation]
    ) {
        if hasOtherName(source) { return }
        found.append(SchemaViolation(model: "", attribute: name, rule: .required))
    }
}

extension String {
    /// Copies UTF-8; text that is none reads as a question mark.
    init(copying utf8: Span<UInt8>) {
        guard let text = try? UTF8Span(validating: utf8) else {
            self = "?"
            return
        }
        self = String(copying: text)
    }
}

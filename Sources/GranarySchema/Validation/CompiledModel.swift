internal import GranaryItems

/// One model, ready to judge the writes of its items.
final class CompiledModel: Sendable {
    let name: String
    private let attributes: CompiledAttributes
    /// The templates of the primary key, then those of other indexes.
    let templates: [CompiledTemplate]
    private let primaryTemplateCount: Int
    /// The key attributes of the table that the model declares as its own.
    private let ownKeys: [OwnKey]
    /// The variables of all templates, each once.
    private let keyParts: [AttributePlace]
    /// What is padded in the sort keys.
    private let paddedParts: [PaddedPart]
    private let separator: [UInt8]
    private let hiddenNames: Set<String>
    private let immutable: [AttributePlace]
    private let version: AttributePlace?
    private let derived: [CompiledDerivation]

    init(_ model: Model, of schema: Schema) {
        name = model.name
        let primary = schema.primaryIndex?.keyAttributes ?? []
        let first = primary.compactMap { model.key(named: $0) }
        let ordered = first + model.keys.filter { !primary.contains($0.attribute) }
        let kept = model.attributes.filter { $0.isImmutable && !$0.isVersion }.map(\.name)
        let variables = NameTable.ascending(ordered.flatMap(\.variables))
        let slots = Array(
            NameTable.ascending(ordered.map(\.attribute) + variables + kept)
                .prefix(AttributePositions.slotCount))
        attributes = CompiledAttributes(
            model.attributes, others: [schema.typeField] + model.keys.map(\.attribute),
            slots: slots, unknown: model.unknownAttributes ?? schema.unknownAttributes)
        templates = ordered.map { CompiledTemplate($0, slots: slots) }
        primaryTemplateCount = first.count
        ownKeys = primary.filter { model.key(named: $0) == nil }
            .map { OwnKey($0, of: model) }
        keyParts = variables.map { AttributePlace($0, slots: slots) }
        let sorted = Set(schema.indexes.flatMap(\.sortKey))
        paddedParts = ordered.filter { sorted.contains($0.attribute) }
            .flatMap { PaddedPart.parts(of: $0, slots: slots) }
        separator = Array(schema.separator.utf8)
        hiddenNames = Set(model.attributes.filter(\.isHidden).map(\.name))
        immutable = kept.map { AttributePlace($0, slots: slots) }
        version = model.attributes.first { $0.isVersion }
            .map { AttributePlace($0.name, slots: []) }
        derived = model.attributes.compactMap(CompiledDerivation.init)
    }

    /// Whether a write is judged by what it replaces, too.
    var comparesWithOld: Bool { version != nil || !immutable.isEmpty }

    /// Whether an item has a key that the templates of the primary key could have made.
    func couldHaveMadeKey(of item: borrowing ItemView) -> Bool {
        primaryTemplateCount > 0 && fit(item) != nil
    }

    /// How well the primary key of an item fits; `nil` when it does not.
    ///
    /// A key that the model declares as its own always fits: what is wrong with its value is told better
    /// by the model than by an item that belongs to none.
    func fit(_ item: borrowing ItemView) -> KeyFit? {
        var fit = KeyFit()
        for template in templates[..<primaryTemplateCount] {
            guard let value = template.place.value(in: item), value.kind == .string,
                template.couldMake(value.payloadBytes, separator: separator)
            else { return nil }
            fit.byteCount += template.literalByteCount
            if !template.makes(value.payloadBytes, of: item) { fit.isExact = false }
        }
        for key in ownKeys {
            guard let value = key.place.value(in: item) else { return nil }
            if !key.allows(value) { fit.isExact = false }
        }
        return fit
    }

    /// Judges all that the item alone says, and notes where its attributes are.
    func check(
        _ item: borrowing ItemView, _ positions: inout AttributePositions,
        _ found: inout [SchemaViolation]
    ) {
        attributes.check(item, &positions, &found)
        for place in keyParts { checkPart(place, item, positions, &found) }
        for part in paddedParts {
            part.check(item, positions, hiddenNames: hiddenNames, &found)
        }
        for (index, template) in templates.enumerated() {
            checkKey(template, isPrimary: index < primaryTemplateCount, item, positions, &found)
        }
        if derived.isEmpty { return }
        for derivation in derived { derivation.check(item, &found) }
    }

    /// What a key is made of must leave its parts apart.
    @inline(__always)
    private func checkPart(
        _ place: AttributePlace, _ item: borrowing ItemView,
        _ positions: AttributePositions, _ found: inout [SchemaViolation]
    ) {
        guard let value = place.value(in: item, positions), value.kind == .string else { return }
        let separator = separator
        if value.count > 0, !value.payloadBytes.holds(separator.span) { return }
        let reason =
            value.count == 0
            ? "it is empty"
            : "it contains the separator, \(String(decoding: separator, as: UTF8.self))"
        var violation = SchemaViolation(.separator, value, reason)
        violation.attribute = place.name
        if hiddenNames.contains(place.name) { violation.value = nil }
        found.append(violation)
    }

    /// A key attribute must be what its template makes of the item.
    ///
    /// Where the template makes nothing, it must be absent; except in the primary key, where what is
    /// missing is required and reported as such.
    @inline(__always)
    private func checkKey(
        _ template: CompiledTemplate, isPrimary: Bool, _ item: borrowing ItemView,
        _ positions: AttributePositions, _ found: inout [SchemaViolation]
    ) {
        guard let stored = template.place.value(in: item, positions) else {
            if template.isWhole(for: item, positions) { fail(template, item, &found) }
            return
        }
        guard stored.kind == .string else { return fail(template, item, &found) }
        switch template.matches(stored.payloadBytes, item, positions) {
        case true?: return
        case nil where isPrimary && isPartMissing(of: template, item, positions): return
        case _: fail(template, item, &found)
        }
    }

    /// Whether something is missing that is reported as required.
    private func isPartMissing(
        of template: CompiledTemplate, _ item: borrowing ItemView,
        _ positions: AttributePositions
    ) -> Bool {
        for variable in template.variables
        where variable.value(in: item, positions) == nil && attributes.requires(variable.name) {
            return true
        }
        return false
    }

    private func fail(
        _ template: CompiledTemplate, _ item: borrowing ItemView,
        _ found: inout [SchemaViolation]
    ) {
        // A part that has no text is not of its type, and that has been reported.
        for variable in template.variables {
            if let part = variable.value(in: item), !part.hasTextInKey { return }
        }
        var values: [String: AttributeValue] = [:]
        for variable in template.variables {
            values[variable.name] = variable.value(in: item)?.attributeValue()
        }
        let isSecret = values.keys.contains { hiddenNames.contains($0) }
        let expected = isSecret ? nil : template.text { values[$0] }
        let value = isSecret ? nil : template.place.value(in: item)?.attributeValue()
        found.append(
            SchemaViolation(
                model: "", attribute: template.place.name, rule: .key, value: value,
                expected: expected ?? template.text))
    }
}

/// How well an item's primary key fits a model.
struct KeyFit: Comparable {
    /// Whether it is the key that the model makes of the item, or allows.
    var isExact = true
    /// How many bytes of it are the model's own words.
    var byteCount = 0

    static func < (first: KeyFit, second: KeyFit) -> Bool {
        first.isExact == second.isExact
            ? first.byteCount < second.byteCount : second.isExact
    }
}

/// A key attribute of the table that a model declares as its own.
private struct OwnKey: Sendable {
    let place: AttributePlace
    private let shape: CompiledShape?

    init(_ name: String, of model: Model) {
        place = AttributePlace(name, slots: [])
        shape = model.attribute(named: name).map { CompiledShape($0.shape, unknown: .keep) }
    }

    /// Whether the value is one that the model lets it have.
    func allows(_ value: borrowing ValueView) -> Bool {
        guard let shape else { return true }
        var positions = AttributePositions()
        var found: [SchemaViolation] = []
        shape.check(value, &positions, &found)
        return found.isEmpty
    }
}

/// What a write must keep of the item it replaces.
extension CompiledModel {
    /// Judges a write by the item it replaces, which is of the same model.
    func check(
        _ item: borrowing ItemView, replacing old: borrowing ItemView,
        _ positions: AttributePositions, _ found: inout [SchemaViolation]
    ) {
        for place in immutable {
            guard let before = place.value(in: old) else { continue }
            if let after = place.value(in: item, positions), after.equals(before) { continue }
            let isHidden = hiddenNames.contains(place.name)
            let after = place.value(in: item)?.attributeValue()
            found.append(
                SchemaViolation(
                    model: "", attribute: place.name, rule: .immutable,
                    value: isHidden ? nil : after,
                    expected: isHidden ? "another" : before.attributeValue().summary))
        }
        if let version { checkVersion(version, item, old, &found) }
    }

    private func checkVersion(
        _ place: AttributePlace, _ item: borrowing ItemView, _ old: borrowing ItemView,
        _ found: inout [SchemaViolation]
    ) {
        guard let before = place.value(in: old)?.int() else { return }
        let after = place.value(in: item)
        let next = before &+ 1
        if after?.int() == next || item.hasSameAttributes(as: old) { return }
        found.append(
            SchemaViolation(
                model: "", attribute: place.name, rule: .version,
                value: after?.attributeValue(), expected: "\(next)"))
    }
}

extension ValueView {
    /// Whether it is of a kind that can stand in a key made by a template.
    fileprivate var hasTextInKey: Bool { kind == .string || kind == .number || kind == .bool }
}

extension ItemView {
    /// Whether both have the same attributes, whatever schema they were written with.
    fileprivate func hasSameAttributes(as other: borrowing ItemView) -> Bool {
        guard count == other.count else { return false }
        for index in 0..<count {
            let (name, otherName) = (nameUTF8(at: index), other.nameUTF8(at: index))
            guard name.count == otherName.count, name.holds(otherName, at: 0),
                value(at: index).equals(other.value(at: index))
            else { return false }
        }
        return true
    }
}

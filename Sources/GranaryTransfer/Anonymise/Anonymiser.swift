/// Replaces personal data in items by pseudonyms, so that production data can be used on a laptop.
///
/// What is replaced is what the schema says: attributes marked `personal` or `hidden`, and attributes
/// that refer to a model whose key has one. Pseudonyms are the same for the same text, so references
/// still join; they keep the form the schema asks for (an e-mail address becomes one); and the keys made
/// of such attributes are made anew. What the schema does not know (attributes it does not declare) is
/// left out, and where a personal text stands inside another text of the same item it is replaced
/// there too.
///
/// What it cannot see: personal data in attributes that nobody marked, under other names than in the same
/// item. `granary quality` and a look at the result are for that.
public struct Anonymiser: Sendable {
    private let schema: Schema
    private let validator: SchemaValidator
    private let plans: [ModelPlan]
    private let pseudonyms: Pseudonyms
    /// The patterns of the schema, each made once.
    private let patterns: [String: Pattern]

    /// What is personal in a model: its attributes by name.
    fileprivate struct ModelPlan: Sendable {
        let model: Model
        let personal: [String: PersonalData]
        let declared: Set<String>
    }

    /// Prepares to anonymise the items of a schema.
    ///
    /// - Parameters:
    ///   - schema: The table's schema.
    ///   - key: The key of the pseudonyms: with the same one, the same text becomes the same pseudonym in
    ///     every run. A random one when `nil`, which nobody has afterwards.
    public init(_ schema: Schema, key: [UInt8]? = nil) {
        self.schema = schema
        validator = SchemaValidator(schema)
        pseudonyms = key.map { Pseudonyms(key: $0) } ?? Pseudonyms()
        var patterns: [String: Pattern] = [:]
        for text in schema.models.flatMap(\.attributes).flatMap(\.shape.patterns) {
            patterns[text] = try? Pattern(text)
        }
        self.patterns = patterns
        let keyNames = Set(schema.indexes.flatMap(\.keyAttributes))
        plans = schema.models.map { model in
            var personal: [String: PersonalData] = [:]
            for attribute in model.attributes {
                personal[attribute.name] = schema.personalKind(of: attribute)
            }
            return ModelPlan(
                model: model, personal: personal,
                declared: Set(model.attributes.map(\.name) + model.keys.map(\.attribute))
                    .union(keyNames).union([schema.typeField]))
        }
    }

    /// The item with its personal data replaced.
    ///
    /// - Throws: ``RecordProblem`` when the item belongs to no model of the schema, or no pseudonym
    ///   keeps to what the schema asks of an attribute that must be there.
    public func anonymised(_ item: Item) throws(RecordProblem) -> Item {
        guard let position = validator.modelIndex(of: item.view) else {
            throw RecordProblem(
                "the item belongs to no model of the schema \(schema.name): what is personal in it "
                    + "cannot be known")
        }
        let plan = plans[position]
        var attributes = item.attributes
        var originals: [String: String] = [:]
        for (name, value) in attributes {
            guard plan.declared.contains(name) else {
                attributes[name] = nil
                continue
            }
            guard let kind = plan.personal[name] else {
                guard let attribute = plan.model.attribute(named: name) else { continue }
                attributes[name] = replacedInside(value, attribute.shape, &originals)
                continue
            }
            let shape = plan.model.attribute(named: name)?.shape ?? ValueShape(.string)
            attributes[name] = pseudonym(for: value, kind, shape, &originals)
        }
        replaceMentions(of: originals, in: &attributes, plan)
        remakeKeys(&attributes, plan)
        return try accepted(attributes, plan, of: item)
    }

    /// Makes keys of what the attributes are now: those that the item had.
    private func remakeKeys(_ attributes: inout AttributeMap, _ plan: ModelPlan) {
        for template in plan.model.keys where attributes[template.attribute] != nil {
            let values = attributes
            attributes[template.attribute] =
                template.text(of: { values[$0] }).map { .string($0) }
        }
    }

    /// Leaves out what has no pseudonym that the schema accepts, unless it must be there.
    private func accepted(
        _ attributes: AttributeMap, _ plan: ModelPlan, of item: Item
    ) throws(RecordProblem) -> Item {
        var attributes = attributes
        var made = Item(attributes)
        made.schemaVersion = item.schemaVersion
        let violations = validator.violations(in: made.view)
        if violations.isEmpty { return made }
        for violation in violations {
            let name = String(violation.attribute.prefix { $0 != "." && $0 != "[" })
            guard plan.personal[name] != nil || plan.model.attribute(named: name) != nil,
                plan.model.attribute(named: name)?.isRequired == false
            else { continue }
            attributes[name] = nil
        }
        remakeKeys(&attributes, plan)
        made = Item(attributes)
        made.schemaVersion = item.schemaVersion
        let before = validator.violations(in: item.view)
        let left = validator.violations(in: made.view).filter { violation in
            !before.contains { $0.attribute == violation.attribute && $0.rule == violation.rule }
        }
        guard left.isEmpty else {
            throw RecordProblem(
                reasons: left.map {
                    "no pseudonym keeps to the schema: \($0.model).\($0.attribute) \($0.expected)"
                })
        }
        return made
    }
}

// MARK: - Values

extension Anonymiser {
    private func pseudonym(
        for value: AttributeValue, _ kind: PersonalData, _ shape: ValueShape,
        _ originals: inout [String: String]
    ) -> AttributeValue {
        switch (value, shape.type) {
        case (.string(let text), .enumeration(let texts)):
            guard !texts.isEmpty else { return .null }
            let place = pseudonyms.number(for: text, below: UInt64(texts.count))
            return .string(texts[Int(place)])
        case (.string(let text), .date(let precision)):
            return .string(date(for: text, precision))
        case (.string(let text), _):
            if text.isEmpty { return value }
            var made = pseudonyms.text(for: text, kind, shape.limits.format)
            if let most = shape.limits.maximumLength { made = String(made.prefix(max(0, most))) }
            if let least = shape.limits.minimumLength, made.count < least {
                made += String(repeating: "x", count: least - made.count)
            }
            made = matching(shape.limits.pattern, made, text)
            originals[text] = made
            return .string(made)
        case (.number(let number), _): return .number(self.number(for: number, shape))
        case (.bool(let bool), _):
            return .bool(pseudonyms.number(for: "\(bool)", below: 2) == 1)
        case (.binary(let bytes), _):
            let made = pseudonyms.bytes(for: FileDigest.hexadecimal(bytes))
            return .binary((0..<bytes.count).map { made[$0 % made.count] })
        case (.map(let map), .object(let attributes)):
            var made = AttributeMap()
            for (name, inner) in map {
                guard let attribute = attributes.first(where: { $0.name == name }) else { continue }
                made[name] = pseudonym(
                    for: inner, attribute.personal ?? kind, attribute.shape, &originals)
            }
            return .map(made)
        case (.map(let map), _):
            var made = AttributeMap()
            for (name, inner) in map {
                made[name] = pseudonym(for: inner, kind, ValueShape(.document), &originals)
            }
            return .map(made)
        case (.list(let elements), _):
            let inner = shape.element
            return .list(elements.map { pseudonym(for: $0, kind, inner, &originals) })
        case (.stringSet(let elements), _):
            let inner = shape.element
            return .stringSet(
                AttributeSet(
                    elements.compactMap {
                        pseudonym(for: .string($0), kind, inner, &originals).stringValue
                    }))
        case (.numberSet(let elements), _):
            let inner = shape.element
            return .numberSet(AttributeSet(elements.map { number(for: $0, inner) }))
        case (.binarySet(let elements), _):
            return .binarySet(
                AttributeSet(
                    elements.map { element in
                        let made = pseudonyms.bytes(for: FileDigest.hexadecimal(element))
                        return (0..<element.count).map { made[$0 % made.count] }
                    }))
        case (.null, _): return value
        }
    }

    /// A pseudonym that keeps to a pattern, when one of the plain forms does.
    private func matching(_ pattern: String?, _ made: String, _ text: String) -> String {
        guard let pattern = pattern.flatMap({ patterns[$0] }), !pattern.matches(made) else {
            return made
        }
        let digits = FileDigest.hexadecimal(pseudonyms.bytes(for: text))
        let forms = [16, 12, 8, 6, 4].flatMap { count in
            let digits = digits.prefix(count)
            return [String(digits), "@" + digits, digits.uppercased(), digits.filter(\.isNumber)]
        }
        return forms.first(where: pattern.matches) ?? made
    }

    /// What is not personal itself, with the personal parts of objects in it replaced.
    private func replacedInside(
        _ value: AttributeValue, _ shape: ValueShape, _ originals: inout [String: String]
    ) -> AttributeValue {
        switch (value, shape.type) {
        case (.map(let map), .object(let attributes)):
            var made = map
            for attribute in attributes {
                guard let inner = map[attribute.name] else { continue }
                if let kind = schema.personalKind(of: attribute) {
                    made[attribute.name] = pseudonym(for: inner, kind, attribute.shape, &originals)
                } else {
                    made[attribute.name] = replacedInside(inner, attribute.shape, &originals)
                }
            }
            return .map(made)
        case (.list(let elements), .list(let element)):
            return .list(elements.map { replacedInside($0, element, &originals) })
        default: return value
        }
    }

    private func number(for number: Number, _ shape: ValueShape) -> Number {
        let least = shape.limits.minimum.flatMap { Int("\($0)") } ?? 0
        let most = shape.limits.maximum.flatMap { Int("\($0)") } ?? (least &+ 999_999)
        guard most > least else { return Number(least) }
        let width = UInt64(most &- least) &+ 1
        return Number(least &+ Int(pseudonyms.number(for: "\(number)", below: width)))
    }

    /// A day of the fifty years from 1970 on.
    private func date(for text: String, _ precision: DatePrecision) -> String {
        let day = Int64(pseudonyms.number(for: text, below: 18_262))
        let full = UTCTime.text(milliseconds: day * 86_400_000)
        return switch precision {
        case .millisecond: full
        case .second: full.prefix(19) + "Z"
        case .day: String(full.prefix(10))
        }
    }
}

// MARK: - Mentions

extension Anonymiser {
    /// Texts shorter than this may stand anywhere by chance.
    private static let mentionLength = 4

    /// Replaces personal texts of the item where they stand inside its other texts.
    private func replaceMentions(
        of originals: [String: String], in attributes: inout AttributeMap, _ plan: ModelPlan
    ) {
        // The longest first: a name may be a part of an address.
        let found = originals.filter { $0.key.count >= Self.mentionLength && $0.key != $0.value }
            .sorted { ($0.key.utf8.count, $0.key) > ($1.key.utf8.count, $1.key) }
        guard !found.isEmpty else { return }
        let keys = Set(plan.model.keys.map(\.attribute))
        for (name, value) in attributes
        where !keys.contains(name) && name != schema.typeField && plan.personal[name] == nil {
            attributes[name] = replaced(value, found)
        }
    }

    private func replaced(
        _ value: AttributeValue, _ found: [(key: String, value: String)]
    ) -> AttributeValue {
        switch value {
        case .string(let text):
            var text = text
            for (original, made) in found where text.contains(original) {
                text = text.replacing(original, with: made)
            }
            return .string(text)
        case .list(let elements): return .list(elements.map { replaced($0, found) })
        case .map(let map):
            var made = AttributeMap()
            for (name, inner) in map { made[name] = replaced(inner, found) }
            return .map(made)
        case .stringSet(let elements):
            return .stringSet(
                AttributeSet(elements.compactMap { replaced(.string($0), found).stringValue }))
        default: return value
        }
    }
}

extension ValueShape {
    /// The patterns in it.
    fileprivate var patterns: [String] {
        let own = [limits.pattern].compactMap(\.self)
        switch type {
        case .object(let attributes): return own + attributes.flatMap(\.shape.patterns)
        case .list(let element), .set(let element): return own + element.patterns
        default: return own
        }
    }

    /// The shape of the elements of a list or set; anything in what has none.
    fileprivate var element: ValueShape {
        switch type {
        case .list(let element), .set(let element): element
        default: ValueShape(.document)
        }
    }
}

extension Schema {
    /// Whose data an attribute is: what it says, a secret's text, or what the key of the model says that
    /// it refers to.
    fileprivate func personalKind(of attribute: ModelAttribute) -> PersonalData? {
        if let own = attribute.personal { return own }
        if attribute.isHidden { return .text }
        guard let reference = attribute.reference, let model = model(named: reference.model),
            let sort = primaryIndex?.keyAttributes.last,
            let name = model.key(named: sort)?.variables.last
                ?? primaryIndex?.keyAttributes.first.flatMap({
                    model.key(named: $0)?.variables.last
                }),
            let target = model.attribute(named: name)
        else { return nil }
        return target.personal ?? (target.isHidden ? .text : nil)
    }
}

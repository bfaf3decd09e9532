internal import GranaryItems

extension ModelEvidence {
    /// The model that fits the items that were seen; it does not declare `typeField`.
    ///
    /// The keys in `plainKeys` get no template. When it `isTight`, keys without one get a pattern also when
    /// no word is known of them.
    func draft(
        named name: String, primaryKey: [String], typeField: String, separator: String,
        plainKeys: Set<String> = [], isTight: Bool = false, _ remarks: inout DraftRemarks
    ) -> Model {
        let templates = templates(
            separator: separator, primaryKey: primaryKey, plainKeys: plainKeys, &remarks)
        let made = Set(templates.map(\.attribute)).union([typeField])
        let primary = templates.filter { primaryKey.contains($0.attribute) }
        let fixed = primary.flatMap(\.variables) + primaryKey.filter { !made.contains($0) }
        if isOpen { remarks.add(nil, .tooManyAttributes) }
        var isPartial = isOpen
        var drafts: [ModelAttribute] = []
        for (attribute, evidence) in attributes where !made.contains(attribute) {
            guard SchemaNames.isAttributeName(attribute) else {
                remarks.add(nil, .unusableName(String(attribute.prefix(60))))
                isPartial = true
                continue
            }
            var shape = evidence.shape(named: attribute, at: attribute, &remarks)
            narrow(
                &shape, attribute, templates, isPrimary: primaryKey.contains(attribute),
                isTight: isTight, separator: separator)
            drafts.append(
                Self.attribute(
                    attribute, shape, evidence, isRequired: evidence.count == count,
                    isFixed: fixed.contains(attribute)))
        }
        let order = drafts.sorted { first, second in
            let (left, right) = (rank(first, in: fixed), rank(second, in: fixed))
            return left == right ? first.name < second.name : left < right
        }
        let others = order.filter { !fixed.contains($0.name) }
        return Model(
            name: name, doc: doc(templates: primary), keys: templates,
            attributes: Self.withOneExpiry(order), timestamps: Self.timestamps(of: others),
            unknownAttributes: isPartial ? .keep : nil)
    }

    /// Says of an attribute that is a key, or in one, what keeps its key apart from others.
    private func narrow(
        _ shape: inout ValueShape, _ name: String, _ templates: [KeyTemplate], isPrimary: Bool,
        isTight: Bool, separator: String
    ) {
        // Text does not sort negative numbers, padded or not: none was seen, and none should come.
        if shape.type == .int, attributes[name]?.isNatural ?? false,
            templates.contains(where: { $0.isPadded(variable: name) })
        {
            shape.limits.minimum = 0
        }
        guard shape.type == .string else { return }
        if let key = keys[name] {
            let pattern = key.pattern(separator: separator)
            if key.hasWord || isPrimary && isTight { shape.limits.pattern = pattern }
            return
        }
        let isID = attributes[name]?.text.forms.contains(.id) ?? false
        let holders = templates.filter { $0.isFollowed(variable: name) }
        // Where every item that has the attribute has the key, none of its values holds a separator.
        let isApart = holders.contains { keys[$0.attribute]?.count == attributes[name]?.count }
        guard !holders.isEmpty, isApart, !isID, separator.unicodeScalars.count == 1 else { return }
        shape.limits.pattern = KeyPattern.part(without: separator)
    }

    /// The attributes with one time of expiry, the first: DynamoDB expires items by one.
    private static func withOneExpiry(_ attributes: [ModelAttribute]) -> [ModelAttribute] {
        var hasExpiry = false
        return attributes.map { attribute in
            guard attribute.shape.type == .timeToLive else { return attribute }
            defer { hasExpiry = true }
            guard hasExpiry else { return attribute }
            var attribute = attribute
            attribute.shape.type = .int
            return attribute
        }
    }

    /// Those of the key first, as they stand in it; then what every item has; then the rest.
    private func rank(_ attribute: ModelAttribute, in fixed: [String]) -> Int {
        fixed.firstIndex(of: attribute.name) ?? fixed.count + (attribute.isRequired ? 0 : 1)
    }

    private static func attribute(
        _ name: String, _ shape: ValueShape, _ evidence: ValueEvidence, isRequired: Bool,
        isFixed: Bool
    ) -> ModelAttribute {
        var shape = shape
        if isFixed, shape.type == .string, shape.limits.format == nil,
            evidence.text.forms.contains(.id)
        {
            shape.limits.format = .id
        }
        let words = NameWords.split(name)
        let isSecret = words.contains("password") || words.contains("secret")
        let personal: PersonalData? =
            switch shape.limits.format {
            case .email: .email
            case .phone: .phone
            case .ipv4, .ipv6: .ip
            default: nil
            }
        return ModelAttribute(
            name, shape, isRequired: isRequired, isImmutable: isFixed && isRequired,
            isHidden: isSecret, personal: personal)
    }

    /// The templates of the key attributes that have one, remarking on those that should.
    ///
    /// Templates are made of what is no key itself; only where there is none so far may they be
    /// made of key attributes too, which are then sure to be attributes of their own.
    private func templates(
        separator: String, primaryKey: [String], plainKeys: Set<String>,
        _ remarks: inout DraftRemarks
    ) -> [KeyTemplate] {
        let names = primaryKey + keys.keys.sorted().filter { !primaryKey.contains($0) }
        var templates: [String: KeyTemplate] = [:]
        var plain: Set<String> = []
        for mayUseKeys in [false, true] {
            for name in names where templates[name] == nil && !plain.contains(name) {
                let template = keys[name]?.template(for: name, separator: separator) { variable in
                    keys[variable] == nil || mayUseKeys && templates[variable] == nil
                }
                guard let template, template.isLikely(isPrimary: primaryKey.contains(name)) else {
                    continue
                }
                if plainKeys.contains(name) {
                    remarks.add(name, .unclearKey(template.text))
                    plain.insert(name)
                    continue
                }
                templates[name] = template
                plain.formUnion(template.variables)
            }
        }
        for name in names where templates[name] == nil && !plain.contains(name) {
            guard let key = keys[name] else { continue }
            let isUsable = { (variable: String) in templates[variable] == nil }
            if key.parts.count > 1, let part = key.unresolvedPart(isUsable: isUsable) {
                remarks.add(name, .keyWithoutAttributes(part))
            } else if key.isIrregular, key.count > 0 {
                remarks.add(name, .irregularKey)
            }
        }
        return templates.values.sorted { $0.attribute < $1.attribute }
    }

    private func doc(templates: [KeyTemplate]) -> String {
        let items = count == 1 ? "One item was" : "\(count) items were"
        let keys = templates.map { "\($0.attribute) \($0.text)" }.joined(separator: ", ")
        return keys.isEmpty ? "\(items) seen." : "\(items) seen with \(keys)."
    }

    private static func timestamps(of attributes: [ModelAttribute]) -> Timestamps? {
        func moment(_ names: [String]) -> String? {
            names.first { name in
                attributes.contains { attribute in
                    attribute.name == name
                        && (attribute.shape.type == .date(.millisecond)
                            || attribute.shape.type == .date(.second))
                }
            }
        }
        let created = moment(["created_at", "createdAt", "created"])
        let updated = moment(["updated_at", "updatedAt", "updated"])
        guard created != nil || updated != nil else { return nil }
        return Timestamps(created: created, updated: updated)
    }
}

extension KeyEvidence {
    /// Whether a word is known that is in all keys.
    fileprivate var hasWord: Bool {
        isIrregular
            ? isAlwaysSplit && first.isConstant && KeySignature.isWord(first.text)
            : parts.count > 1 && parts.contains { $0.isConstant && KeySignature.isWord($0.text) }
    }
}

extension KeyTemplate {
    /// Whether something follows a variable, so that one must see where it ends.
    fileprivate func isFollowed(variable name: String) -> Bool {
        guard let position = parts.firstIndex(where: { $0.isVariable(name) }) else { return false }
        return position < parts.count - 1
    }

    /// Whether a variable is padded.
    fileprivate func isPadded(variable name: String) -> Bool {
        parts.contains { part in
            if case .variable(name, padding: _?) = part { true } else { false }
        }
    }

    /// Whether a person would have written it.
    ///
    /// A key of another index that is nothing but an attribute is more likely an attribute that
    /// happens to agree with another, unless it is called as such keys are: `GS1PK`.
    fileprivate func isLikely(isPrimary: Bool) -> Bool {
        let name = attribute.lowercased()
        return isPrimary || parts.count > 1 || name.hasSuffix("pk") || name.hasSuffix("sk")
    }
}

extension KeyTemplate.Part {
    fileprivate func isVariable(_ name: String) -> Bool {
        if case .variable(name, _) = self { true } else { false }
    }
}

internal import GranaryItems

extension ValueEvidence {
    /// The shape that fits what was seen, remarking on what does not fit it.
    ///
    /// `name` is that of the attribute, or of the one whose elements these are; `path` leads to it
    /// from the top of the item.
    func shape(named name: String, at path: String, _ remarks: inout DraftRemarks) -> ValueShape {
        if nullCount > 0 { remarks.add(path, .nulls(nullCount)) }
        guard let kind = commonKind else {
            if nullCount == 0 { remarks.add(path, .noValues) }
            return ValueShape(.string)
        }
        if kinds.count > 1 { remarks.add(path, .severalKinds(kinds)) }
        switch kind {
        case .string, .null: return textShape(named: name, at: path, &remarks)
        case .number: return ValueShape(numberType(named: name, isTopLevel: path == name))
        case .bool: return ValueShape(.boolean)
        case .binary: return ValueShape(.binary)
        case .map: return ValueShape(mapType(at: path, &remarks))
        case .list: return ValueShape(.list(elementShape(named: name, at: path, &remarks)))
        case .stringSet, .numberSet, .binarySet:
            return ValueShape(.set(elementShape(named: name, at: path, &remarks)))
        }
    }

    private func textShape(
        named name: String, at path: String, _ remarks: inout DraftRemarks
    ) -> ValueShape {
        if let precision = text.datePrecision { return ValueShape(.date(precision)) }
        if text.forms.contains(.anyDate) {
            remarks.add(path, .dateForm)
            return ValueShape(.string)
        }
        if let format = text.format(named: name) {
            return ValueShape(.string, limits: ValueLimits(format: format))
        }
        let isIdentifier = ["id", "ids", "uuid", "key", "name", "email"].contains(
            NameWords.split(name).last ?? "")
        if !isIdentifier, let cases = text.cases { return ValueShape(.enumeration(cases)) }
        return ValueShape(.string)
    }

    private func numberType(named name: String, isTopLevel: Bool) -> ValueType {
        let words = NameWords.split(name)
        let expires = ["ttl", "expires", "expire", "expiry", "expiration"]
        if isTopLevel, isMoment, words.contains(where: expires.contains) { return .timeToLive }
        if isWhole { return .int }
        return isDouble ? .number : .decimal
    }

    /// A map whose names are data, and not the names of attributes, holds anything.
    private func mapType(at path: String, _ remarks: inout DraftRemarks) -> ValueType {
        let uses = members.values.reduce(0) { $0 + $1.count }
        guard !isOpen, !members.isEmpty, members.keys.allSatisfy(SchemaNames.isAttributeName),
            members.count <= 16 || uses * 5 >= members.count * count
        else { return .document }
        let maps = kinds[.map] ?? 0
        return .object(
            members.sorted { $0.key < $1.key }.map { name, evidence in
                let shape = evidence.shape(named: name, at: "\(path).\(name)", &remarks)
                return ModelAttribute(name, shape, isRequired: evidence.count == maps)
            })
    }

    private func elementShape(
        named name: String, at path: String, _ remarks: inout DraftRemarks
    ) -> ValueShape {
        guard let evidence = elements.first else { return ValueShape(.document) }
        return evidence.shape(named: name, at: "\(path)[]", &remarks)
    }
}

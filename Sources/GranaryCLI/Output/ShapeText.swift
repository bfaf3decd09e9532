internal import Granary

extension ValueShape {
    /// The type and what values must keep to, in a few words: `int, 0 to 100`.
    var text: String { ([type.text] + limits.texts).joined(separator: ", ") }
}

extension ValueType {
    /// The type in a few words.
    var text: String {
        switch self {
        case .string: "string"
        case .enumeration(let words): words.joined(separator: " | ")
        case .int: "int"
        case .number: "number"
        case .decimal: "exact number"
        case .boolean: "boolean"
        case .date(.millisecond): "date"
        case .date(.second): "date to the second"
        case .date(.day): "day"
        case .timeToLive: "expiry"
        case .binary: "binary"
        case .object: "object"
        case .document: "any object"
        case .list(let element): "list of \(element.text)"
        case .set(let element): "set of \(element.text)"
        }
    }
}

extension ValueLimits {
    /// Each limit in a few words.
    fileprivate var texts: [String] {
        var texts: [String] = []
        if let format { texts.append(format.rawValue) }
        if let range = Self.range(minimum, maximum) { texts.append(range) }
        if let range = Self.range(minimumLength, maximumLength) { texts.append("length \(range)") }
        if let range = Self.range(minimumCount, maximumCount, " elements") { texts.append(range) }
        if let pattern { texts.append("/\(pattern)/") }
        return texts
    }

    /// `0 to 100`, `0 or more`, `100 at most`; `nil` without a bound.
    private static func range<Bound>(
        _ least: Bound?, _ most: Bound?, _ unit: String = ""
    ) -> String? {
        switch (least, most) {
        case (nil, nil): nil
        case (let least?, nil): "\(least)\(unit) or more"
        case (nil, let most?): "\(most)\(unit) at most"
        case (let least?, let most?): "\(least) to \(most)\(unit)"
        }
    }
}

extension ModelAttribute {
    /// What is asked of the attribute besides its type, in a few words.
    var useText: String {
        var texts: [String] = []
        if isRequired { texts.append("required") }
        if isImmutable { texts.append("immutable") }
        if let uniqueness {
            let scope = uniqueness.scope.joined(separator: ", ")
            texts.append(scope.isEmpty ? "unique" : "unique within \(scope)")
        }
        if let generator { texts.append("made: \(generator.rawValue)") }
        if isVersion { texts.append("version") }
        if let reference {
            let by = reference.attributes.sorted { $0.key < $1.key }
                .map { "\($0.key) is \($0.value)" }.joined(separator: ", ")
            texts.append("references \(reference.model)" + (by.isEmpty ? "" : " (\(by))"))
            if reference.isEnforced { texts.append("enforced") }
        }
        if let derivation { texts.append("= \(derivation.formula)") }
        if let defaultValue { texts.append("default \(defaultValue.cellText)") }
        if isHidden { texts.append("hidden") }
        if let personal { texts.append("personal: \(personal.rawValue)") }
        if let renamedFrom { texts.append("was \(renamedFrom)") }
        if deprecation != nil { texts.append("deprecated") }
        return texts.joined(separator: ", ")
    }

    /// What the attribute means, and what to use instead when it is not to be used.
    var docText: String {
        guard let deprecation, !deprecation.message.isEmpty else { return doc }
        return doc.isEmpty ? deprecation.message : "\(doc) \(deprecation.message)"
    }

    /// The attribute and those within it, each with the path that leads to it.
    func withMembers(under parent: String = "") -> [(path: String, attribute: ModelAttribute)] {
        let path = parent + name
        var rows = [(path, self)]
        var type = shape.type
        var prefix = path
        while case .list(let element) = type {
            prefix += "[]"
            type = element.type
        }
        if case .object(let members) = type {
            for member in members { rows += member.withMembers(under: prefix + ".") }
        }
        return rows
    }
}

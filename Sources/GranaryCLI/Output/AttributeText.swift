internal import Granary

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

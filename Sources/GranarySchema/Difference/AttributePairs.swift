/// Which attributes of two versions of a model are the same.
package struct AttributePairs: Sendable {
    /// The attributes of the new version in their order, each with what it was; `nil` when it is new.
    package private(set) var entries: [(old: ModelAttribute?, new: ModelAttribute)] = []

    /// The attributes that have gone.
    package private(set) var removed: [ModelAttribute] = []

    /// The new names by the old ones, where they differ.
    private var names: [String: String] = [:]

    /// Pairs attributes: by their names, and by `renamedFrom`.
    package init(_ old: [ModelAttribute], _ new: [ModelAttribute]) {
        for attribute in new {
            var before = old.first { $0.name == attribute.name }
            if before == nil, let name = attribute.renamedFrom,
                !new.contains(where: { $0.name == name })
            {
                before = old.first { $0.name == name && names[name] == nil }
                if before != nil { names[name] = attribute.name }
            }
            entries.append((before, attribute))
        }
        removed = old.filter { attribute in
            names[attribute.name] == nil && !new.contains { $0.name == attribute.name }
        }
    }

    /// What an attribute of the old version is called.
    package func newName(of name: String) -> String { names[name] ?? name }
}

extension KeyTemplate {
    /// The same with its attributes called as they are now.
    package func renaming(by pairs: AttributePairs) -> KeyTemplate {
        var template = self
        template.parts = parts.map { part in
            guard case .variable(let name, let padding) = part else { return part }
            return .variable(pairs.newName(of: name), padding: padding)
        }
        return template
    }
}

/// An attribute in the key of a model that is referred to, and what gives its value.
package struct ReferencePart: Sendable, Hashable {
    /// The attribute in the other model's key.
    package var theirs: String
    /// The attribute of the model that refers.
    package var ours: String
}

extension Schema {
    /// The attributes that make the primary key of a model, in order, each once.
    package func keyVariables(of model: Model) -> [String] {
        var names: [String] = []
        for key in primaryIndex?.keyAttributes ?? [] {
            for name in model.key(named: key)?.variables ?? [key] where !names.contains(name) {
                names.append(name)
            }
        }
        return names
    }

    /// What each attribute in the key of the model that `attribute` refers to is here; empty when it
    /// refers to none, or to one without such attributes.
    ///
    /// The last is the attribute itself, unless ``Reference/attributes`` says that it is another; the
    /// others have the same names here, unless it says which they have.
    package func referenceParts(of attribute: ModelAttribute) -> [ReferencePart] {
        guard let reference = attribute.reference,
            let target = model(named: reference.model)
        else { return [] }
        let names = keyVariables(of: target)
        let isNamed = reference.attributes.values.contains(attribute.name)
        return names.enumerated().map { position, name in
            let isItself = position == names.count - 1 && !isNamed
            let ours = reference.attributes[name] ?? (isItself ? attribute.name : name)
            return ReferencePart(theirs: name, ours: ours)
        }
    }
}

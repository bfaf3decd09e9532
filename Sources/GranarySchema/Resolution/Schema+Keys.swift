public import GranaryItems

extension ValueType {
    /// The type it has as a key; `nil` for what cannot be one.
    public var keyType: KeyType? {
        switch self {
        case .string, .enumeration, .date: .string
        case .int, .number, .decimal, .timeToLive: .number
        case .binary: .binary
        case .boolean, .object, .document, .list, .set: nil
        }
    }

    /// The type its elements have as a key, of a list or set; `nil` for anything else.
    public var elementKeyType: KeyType? {
        switch self {
        case .list(let element), .set(let element): element.type.keyType
        default: nil
        }
    }
}

extension Schema {
    /// The key type of an attribute of an index.
    ///
    /// The type attribute and templates are strings; anything else has the type of the first model
    /// that declares it, of an element when the index is one of elements. That all models agree is
    /// for ``check()`` to say.
    ///
    /// - Returns: The type; `nil` when no model can have such a key.
    public func keyType(of attribute: String, in index: SchemaIndex) -> KeyType? {
        if attribute == typeField { return .string }
        let isElement = index.kind == .multiValue && attribute == index.partitionKey.first
        for model in models {
            if model.key(named: attribute) != nil { return .string }
            guard let type = model.attribute(named: attribute)?.shape.type else { continue }
            if let key = isElement ? type.elementKeyType : type.keyType { return key }
        }
        return nil
    }

    /// Whether items of a model can be in an index: they can have each of its key attributes.
    public func canContain(_ model: Model, index: SchemaIndex) -> Bool {
        index.keyAttributes.allSatisfy { name in
            name == typeField || model.key(named: name) != nil
                || model.attribute(named: name) != nil
        }
    }

    /// The indexes that items of a model can be in, the primary one first.
    ///
    /// An index that a model's unique attribute makes is that model's alone.
    public func indexes(of model: Model) -> [SchemaIndex] {
        indexes.filter { index in
            canContain(model, index: index)
                && (!index.isMade || index.name.hasPrefix(model.name + "."))
        }
    }
}

extension SchemaIndex {
    /// Whether it was made for an attribute declared `unique`, and not declared itself.
    public var isMade: Bool { kind == .unique && name.contains(".") }
}

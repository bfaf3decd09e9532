public import GranaryItems

/// That an attribute of a model names an item of another, ready to be looked up.
///
/// The key of that item is made by the other model's templates, of attributes of the item that refers:
/// the last is the one that refers and the others have the same names, or ``Reference/attributes`` says
/// which they are.
public struct SchemaReference: Sendable {
    /// The attribute that refers.
    public let attribute: String

    /// The model of the item that must be there.
    public let model: String

    /// Whether values of the attribute are shown.
    public let isHidden: Bool

    /// What each key attribute of the table is made of, the partition key first.
    private let keys: [KeySource]

    /// The attribute here that each attribute in the other model's key is.
    private let names: [String: String]

    /// The type of what names an item; a value of another one is reported as such, and names none.
    private let type: KeyType

    private enum KeySource: Sendable {
        case template(CompiledTemplate)
        case attribute(String)
    }

    /// One item that is referred to.
    public struct Target: Sendable, Hashable {
        /// The value that names it.
        public let value: AttributeValue
        /// Its key, partition key first; `nil` when the item that refers lacks a part of it.
        public let key: [AttributeValue]?
    }

    /// `nil` when the attribute refers to nothing, or nothing has to be there.
    init?(_ attribute: ModelAttribute, in schema: Schema) {
        guard let reference = attribute.reference, reference.isEnforced,
            let model = schema.model(named: reference.model),
            let primary = schema.primaryIndex,
            let type = (attribute.shape.type.element?.type ?? attribute.shape.type).keyType
        else { return nil }
        self.type = type
        self.attribute = attribute.name
        self.model = model.name
        isHidden = attribute.isHidden
        keys = primary.keyAttributes.map { name in
            model.key(named: name).map { .template(CompiledTemplate($0)) } ?? .attribute(name)
        }
        names = Dictionary(
            schema.referenceParts(of: attribute).map { ($0.theirs, $0.ours) }
        ) { first, _ in first }
    }

    /// The items that an item refers to: one for a scalar, one for each element of a list or set.
    public func targets(of item: borrowing ItemView) -> [Target] {
        guard let value = item[attribute] else { return [] }
        return value.elements.compactMap { element in
            guard element.keyType == type else { return nil }
            return Target(value: element, key: key(naming: element, of: item))
        }
    }

    private func key(
        naming value: AttributeValue, of item: borrowing ItemView
    ) -> [AttributeValue]? {
        var key: [AttributeValue] = []
        func own(_ theirs: String) -> AttributeValue? {
            let name = names[theirs] ?? theirs
            return name == attribute ? value : item[name]
        }
        for source in keys {
            let part: AttributeValue?
            switch source {
            case .attribute(let name): part = own(name)
            case .template(let template): part = template.text(own).map { .string($0) }
            }
            guard let part else { return nil }
            key.append(part)
        }
        return key
    }
}

extension AttributeValue {
    /// The type it has as a key; `nil` for what cannot be one.
    fileprivate var keyType: KeyType? {
        switch kind {
        case .string: .string
        case .number: .number
        case .binary: .binary
        default: nil
        }
    }

    /// The elements of a list or set, or the value itself.
    fileprivate var elements: [AttributeValue] {
        switch self {
        case .list(let elements): elements
        case .stringSet(let elements): elements.map { .string($0) }
        case .numberSet(let elements): elements.map { .number($0) }
        case .binarySet(let elements): elements.map { .binary($0) }
        default: [self]
        }
    }
}

extension Schema {
    /// The references of a model whose items must be there.
    public func enforcedReferences(of model: Model) -> [SchemaReference] {
        model.attributes.compactMap { SchemaReference($0, in: self) }
    }
}

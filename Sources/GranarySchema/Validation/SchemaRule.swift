/// What a schema asks of an item, as one name for each thing that can be wrong with it.
///
/// The raw value is the word that schema files have for it, where they have one; of a business rule
/// it is the rule's own name.
public enum SchemaRule: Sendable, Hashable {
    /// The item belongs to a model.
    case model
    /// The value is of the declared type.
    case type
    /// The attribute is there.
    case required
    /// The value is one of those listed.
    case enumeration
    /// The number is not under its minimum.
    case minimum
    /// The number is not over its maximum.
    case maximum
    /// The string or binary is not too short.
    case minimumLength
    /// The string or binary is not too long.
    case maximumLength
    /// The list or set has not too few elements.
    case minimumCount
    /// The list or set has not too many elements.
    case maximumCount
    /// The whole string matches the regular expression.
    case pattern
    /// The string has the well-known form.
    case format
    /// The value is the one that was set first.
    case immutable
    /// The number is one more than that of the item it replaces.
    case version
    /// The model declares the attribute.
    case unknown
    /// The key attribute is what its template makes of the item.
    case key
    /// The value can stand in a key: the separator is not in it.
    case separator
    /// The value is no wider than its padding in a sort key, which would not sort it.
    case padding
    /// The number is a time in seconds.
    case timeToLive
    /// The number agrees with what it is derived from.
    case derived
    /// The item that the value names is there.
    case reference
    /// A rule in Swift, by its name.
    case business(String)
}

// No conformance to `RawRepresentable`: its `==` compares raw values, which are looked up with `==`.
extension SchemaRule {
    /// The rule with this raw value; a business rule for any word that is not one of a schema's own.
    public init(rawValue: String) {
        self = Self.declared.first { $0.rawValue == rawValue } ?? .business(rawValue)
    }

    /// The word for the rule: `maxLength`.
    public var rawValue: String {
        switch self {
        case .model: "model"
        case .type: "type"
        case .required: "required"
        case .enumeration: "enum"
        case .minimum: "min"
        case .maximum: "max"
        case .minimumLength: "minLength"
        case .maximumLength: "maxLength"
        case .minimumCount: "minItems"
        case .maximumCount: "maxItems"
        case .pattern: "pattern"
        case .format: "format"
        case .immutable: "immutable"
        case .version: "version"
        case .unknown: "unknown"
        case .key: "key"
        case .separator: "separator"
        case .padding: "padding"
        case .timeToLive: "ttl"
        case .derived: "derived"
        case .reference: "references"
        case .business(let name): name
        }
    }

    /// The rules that are a schema's own.
    private static let declared: [SchemaRule] = [
        .model, .type, .required, .enumeration, .minimum, .maximum, .minimumLength, .maximumLength,
        .minimumCount, .maximumCount, .pattern, .format, .immutable, .version, .unknown, .key,
        .separator, .padding, .timeToLive, .derived, .reference,
    ]
}

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
    /// The number is a time in seconds.
    case timeToLive
    /// The number agrees with what it is derived from.
    case derived
    /// The item that the value names is there.
    case reference
    /// A rule in Swift, by its name.
    case business(String)
}

extension SchemaRule: RawRepresentable {
    /// The rule with this raw value; a business rule for any word that is not one of a schema's own.
    public init(rawValue: String) {
        self = Self.words.first { $0.word == rawValue }?.rule ?? .business(rawValue)
    }

    /// The word for the rule: `maxLength`.
    public var rawValue: String {
        if case .business(let name) = self { return name }
        return Self.words.first { $0.rule == self }?.word ?? ""
    }

    private static let words: [(rule: SchemaRule, word: String)] = [
        (.model, "model"), (.type, "type"), (.required, "required"), (.enumeration, "enum"),
        (.minimum, "min"), (.maximum, "max"), (.minimumLength, "minLength"),
        (.maximumLength, "maxLength"), (.minimumCount, "minItems"), (.maximumCount, "maxItems"),
        (.pattern, "pattern"), (.format, "format"), (.immutable, "immutable"),
        (.version, "version"), (.unknown, "unknown"), (.key, "key"), (.separator, "separator"),
        (.timeToLive, "ttl"), (.derived, "derived"), (.reference, "references"),
    ]
}

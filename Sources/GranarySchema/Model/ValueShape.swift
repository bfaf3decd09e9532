public import GranaryItems

/// What values an attribute, or an element of one, may have: a type and limits.
public struct ValueShape: Sendable, Hashable {
    /// The type.
    public var type: ValueType
    /// What its values must keep to.
    public var limits: ValueLimits

    /// Creates a shape.
    public init(_ type: ValueType, limits: ValueLimits = ValueLimits()) {
        self.type = type
        self.limits = limits
    }
}

/// The type of a value.
public indirect enum ValueType: Sendable, Hashable {
    /// Text; stored as a string.
    case string
    /// One of these texts, which are distinct; stored as a string.
    case enumeration([String])
    /// A whole number of 64 bits; stored as a number.
    case int
    /// A double-precision number; stored as a number.
    case number
    /// A number of 38 decimal digits; stored as a number.
    case decimal
    /// True or false.
    case boolean
    /// A moment or a day; stored as ISO 8601 text in UTC, so that text order is time's.
    case date(DatePrecision)
    /// The moment an item expires; stored as a number of seconds since 1970.
    case timeToLive
    /// Bytes.
    case binary
    /// A map with these attributes.
    case object([ModelAttribute])
    /// A map with anything in it.
    case document
    /// A list of such elements.
    case list(ValueShape)
    /// A set of such elements: strings, enumerations, numbers or binaries.
    case set(ValueShape)
}

/// How exactly a date is stored.
public enum DatePrecision: String, Sendable, Hashable, CaseIterable {
    /// `2025-11-06T09:30:00.000Z`
    case millisecond
    /// `2025-11-06T09:30:00Z`
    case second
    /// `2025-11-06`
    case day
}

/// What a value must keep to besides its type; what is absent is not asked.
public struct ValueLimits: Sendable, Hashable {
    /// The least a number may be.
    public var minimum: Number?
    /// The most a number may be.
    public var maximum: Number?
    /// The fewest characters of a string, or bytes of a binary.
    public var minimumLength: Int?
    /// The most characters of a string, or bytes of a binary.
    public var maximumLength: Int?
    /// The fewest elements of a list or set.
    public var minimumCount: Int?
    /// The most elements of a list or set.
    public var maximumCount: Int?
    /// A regular expression for a whole string; see ``Pattern``.
    public var pattern: String?
    /// A well-known form of string.
    public var format: ValueFormat?

    /// Creates limits.
    public init(
        minimum: Number? = nil, maximum: Number? = nil, minimumLength: Int? = nil,
        maximumLength: Int? = nil, minimumCount: Int? = nil, maximumCount: Int? = nil,
        pattern: String? = nil, format: ValueFormat? = nil
    ) {
        self.minimum = minimum
        self.maximum = maximum
        self.minimumLength = minimumLength
        self.maximumLength = maximumLength
        self.minimumCount = minimumCount
        self.maximumCount = maximumCount
        self.pattern = pattern
        self.format = format
    }
}

/// Forms of strings that have a name.
public enum ValueFormat: String, Sendable, Hashable, CaseIterable {
    /// An address that can receive mail: one `@`, a domain with a dot (not all of RFC 5322).
    case email
    /// An absolute `http` or `https` address.
    case url
    /// 8-4-4-4-12 hexadecimal digits in small letters, as RFC 9562 writes them; an id has one spelling.
    case uuid
    /// 26 characters of Crockford's base 32, in capitals.
    case ulid
    /// An address of IP version 4.
    case ipv4
    /// An address of IP version 6 (RFC 4291).
    case ipv6
    /// Either.
    case ip
    /// Two letters of ISO 3166-1.
    case country
    /// Three letters of ISO 4217.
    case currency
    /// A language tag of BCP 47, such as `en` or `pt-BR`.
    case language
    /// A telephone number in E.164 form: `+` and 7 to 15 digits.
    case phone
    /// A version by Semantic Versioning.
    case semver
    /// What can stand between separators: one or more of `A-Z a-z 0-9 . _ : @ + -`.
    case id
}

public import GranaryItems

extension UpdateValue: ExpressibleByStringLiteral {
    /// A string.
    public init(stringLiteral value: String) { self = .value(.string(value)) }
}

extension UpdateValue: ExpressibleByIntegerLiteral {
    /// A number.
    public init(integerLiteral value: Int) { self = .value(.number(Number(value))) }
}

extension UpdateValue: ExpressibleByBooleanLiteral {
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .value(.bool(value)) }
}

extension UpdateValue: ExpressibleByFloatLiteral {
    /// A number: the shortest decimal that reads back as `value`.
    public init(floatLiteral value: Double) { self = .value(AttributeValue(floatLiteral: value)) }
}

extension UpdateValue: ExpressibleByNilLiteral {
    /// A null.
    public init(nilLiteral: ()) { self = .value(.null) }
}

extension UpdateValue: ExpressibleByDictionaryLiteral {
    /// A map.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self = .value(.map(AttributeMap(elements)))
    }
}

extension UpdateValue: ExpressibleByArrayLiteral {
    /// A list.
    public init(arrayLiteral elements: AttributeValue...) { self = .value(.list(elements)) }
}

extension UpdateValue {
    /// What the item has at `path`, or else `fallback`: `if_not_exists`.
    public static func ifNotExists(_ path: String, _ fallback: UpdateValue) -> UpdateValue {
        .ifNotExists(DocumentPath(parsing: path), fallback)
    }

    /// What the item has at a path such as `a.b[3]`.
    public static func path(_ path: String) -> UpdateValue { .path(DocumentPath(parsing: path)) }
}

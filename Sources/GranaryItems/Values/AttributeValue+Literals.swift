extension AttributeValue: ExpressibleByStringLiteral {
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
}

extension AttributeValue: ExpressibleByStringInterpolation {}

extension AttributeValue: ExpressibleByIntegerLiteral {
    /// A number.
    public init(integerLiteral value: Int) { self = .number(Number(value)) }
}

extension AttributeValue: ExpressibleByFloatLiteral {
    /// The number with the shortest decimal text that reads back as `value`.
    ///
    /// - Precondition: `value` is within DynamoDB's range, below 1E+126.
    public init(floatLiteral value: Double) {
        guard let number = Number(value) else {
            preconditionFailure("the literal is outside the range of DynamoDB numbers")
        }
        self = .number(number)
    }
}

extension AttributeValue: ExpressibleByBooleanLiteral {
    /// A Boolean.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
}

extension AttributeValue: ExpressibleByNilLiteral {
    /// The null value.
    public init(nilLiteral: ()) { self = .null }
}

extension AttributeValue: ExpressibleByArrayLiteral {
    /// A list.
    public init(arrayLiteral elements: AttributeValue...) { self = .list(elements) }
}

extension AttributeValue: ExpressibleByDictionaryLiteral {
    /// A map; the last of several entries with the same name wins.
    public init(dictionaryLiteral elements: (String, AttributeValue)...) {
        self = .map(AttributeMap(elements))
    }
}

extension AttributeValue {
    /// A string.
    public init(_ value: String) { self = .string(value) }

    /// A number.
    public init(_ value: Number) { self = .number(value) }

    /// A number.
    public init(_ value: some AttributeInteger) { self = .number(Number(value)) }

    /// A Boolean.
    public init(_ value: Bool) { self = .bool(value) }

    /// A run of bytes.
    public init(_ value: [UInt8]) { self = .binary(value) }

    /// A list.
    public init(_ value: [AttributeValue]) { self = .list(value) }

    /// A map.
    public init(_ value: AttributeMap) { self = .map(value) }

    /// A map.
    public init(_ value: [String: AttributeValue]) { self = .map(AttributeMap(value)) }
}

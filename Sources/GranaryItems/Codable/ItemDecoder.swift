/// Turns an item into any `Decodable` value.
///
/// Reads what ``ItemEncoder`` writes; the table there names the attribute of each type. A list
/// reads as a set and a set as an array too, which is how plain JSON writes sets. Nothing else is
/// converted: text is no number, and a number that does not fit its type is an error and not
/// rounded, except to a `Double` or `Float`.
public struct ItemDecoder: Sendable {
    /// How dates are read.
    public var dateStrategy: DateStrategy

    /// What the `init(from:)` of values find in `decoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates a decoder.
    public init(
        dateStrategy: DateStrategy = .iso8601,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.dateStrategy = dateStrategy
        self.userInfo = userInfo
    }

    /// Decodes an item; attributes that the type does not ask for are ignored.
    ///
    /// - Throws: `DecodingError` with the path to the attribute.
    public func decode<T: Decodable>(_ type: T.Type, from item: Item) throws -> T {
        try decode(type, from: .map(item.attributes))
    }

    /// Decodes one attribute value.
    ///
    /// - Throws: `DecodingError` with the path to the value.
    public func decode<T: Decodable>(_ type: T.Type, from value: AttributeValue) throws -> T {
        try AttributeDecoder(options: self, value: value, path: AttributeCodingPath())
            .decode(type)
    }
}

extension Item {
    /// Decodes this item, as ``ItemDecoder`` does by default.
    ///
    /// - Throws: `DecodingError` with the path to the attribute.
    public func decode<T: Decodable>(_ type: T.Type = T.self) throws -> T {
        try ItemDecoder().decode(type, from: self)
    }
}

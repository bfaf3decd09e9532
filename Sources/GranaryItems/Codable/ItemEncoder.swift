/// Turns any `Encodable` value into an item.
///
/// | Swift | attribute |
/// | --- | --- |
/// | a keyed container: a struct, a dictionary with string keys | M |
/// | an unkeyed container: an array | L |
/// | integers, `Double`, `Float`, `Decimal` | N, exact; an error when it has no exact one |
/// | `String`, `URL`, `UUID` | S |
/// | `Bool` | BOOL |
/// | `nil` | absent; NULL where a container writes it with `encodeNil` |
/// | `Data` | B (an array of `UInt8` is a list of numbers) |
/// | `Date` | as ``dateStrategy`` says |
/// | `Set` of what becomes S, N or B | SS, NS, BS; when empty, absent in a keyed container |
/// | ``AttributeSet`` | the same |
/// | ``AttributeValue``, ``AttributeMap``, ``Number``, ``Item`` | itself |
///
/// An empty set is left out because DynamoDB has none: deleting the last element of a set attribute
/// removes the attribute. ``ItemDecoder`` reads the absence as an empty set.
public struct ItemEncoder: Sendable {
    /// How dates are written.
    public var dateStrategy: DateStrategy

    /// What the `encode(to:)` methods of values find in `encoder.userInfo`.
    public var userInfo: [CodingUserInfoKey: any Sendable]

    /// Creates an encoder.
    public init(
        dateStrategy: DateStrategy = .iso8601,
        userInfo: [CodingUserInfoKey: any Sendable] = [:]
    ) {
        self.dateStrategy = dateStrategy
        self.userInfo = userInfo
    }

    /// Encodes a value that is a keyed container.
    ///
    /// - Throws: `EncodingError` when an attribute cannot hold a value, when the value is nested
    ///   deeper than 32 levels, or when it is no keyed container.
    public func encode(_ value: some Encodable) throws -> Item {
        // The item itself is no level: its attributes are the first.
        let encoded = try slot(for: value, level: 0).attributeValue
        guard case .map(let attributes) = encoded else {
            let context = EncodingError.Context(
                codingPath: [],
                debugDescription: "an item needs a keyed container, not \(encoded.kind.code)")
            throw EncodingError.invalidValue(value, context)
        }
        return Item(attributes)
    }

    /// Encodes any value as one attribute value.
    ///
    /// - Throws: `EncodingError`.
    public func encodeValue(_ value: some Encodable) throws -> AttributeValue {
        try slot(for: value, level: 1).attributeValue
    }

    private func slot(for value: some Encodable, level: Int) throws -> EncodingSlot {
        let slot = EncodingSlot()
        let encoder = AttributeEncoder(
            options: self, slot: slot, path: AttributeCodingPath(), level: level)
        try encoder.encode(value)
        return slot
    }
}

extension Item {
    /// Encodes a value that is a keyed container, as ``ItemEncoder`` does by default.
    ///
    /// - Throws: `EncodingError`.
    public init(encoding value: some Encodable) throws {
        self = try ItemEncoder().encode(value)
    }
}

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension AttributeEncoder {
    /// Returns the attribute value of a type that an attribute can hold directly.
    ///
    /// Types are compared before anything is cast: a cast costs more than most values.
    func knownValue<T: Encodable>(_ value: T) throws -> AttributeValue? {
        if T.self == String.self, let string = value as? String { return .string(string) }
        if T.self == Int.self, let int = value as? Int { return .number(Number(int)) }
        if let own = Self.ownValue(value) { return own }
        if T.self == Data.self, let data = value as? Data { return .binary([UInt8](data)) }
        if T.self == UUID.self, let uuid = value as? UUID { return .string(uuid.uuidString) }
        if T.self == URL.self, let url = value as? URL { return .string(url.absoluteString) }
        if T.self == Date.self, let date = value as? Date {
            guard let encoded = options.dateStrategy.attributeValue(date) else {
                throw invalid(value, "outside the dates that \(options.dateStrategy) can write")
            }
            return encoded
        }
        if T.self == Decimal.self, let decimal = value as? Decimal {
            guard let number = try? Number(decimal.description) else {
                throw invalid(value, "outside the range of DynamoDB numbers")
            }
            return .number(number)
        }
        guard let set = value as? any SetAttribute else { return nil }
        return try setValue(set)
    }

    /// Returns the attribute value of a set; `nil` when its elements are not scalars of one kind.
    private func setValue(_ set: any SetAttribute) throws -> AttributeValue? {
        let parent = codingPath
        let elements = try set.elementsToEncode.enumerated().map { index, element in
            // A set is no level of nesting: its elements are on the level of the set.
            let encoder = AttributeEncoder(
                options: options, slot: EncodingSlot(),
                path: AttributeCodingPath(parent: parent, key: AttributeCodingKey(index: index)),
                level: level)
            try encoder.encode(element)
            return encoder.slot.attributeValue
        }
        return AttributeValue(setOf: elements)
    }

    /// The values of this module stand for themselves.
    private static func ownValue<T>(_ value: T) -> AttributeValue? {
        if T.self == AttributeValue.self { return value as? AttributeValue }
        if T.self == Number.self { return (value as? Number).map(AttributeValue.number) }
        if T.self == AttributeMap.self { return (value as? AttributeMap).map(AttributeValue.map) }
        if T.self == Item.self { return (value as? Item).map { .map($0.attributes) } }
        return nil
    }
}

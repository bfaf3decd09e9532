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
        if let set = Self.setValue(value) { return set }
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
        return nil
    }

    /// The values of this module stand for themselves.
    private static func ownValue<T>(_ value: T) -> AttributeValue? {
        if T.self == AttributeValue.self { return value as? AttributeValue }
        if T.self == Number.self { return (value as? Number).map(AttributeValue.number) }
        if T.self == AttributeMap.self { return (value as? AttributeMap).map(AttributeValue.map) }
        if T.self == Item.self { return (value as? Item).map { .map($0.attributes) } }
        return nil
    }

    /// Sets become set attributes; an empty one, which DynamoDB does not have, an empty list.
    private static func setValue<T>(_ value: T) -> AttributeValue? {
        if T.self == AttributeSet<String>.self {
            return (value as? AttributeSet<String>).map(stringSet)
        }
        if T.self == AttributeSet<Number>.self {
            return (value as? AttributeSet<Number>).map(numberSet)
        }
        if T.self == AttributeSet<[UInt8]>.self {
            return (value as? AttributeSet<[UInt8]>).map(binarySet)
        }
        if T.self == Set<String>.self {
            return (value as? Set<String>).map { stringSet(AttributeSet($0)) }
        }
        if T.self == Set<Int>.self {
            return (value as? Set<Int>).map { numberSet(AttributeSet($0.map { Number($0) })) }
        }
        if T.self == Set<Number>.self {
            return (value as? Set<Number>).map { numberSet(AttributeSet($0)) }
        }
        if T.self == Set<Data>.self {
            return (value as? Set<Data>).map { binarySet(AttributeSet($0.map { [UInt8]($0) })) }
        }
        return nil
    }

    private static func stringSet(_ set: AttributeSet<String>) -> AttributeValue {
        set.isEmpty ? .list([]) : .stringSet(set)
    }

    private static func numberSet(_ set: AttributeSet<Number>) -> AttributeValue {
        set.isEmpty ? .list([]) : .numberSet(set)
    }

    private static func binarySet(_ set: AttributeSet<[UInt8]>) -> AttributeValue {
        set.isEmpty ? .list([]) : .binarySet(set)
    }

    /// Whether `value` is an empty set, which a keyed container leaves out.
    static func isEmptySet<T>(_ value: T) -> Bool {
        SetTypes.contains(T.self) && setValue(value) == .list([])
    }
}

/// The Swift types that stand for sets.
enum SetTypes {
    /// Whether `type` is one of them.
    static func contains(_ type: any Any.Type) -> Bool {
        type == Set<String>.self || type == Set<Int>.self || type == Set<Number>.self
            || type == Set<Data>.self || type == AttributeSet<String>.self
            || type == AttributeSet<Number>.self || type == AttributeSet<[UInt8]>.self
    }
}

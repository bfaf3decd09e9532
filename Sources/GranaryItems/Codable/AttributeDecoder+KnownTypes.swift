#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

extension AttributeDecoder {
    /// Returns a value of a type that an attribute can hold directly; `nil` for any other type.
    func knownValue<T>(_ type: T.Type) throws -> T? {
        if T.self == String.self { return try decode(String.self) as? T }
        if T.self == Int.self { return try decode(Int.self) as? T }
        if let own = try ownValue(type) { return own }
        if T.self == Data.self {
            guard case .binary(let bytes) = value else { throw mismatch(type, .binary) }
            return Data(bytes) as? T
        }
        if T.self == Date.self {
            let strategy = options.dateStrategy
            guard value.kind == strategy.kind else { throw mismatch(type, strategy.kind) }
            guard let date = strategy.date(value) else { throw corrupted("no \(strategy) date") }
            return date as? T
        }
        if T.self == UUID.self {
            guard let uuid = UUID(uuidString: try decode(String.self)) else {
                throw corrupted("no UUID")
            }
            return uuid as? T
        }
        if T.self == URL.self {
            guard let url = URL(string: try decode(String.self)) else { throw corrupted("no URL") }
            return url as? T
        }
        if T.self == Decimal.self {
            let number = try number(type)
            guard let decimal = Decimal(string: number.description),
                (try? Number(decimal.description)) == number
            else { throw corrupted("\(number) does not fit Decimal") }
            return decimal as? T
        }
        return nil
    }

    /// The values of this module stand for themselves.
    private func ownValue<T>(_ type: T.Type) throws -> T? {
        if T.self == AttributeValue.self { return value as? T }
        if T.self == Number.self { return try number(type) as? T }
        if T.self == AttributeMap.self || T.self == Item.self {
            guard case .map(let map) = value else { throw mismatch(type, .map) }
            return T.self == Item.self ? Item(map) as? T : map as? T
        }
        if T.self == AttributeSet<[UInt8]>.self { return try binarySet() as? T }
        return nil
    }

    /// Elements of a binary set are runs of bytes, where `[UInt8]` is a list of numbers elsewhere.
    private func binarySet() throws -> AttributeSet<[UInt8]> {
        guard let elements = value.elements else {
            throw mismatch(AttributeSet<[UInt8]>.self, .binarySet)
        }
        let parent = codingPath
        return AttributeSet(
            try elements.enumerated().map { index, element in
                guard case .binary(let bytes) = element else {
                    let nested = nested(element, AttributeCodingKey(index: index), in: parent)
                    throw nested.mismatch([UInt8].self, .binary)
                }
                return bytes
            })
    }
}

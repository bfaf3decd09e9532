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
        if let set = try setValue(type) { return set }
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
        return nil
    }

    /// Sets read from a set attribute, and from a list, which is how plain JSON writes them.
    private func setValue<T>(_ type: T.Type) throws -> T? {
        guard SetTypes.contains(type) else { return nil }
        if T.self == Set<Int>.self {
            return Set(try elements(.numberSet) { try $0.decode(Int.self) }) as? T
        }
        if T.self == Set<Number>.self || T.self == AttributeSet<Number>.self {
            let numbers = try elements(.numberSet) { try $0.number(type) }
            return T.self == Set<Number>.self ? Set(numbers) as? T : AttributeSet(numbers) as? T
        }
        if T.self == Set<String>.self || T.self == AttributeSet<String>.self {
            let strings = try elements(.stringSet) { try $0.decode(String.self) }
            return T.self == Set<String>.self ? Set(strings) as? T : AttributeSet(strings) as? T
        }
        let binaries = try elements(.binarySet) { element in
            guard case .binary(let bytes) = element.value else {
                throw element.mismatch(type, .binary)
            }
            return bytes
        }
        return T.self == Set<Data>.self
            ? Set(binaries.map { Data($0) }) as? T : AttributeSet(binaries) as? T
    }

    private func elements<Element>(
        _ kind: AttributeKind, _ decode: (AttributeDecoder) throws -> Element
    ) throws -> [Element] {
        guard let elements = value.elements else { throw mismatch([Element].self, kind) }
        let parent = codingPath
        return try elements.enumerated().map { index, element in
            try decode(nested(element, AttributeCodingKey(index: index), in: parent))
        }
    }
}

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A Swift value that no attribute can hold.
public struct AttributeConversionError: Error, Hashable, Sendable {
    /// Where it stands in the arrays and dictionaries that were given.
    public let path: [DocumentPath.Step]

    /// The type of the value.
    public let type: String

    /// Creates an error.
    public init(path: [DocumentPath.Step], type: String) {
        self.path = path
        self.type = type
    }
}

extension AttributeConversionError: CustomStringConvertible {
    /// The type and the path.
    public var description: String {
        let place = path.map { step in
            switch step {
            case .name(let name): ".\(name)"
            case .index(let index): "[\(index)]"
            }
        }
        return "no attribute can hold this \(type) value (at \"\(place.joined())\")"
    }
}

extension AttributeValue {
    /// Converts a value whose type is only known when the program runs.
    ///
    /// Takes `nil`, `Bool`, `String`, integers, `Double`, `Float`, `Data`, ``Number``,
    /// ``AttributeValue``, arrays of these, dictionaries with string keys, and sets of strings or
    /// of `Int`. For types known at compile time, ``ItemEncoder`` converts more.
    ///
    /// - Throws: ``AttributeConversionError`` for any other type, for a number outside DynamoDB's
    ///   range,
    ///   for an empty set, and for nesting deeper than 32 levels.
    public init(converting value: Any?) throws(AttributeConversionError) {
        self = try Self.convert(value, at: [])
    }

    /// This value as plain Swift values, as `init(converting:)` takes them.
    ///
    /// A number is an `Int` when it is whole and fits, a `Double` when that is exact, and a
    /// ``Number`` otherwise. Number sets are `Set<Number>`, binary sets `Set<Data>`. NULL is `nil`;
    /// in an array or a dictionary too.
    public var anyValue: (any Sendable)? {
        switch self {
        case .null: nil
        case .bool(let value): value
        case .string(let value): value
        case .number(let value): value.anyValue
        case .binary(let value): Data(value)
        case .list(let elements): elements.map(\.anyValue)
        case .map(let map):
            Dictionary(map.map { ($0.name, $0.value.anyValue) }, uniquingKeysWith: { $1 })
        case .stringSet(let set): Set(set)
        case .numberSet(let set): Set(set)
        case .binarySet(let set): Set(set.map { Data($0) })
        }
    }

    private static func convert(
        _ value: Any?, at path: [DocumentPath.Step]
    ) throws(AttributeConversionError) -> AttributeValue {
        guard path.count < JSONReader.itemLevelLimit else { throw refusal(of: value, path) }
        switch value {
        case nil: return .null
        case let value as AttributeValue: return value
        case let value as Bool: return .bool(value)
        case let value as String: return .string(value)
        case let value as Data: return AttributeValue(value)
        case let value as any BinaryInteger:
            return .number(try exact(Number(exactly: value), value, path))
        case let value as Number: return .number(value)
        case let value as Double: return .number(try exact(Number(value), value, path))
        case let value as Float:
            return .number(try exact(try? Number(value.description), value, path))
        case let value as Set<String> where !value.isEmpty: return .stringSet(AttributeSet(value))
        case let value as Set<Int> where !value.isEmpty:
            return .numberSet(AttributeSet(value.map { Number($0) }))
        case let value as Set<Number> where !value.isEmpty: return .numberSet(AttributeSet(value))
        case let value as Set<Data> where !value.isEmpty:
            return .binarySet(AttributeSet(value.map { [UInt8]($0) }))
        case let value as [Any?]: return .list(try list(value, path))
        case let value as [String: Any?]: return .map(try map(value, path))
        default: return try convertOptional(value, at: path)
        }
    }

    /// Unwraps an optional that stands inside `Any`.
    private static func convertOptional(
        _ value: Any?, at path: [DocumentPath.Step]
    ) throws(AttributeConversionError) -> AttributeValue {
        guard let value, let optional = value as? any OptionalValue else {
            throw refusal(of: value, path)
        }
        return try convert(optional.wrapped, at: path)
    }

    private static func list(
        _ values: [Any?], _ path: [DocumentPath.Step]
    ) throws(AttributeConversionError) -> [AttributeValue] {
        var elements: [AttributeValue] = []
        for (index, value) in values.enumerated() {
            elements.append(try convert(value, at: path + [.index(index)]))
        }
        return elements
    }

    private static func map(
        _ values: [String: Any?], _ path: [DocumentPath.Step]
    ) throws(AttributeConversionError) -> AttributeMap {
        var pairs: [(String, AttributeValue)] = []
        for (name, value) in values {
            pairs.append((name, try convert(value, at: path + [.name(name)])))
        }
        return AttributeMap(pairs)
    }

    private static func exact(
        _ number: Number?, _ value: Any, _ path: [DocumentPath.Step]
    ) throws(AttributeConversionError) -> Number {
        guard let number else { throw refusal(of: value, path) }
        return number
    }

    private static func refusal(
        of value: Any?, _ path: [DocumentPath.Step]
    ) -> AttributeConversionError {
        let name = value.map { String(describing: Swift.type(of: $0)) } ?? "nil"
        return AttributeConversionError(path: path, type: name)
    }
}

/// Any `Optional`, whatever it wraps.
private protocol OptionalValue {
    var wrapped: Any? { get }
}

extension Optional: OptionalValue {
    fileprivate var wrapped: Any? { self }
}

extension Number {
    /// The narrowest of `Int`, `Double` and `Number` that holds this number exactly.
    fileprivate var anyValue: any Sendable {
        if let int { return int }
        return Number(double) == self ? double : self
    }
}

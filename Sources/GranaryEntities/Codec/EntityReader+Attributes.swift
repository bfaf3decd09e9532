public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Attributes by name, for generated code: each call names the attribute behind the one before.
extension ItemReader {
    /// An attribute that must be there.
    @inlinable
    public mutating func required<Value: StoredValue>(
        _ name: StaticString, as type: Value.Type = Value.self
    ) throws(AttributeError) -> Value {
        guard let value = value(named: name) else { throw .missing(name) }
        do throws(AttributeError) {
            return try Value.read(value)
        } catch {
            throw error.within(name)
        }
    }

    /// A string that must be there.
    @inlinable
    public mutating func required(_ name: StaticString) throws(AttributeError) -> String {
        if let text = nextString(named: name) { return text }
        return try required(name, as: String.self)
    }

    /// A whole number that must be there.
    @inlinable
    public mutating func required(_ name: StaticString) throws(AttributeError) -> Int {
        if let number = nextInt(named: name) { return number }
        return try required(name, as: Int.self)
    }

    /// A string that may be absent.
    @inlinable
    public mutating func optional(_ name: StaticString) throws(AttributeError) -> String? {
        if let text = nextString(named: name) { return text }
        return try optional(name, as: String.self)
    }

    /// A whole number that may be absent.
    @inlinable
    public mutating func optional(_ name: StaticString) throws(AttributeError) -> Int? {
        if let number = nextInt(named: name) { return number }
        return try optional(name, as: Int.self)
    }

    /// An attribute that may be absent; a stored null is taken for that.
    @inlinable
    public mutating func optional<Value: StoredValue>(
        _ name: StaticString, as type: Value.Type = Value.self
    ) throws(AttributeError) -> Value? {
        guard let value = value(named: name), value.kind != .null else { return nil }
        do throws(AttributeError) {
            return try Value.read(value)
        } catch {
            throw error.within(name)
        }
    }

    /// A list or set that is not stored when it is empty.
    @inlinable
    public mutating func elements<Value: StoredValue>(
        _ name: StaticString, as type: Value.Type = Value.self
    ) throws(AttributeError) -> Value where Value: ExpressibleByArrayLiteral {
        try optional(name, as: type) ?? []
    }

    /// A date that must be there.
    @inlinable
    public mutating func required(
        _ name: StaticString, as form: DateForm
    ) throws(AttributeError) -> Date {
        guard let value = value(named: name) else { throw .missing(name) }
        do throws(AttributeError) {
            return try Date.read(value, as: form)
        } catch {
            throw error.within(name)
        }
    }

    /// A date that may be absent.
    @inlinable
    public mutating func optional(
        _ name: StaticString, as form: DateForm
    ) throws(AttributeError) -> Date? {
        guard let value = value(named: name), value.kind != .null else { return nil }
        do throws(AttributeError) {
            return try Date.read(value, as: form)
        } catch {
            throw error.within(name)
        }
    }

    /// Checks that the item is of this model, or does not say which one it is of.
    @inlinable
    public mutating func model(
        _ model: StaticString, in typeField: StaticString
    ) throws(AttributeError) {
        guard let value = value(named: typeField), !value.isString(model) else { return }
        throw .otherModel(value, typeField)
    }
}

extension AttributeError {
    @usableFromInline
    static func missing(_ name: StaticString) -> AttributeError {
        AttributeError(.missing, attribute: "\(name)")
    }

    @usableFromInline
    static func otherModel(
        _ value: borrowing ValueView, _ typeField: StaticString
    ) -> AttributeError {
        AttributeError(.model(value.string()), attribute: "\(typeField)")
    }
}

public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

/// Attributes by name, for generated code: each call names the attribute behind the one before.
extension ItemWriter {
    /// An attribute that is always stored.
    @inlinable
    public mutating func required<Value: StoredValue>(
        _ name: StaticString, _ value: Value
    ) throws(AttributeError) {
        self.name(name)
        do throws(AttributeError) {
            try value.write(to: &self)
        } catch {
            throw error.within(name)
        }
    }

    /// An attribute that is not stored when it is `nil`.
    @inlinable
    public mutating func optional<Value: StoredValue>(
        _ name: StaticString, _ value: Value?
    ) throws(AttributeError) {
        if let value { try required(name, value) }
    }

    /// A list or set that is not stored when it is empty.
    @inlinable
    public mutating func elements<Value: StoredValue & Collection>(
        _ name: StaticString, _ value: Value
    ) throws(AttributeError) {
        if !value.isEmpty { try required(name, value) }
    }

    /// A date that is always stored.
    @inlinable
    public mutating func required(
        _ name: StaticString, _ value: Date, as form: DateForm
    ) throws(AttributeError) {
        self.name(name)
        do throws(AttributeError) {
            try value.write(to: &self, as: form)
        } catch {
            throw error.within(name)
        }
    }

    /// A date that is not stored when it is `nil`.
    @inlinable
    public mutating func optional(
        _ name: StaticString, _ value: Date?, as form: DateForm
    ) throws(AttributeError) {
        if let value { try required(name, value, as: form) }
    }

    /// A text that is made of other attributes: a key attribute.
    @inlinable
    public mutating func text(
        _ name: StaticString, _ body: (inout KeyText) -> Void
    ) throws(AttributeError) {
        self.name(name)
        if let reason = write(text: body) {
            throw AttributeError(.notStorable("it has " + reason), attribute: "\(name)")
        }
    }

    /// The type attribute.
    @inlinable
    public mutating func model(_ model: StaticString, in typeField: StaticString) {
        name(typeField)
        write(literal: model)
    }
}

public import GranaryExpressions
public import GranaryItems

#if canImport(FoundationEssentials)
    public import FoundationEssentials
#else
    public import Foundation
#endif

extension AttributeValue {
    /// A text put together from its parts, for keys.
    ///
    /// A part that has no stored form, such as a date after the year 9999, makes it a null, which is
    /// no key.
    public static func text(_ body: (inout KeyText) -> Void) -> AttributeValue {
        var text = KeyText()
        body(&text)
        return text.failure == nil ? .string(text.string) : .null
    }
}

extension StoredValue {
    /// The value as it is stored.
    func storedForm() throws(AttributeError) -> AttributeValue {
        var writer = EntityWriter(capacity: 1)
        writer.name("value")
        try write(to: &writer)
        return writer.finish()["value"] ?? .null
    }
}

extension Double: AttributeValueConvertible {
    /// The number as it is stored; a null when it is out of range, which equals no number.
    public var attributeValue: AttributeValue { Number(self).map(AttributeValue.number) ?? .null }
}

extension Date: AttributeValueConvertible {
    /// The moment as it is stored, to the millisecond.
    public var attributeValue: AttributeValue { attributeValue(as: .millisecond) }

    /// The moment as it is stored; a null outside the years 0000 to 9999, which equals no moment.
    public func attributeValue(as form: DateForm) -> AttributeValue {
        if form == .timeToLive {
            return wholeSeconds.map { .number(Number($0)) } ?? .null
        }
        return text(as: form).map { .string($0.string) } ?? .null
    }
}

extension Day: AttributeValueConvertible {
    /// The day as it is stored.
    public var attributeValue: AttributeValue { .string(description) }
}

extension [UInt8]: ExpressionOperand, AttributeValueConvertible {
    /// The bytes as a value.
    public var attributeValue: AttributeValue { .binary(self) }
}

extension StoredEnum {
    /// The stored text as a value.
    public var attributeValue: AttributeValue { .string(stored) }
}

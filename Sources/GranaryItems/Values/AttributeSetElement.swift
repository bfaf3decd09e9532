/// What a DynamoDB set can hold: strings, numbers or runs of bytes.
public protocol AttributeSetElement: Hashable, Sendable {
    /// Less than, equal to or greater than zero, as `self` sorts before, with or after `other`.
    ///
    /// Strings by UTF-8 bytes, numbers by value, binaries by unsigned bytes.
    func compareAttribute(to other: Self) -> Int

    /// Feeds what ``compareAttribute(to:)`` looks at to the hasher.
    func hashAttribute(into hasher: inout Hasher)
}

extension String: AttributeSetElement {
    /// Compares the UTF-8 bytes.
    public func compareAttribute(to other: String) -> Int { compareBytes(to: other) }

    /// Feeds the UTF-8 bytes to the hasher.
    public func hashAttribute(into hasher: inout Hasher) { hashBytes(into: &hasher) }
}

extension Number: AttributeSetElement {
    /// Compares the values.
    public func compareAttribute(to other: Number) -> Int { compare(to: other) }

    /// Feeds the value to the hasher.
    public func hashAttribute(into hasher: inout Hasher) { hasher.combine(self) }
}

extension [UInt8]: AttributeSetElement {
    /// Compares the bytes, unsigned; a prefix sorts first.
    public func compareAttribute(to other: [UInt8]) -> Int { rawSpan.compare(to: other.rawSpan) }

    /// Feeds the bytes to the hasher.
    public func hashAttribute(into hasher: inout Hasher) { hasher.combine(self) }
}

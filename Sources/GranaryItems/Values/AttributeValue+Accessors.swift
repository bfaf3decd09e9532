extension AttributeValue {
    /// The string; `nil` when the value is of another kind.
    public var stringValue: String? {
        guard case .string(let value) = self else { return nil }
        return value
    }

    /// The number; `nil` when the value is of another kind.
    public var numberValue: Number? {
        guard case .number(let value) = self else { return nil }
        return value
    }

    /// The number as an `Int`; `nil` when it is no number, not whole, or too large for an `Int`.
    public var intValue: Int? { numberValue?.int }

    /// The number as the nearest `Double`; `nil` when the value is of another kind.
    public var doubleValue: Double? { numberValue?.double }

    /// The Boolean; `nil` when the value is of another kind.
    public var boolValue: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    /// The bytes; `nil` when the value is of another kind.
    public var binaryValue: [UInt8]? {
        guard case .binary(let value) = self else { return nil }
        return value
    }

    /// The elements of a list; `nil` when the value is of another kind.
    public var listValue: [AttributeValue]? {
        guard case .list(let value) = self else { return nil }
        return value
    }

    /// The map; `nil` when the value is of another kind.
    public var mapValue: AttributeMap? {
        guard case .map(let value) = self else { return nil }
        return value
    }

    /// The set of strings; `nil` when the value is of another kind.
    public var stringSetValue: AttributeSet<String>? {
        guard case .stringSet(let value) = self else { return nil }
        return value
    }

    /// The set of numbers; `nil` when the value is of another kind.
    public var numberSetValue: AttributeSet<Number>? {
        guard case .numberSet(let value) = self else { return nil }
        return value
    }

    /// The set of runs of bytes; `nil` when the value is of another kind.
    public var binarySetValue: AttributeSet<[UInt8]>? {
        guard case .binarySet(let value) = self else { return nil }
        return value
    }

    /// Whether the value is the null value.
    public var isNull: Bool { kind == .null }
}

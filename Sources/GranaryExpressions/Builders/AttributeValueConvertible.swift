public import GranaryItems

/// What can be written for a value in an expression built in Swift.
///
/// Strings, integers and truth values stand for themselves, be they literals or variables. Other
/// values are written as an `AttributeValue`.
public protocol AttributeValueConvertible: ExpressionOperand {
    /// The value.
    var attributeValue: AttributeValue { get }
}

extension AttributeValueConvertible {
    /// The value, as a constant.
    public var expressionOperand: OperandValue { OperandValue(attributeValue) }
}

extension AttributeValue: AttributeValueConvertible {
    /// The value itself.
    public var attributeValue: AttributeValue { self }
}

extension String: AttributeValueConvertible {
    /// The text as a value.
    public var attributeValue: AttributeValue { .string(self) }
}

extension Int: AttributeValueConvertible {
    /// The number as a value.
    public var attributeValue: AttributeValue { .number(Number(self)) }
}

extension Number: AttributeValueConvertible {
    /// The number as a value.
    public var attributeValue: AttributeValue { .number(self) }
}

extension Bool: AttributeValueConvertible {
    /// The truth value as a value.
    public var attributeValue: AttributeValue { .bool(self) }
}

public import GranaryItems

/// What a condition may compare an attribute with: a value, an attribute, or a size.
public protocol ExpressionOperand {
    /// The operand in DynamoDB's terms.
    var expressionOperand: OperandValue { get }
}

/// An operand of a condition written in Swift.
public struct OperandValue: Sendable, Hashable {
    let bound: BoundOperand

    init(_ bound: BoundOperand) { self.bound = bound }

    /// A constant.
    public init(_ value: AttributeValue) { bound = .value(value) }
}

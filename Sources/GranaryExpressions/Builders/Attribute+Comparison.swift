extension Attribute {
    /// The attribute and the operand are equal.
    public static func == (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.equal, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The attribute and the operand differ; also when one is missing.
    public static func != (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.notEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The attribute and the operand stand in this order.
    public static func < (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.less, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The attribute and the operand are equal or stand in this order.
    public static func <= (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(
            .compare(.lessOrEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The attribute and the operand stand in the opposite order.
    public static func > (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.greater, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The attribute and the operand are equal or stand in the opposite order.
    public static func >= (left: Attribute, right: some ExpressionOperand) -> Condition {
        Condition(
            .compare(.greaterOrEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }
}

extension AttributeSize {
    /// The size and the operand are equal.
    public static func == (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.equal, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The size and the operand differ; also when one is missing.
    public static func != (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.notEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The size and the operand stand in this order.
    public static func < (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.less, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The size and the operand are equal or stand in this order.
    public static func <= (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(
            .compare(.lessOrEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The size and the operand stand in the opposite order.
    public static func > (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(.compare(.greater, left.expressionOperand.bound, right.expressionOperand.bound))
    }

    /// The size and the operand are equal or stand in the opposite order.
    public static func >= (left: AttributeSize, right: some ExpressionOperand) -> Condition {
        Condition(
            .compare(.greaterOrEqual, left.expressionOperand.bound, right.expressionOperand.bound))
    }
}

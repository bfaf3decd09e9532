public import GranaryItems

/// An attribute, or something inside one, in a condition written in Swift.
///
/// ```swift
/// Attribute("stage") == "Seed" && !Attribute("deleted").exists
/// Attribute("tags").contains("ai") && Attribute("name").size > 3
/// Attribute("address.lines[0]").beginsWith("1 ")
/// ```
///
/// These make the same conditions as DynamoDB's language, without its limits on their length. What
/// that language refuses, such as an attribute compared with itself, is simply asked.
public struct Attribute: Sendable, Hashable {
    /// Where the value is.
    public let path: DocumentPath

    /// The value at `path`.
    public init(path: DocumentPath) { self.path = path }

    /// The value at a path such as `a.b[3]`; see `DocumentPath.init(parsing:)`.
    public init(_ path: String) { self.path = DocumentPath(parsing: path) }

    /// The item has the attribute.
    public var exists: Condition { Condition(.exists(path)) }

    /// The item lacks the attribute.
    public var notExists: Condition { Condition(.notExists(path)) }

    /// The attribute's size.
    ///
    /// Counted are UTF-16 code units of a string, bytes of a binary, elements of a list, a map or a set. Other
    /// types have none, and every comparison with it but `!=` fails.
    public var size: AttributeSize { AttributeSize(path: path) }

    /// The attribute is of this type.
    public func isType(_ kind: AttributeKind) -> Condition { Condition(.hasType(path, kind)) }

    /// The attribute is a string or binary that begins with the operand.
    public func beginsWith(_ prefix: some ExpressionOperand) -> Condition {
        Condition(.beginsWith(.path(path), prefix.expressionOperand.bound))
    }

    /// The attribute is a string with the operand somewhere in it, or a set or list that has it as
    /// an element.
    public func contains(_ element: some ExpressionOperand) -> Condition {
        Condition(.contains(.path(path), element.expressionOperand.bound))
    }

    /// The attribute is one of `values`; of none, if there are none.
    public func isIn(_ values: [AttributeValue]) -> Condition {
        Condition(.isIn(.path(path), values.map { .value($0) }))
    }

    /// The attribute is one of the bounds or sorts between them.
    public func between(
        _ lower: some ExpressionOperand, _ upper: some ExpressionOperand
    ) -> Condition {
        Condition(
            .between(
                .path(path), lower: lower.expressionOperand.bound,
                upper: upper.expressionOperand.bound))
    }
}

/// The size of an attribute, in a condition written in Swift.
public struct AttributeSize: Sendable, Hashable {
    /// Where the value is whose size is asked.
    public let path: DocumentPath

    /// The size is one of the bounds or lies between them.
    public func between(_ lower: Int, _ upper: Int) -> Condition {
        Condition(
            .between(
                .size(path), lower: lower.expressionOperand.bound,
                upper: upper.expressionOperand.bound))
    }
}

extension Attribute: ExpressionOperand {
    /// The attribute's value.
    public var expressionOperand: OperandValue { OperandValue(.path(path)) }
}

extension AttributeSize: ExpressionOperand {
    /// The size, a number.
    public var expressionOperand: OperandValue { OperandValue(.size(path)) }
}

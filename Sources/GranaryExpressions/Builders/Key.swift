/// A key attribute, in a key condition written in Swift.
///
/// ```swift
/// Key("PK") == "STARTUP#1" && Key("SK").beginsWith("ACTIVITY#")
/// ```
public struct Key: Sendable, Hashable {
    /// The attribute's name.
    ///
    /// It is not read as a path: keys are top-level attributes.
    public let name: String

    /// The key attribute called `name`.
    public init(_ name: String) { self.name = name }

    /// The key, a string or binary, begins with the value.
    public func beginsWith(_ prefix: some AttributeValueConvertible) -> KeyCondition {
        condition(.beginsWith(prefix.attributeValue))
    }

    /// The key is one of the bounds or sorts between them.
    public func between(
        _ lower: some AttributeValueConvertible, _ upper: some AttributeValueConvertible
    ) -> KeyCondition {
        condition(.between(lower.attributeValue, upper.attributeValue))
    }

    /// The key is one of the bounds or sorts between them.
    public func between<Bound: AttributeValueConvertible>(_ range: ClosedRange<Bound>)
        -> KeyCondition
    {
        between(range.lowerBound, range.upperBound)
    }

    private func condition(_ comparison: KeyCondition.Comparison) -> KeyCondition {
        KeyCondition(terms: [KeyCondition.Term(name, comparison)])
    }
}

extension Key {
    /// The key is the value.
    public static func == (left: Key, right: some AttributeValueConvertible) -> KeyCondition {
        left.condition(.equal(right.attributeValue))
    }

    /// The key sorts before the value.
    public static func < (left: Key, right: some AttributeValueConvertible) -> KeyCondition {
        left.condition(.less(right.attributeValue))
    }

    /// The key sorts before the value, or is it.
    public static func <= (left: Key, right: some AttributeValueConvertible) -> KeyCondition {
        left.condition(.lessOrEqual(right.attributeValue))
    }

    /// The key sorts after the value.
    public static func > (left: Key, right: some AttributeValueConvertible) -> KeyCondition {
        left.condition(.greater(right.attributeValue))
    }

    /// The key sorts after the value, or is it.
    public static func >= (left: Key, right: some AttributeValueConvertible) -> KeyCondition {
        left.condition(.greaterOrEqual(right.attributeValue))
    }
}

extension KeyCondition {
    /// Both conditions hold.
    public static func && (left: KeyCondition, right: KeyCondition) -> KeyCondition {
        KeyCondition(terms: left.terms + right.terms)
    }
}

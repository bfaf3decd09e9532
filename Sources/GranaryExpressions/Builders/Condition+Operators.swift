extension Condition {
    /// Both conditions hold.
    public static func && (left: Condition, right: Condition) -> Condition {
        Condition(left.bound.and(right.bound))
    }

    /// At least one of the conditions holds.
    public static func || (left: Condition, right: Condition) -> Condition {
        Condition(left.bound.or(right.bound))
    }

    /// The condition does not hold.
    public static prefix func ! (condition: Condition) -> Condition {
        Condition(condition.bound.inverted)
    }
}

internal import GranaryItems

extension RuleContext {
    /// A stored attribute, with its value in Swift.
    public typealias Named<Value> = (name: String, value: Value?)

    /// What is wrong when one moment comes before another that it must not precede; nothing when
    /// either is absent.
    public func order<Moment: Comparable>(
        _ first: Named<Moment>, _ last: Named<Moment>
    ) -> RuleViolation? {
        guard let start = first.value, let end = last.value, end < start else { return nil }
        return RuleViolation(
            last.name, value: newItem[last.name],
            "\(text(last.name)) is before \(first.name), \(text(first.name)): it must be the same "
                + "or later")
    }

    /// What is wrong when a value is there that must not be, or is not there and must be.
    ///
    /// - Parameters:
    ///   - name: The stored name of the attribute.
    ///   - isPresent: Whether it is there.
    ///   - isExpected: Whether it should be.
    ///   - reason: Why, in words such as `call_1_completed is true`.
    /// - Returns: The violation; `nil` when it is as it should be.
    public func presence(
        of name: String, _ isPresent: Bool, expected isExpected: Bool, because reason: String
    ) -> RuleViolation? {
        guard isPresent != isExpected else { return nil }
        return RuleViolation(
            name, value: newItem[name],
            isExpected ? "is missing: \(reason)" : "\(text(name)) must be absent: \(reason)")
    }

    /// The value of an attribute as it is stored, for a message.
    public func text(_ name: String) -> String {
        switch newItem[name] {
        case .string(let text): text
        case .number(let number): number.description
        case .bool(let value): "\(value)"
        default: "nothing"
        }
    }
}

internal import GranaryEntities

extension Auxeira.Rules {
    /// An attribute of an item, with its value in Swift.
    typealias Named<Value> = (name: String, value: Value?)

    /// What is wrong when one time comes before another that it must not; nothing when either is
    /// absent.
    static func order<Moment: Comparable, Model: Entity>(
        _ first: Named<Moment>, _ last: Named<Moment>, in write: RuleContext<Model>
    ) -> RuleViolation? {
        guard let start = first.value, let end = last.value, end < start else { return nil }
        return RuleViolation(
            last.name, value: write.newItem[last.name],
            "\(text(last.name, in: write)) is before \(first.name), "
                + "\(text(first.name, in: write)): it must be the same or later")
    }

    /// A value as it is stored, for a message.
    static func text<Model: Entity>(_ name: String, in write: RuleContext<Model>) -> String {
        switch write.newItem[name] {
        case .string(let text): text
        case .number(let number): number.description
        default: "nothing"
        }
    }
}

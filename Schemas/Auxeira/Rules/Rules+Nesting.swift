internal import GranaryEntities

extension Auxeira.Rules {
    /// What is wrong when a part is larger than the whole that comes next; absent ones are passed over.
    static func nesting<Amount: Comparable, Model: Entity>(
        _ parts: [(name: String, value: Amount?)], in write: RuleContext<Model>
    ) -> RuleViolation? {
        let present = parts.filter { $0.value != nil }
        for (part, whole) in zip(present, present.dropFirst()) {
            guard let inner = part.value, let outer = whole.value, inner > outer else { continue }
            return RuleViolation(
                part.name, value: write.newItem[part.name],
                "\(write.text(part.name)) is over \(whole.name): it must be at most "
                    + write.text(whole.name))
        }
        return nil
    }
}

internal import GranaryEntities

extension Auxeira.Rules {
    /// The members who have not left a startup hold no more than all of it.
    static func equityWithinWhole(
        _ member: UserStartup, _ write: RuleContext<UserStartup>
    ) throws(StoreError) -> RuleViolation? {
        // A share over the whole by itself is out of range already.
        guard let share = member.equityPercentage, 0 < share, share <= 100, member.endDate == nil
        else { return nil }
        let others = try write.query(UserStartup.team(member.startupID))
            .filter { $0.userID != member.userID }
            .reduce(0) { $0 + ($1.equityPercentage ?? 0) }
        // Shares such as 33.4 are not exact, and three of them may add up to a hair over the whole.
        guard others + share > 100 + 1e-9 else { return nil }
        let rest = Number(max(100 - others, 0))?.description ?? "0"
        return RuleViolation(
            "equity_percentage", value: write.newItem["equity_percentage"],
            "\(write.text("equity_percentage")) is more than the other members leave: it must "
                + "be at most \(rest)")
    }
}

internal import GranaryEntities

extension Auxeira.Rules {
    /// The members who have not left a startup hold no more than all of it.
    static func equityWithinWhole(
        _ member: UserStartup, _ write: RuleContext<UserStartup>
    ) throws(StoreError) -> RuleViolation? {
        guard let share = member.equityPercentage, share > 0, member.endDate == nil else {
            return nil
        }
        let others = try write.query(UserStartup.team(member.startupID))
            .filter { $0.userID != member.userID }
            .reduce(0) { $0 + ($1.equityPercentage ?? 0) }
        // Shares such as 33.4 are not exact, and three of them may add up to a hair over the whole.
        guard others + share > 100 + 1e-9 else { return nil }
        return RuleViolation(
            "equity_percentage", value: write.newItem["equity_percentage"],
            "\(text("equity_percentage", in: write)) and the \(others) of the other members are "
                + "over 100: it must be at most \(max(100 - others, 0))")
    }
}

internal import GranaryEntities

extension Auxeira.Rules {
    /// A member's last day in a role is the first one, or later.
    static func membershipEndNotBeforeStart(
        _ member: UserStartup, _ write: RuleContext<UserStartup>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("start_date", member.startDate), ("end_date", member.endDate))
    }
}

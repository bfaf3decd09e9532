internal import GranaryEntities

extension Auxeira.Rules {
    /// Investor and startup meet when they are introduced, or later.
    static func meetingNotBeforeIntroduction(
        _ match: InvestorMatch, _ write: RuleContext<InvestorMatch>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("introduction_date", match.introductionDate), ("meeting_date", match.meetingDate))
    }
}

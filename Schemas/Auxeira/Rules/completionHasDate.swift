internal import GranaryEntities

extension Auxeira.Rules {
    /// A milestone that is complete says since when, and one that is not says nothing of it.
    static func completionHasDate(
        _ milestone: FundingMilestone, _ write: RuleContext<FundingMilestone>
    ) throws(StoreError) -> RuleViolation? {
        let status = milestone.completionStatus
        switch (status == .complete, milestone.completionDate) {
        case (true, nil):
            return RuleViolation(
                "completion_date", "is missing: a milestone that is complete has one")
        case (false, _?):
            return RuleViolation(
                "completion_date", value: write.newItem["completion_date"],
                "\(write.text("completion_date")) is the day a milestone was reached that is "
                    + "\(status.stored): it must be absent, or the milestone complete")
        default: return nil
        }
    }
}

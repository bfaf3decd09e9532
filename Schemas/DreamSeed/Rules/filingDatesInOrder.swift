internal import GranaryEntities

extension DreamSeed.Rules {
    /// A filing is decided after it is made, and in one way.
    static func filingDatesInOrder(
        _ formation: BusinessFormationData, _ write: RuleContext<BusinessFormationData>
    ) throws(StoreError) -> RuleViolation? {
        if formation.approvedAt != nil, formation.rejectedAt != nil {
            return RuleViolation(
                "rejected_at", value: write.newItem["rejected_at"],
                "must be absent: the filing was approved, at \(write.text("approved_at"))")
        }
        return write.order(("filed_at", formation.filedAt), ("approved_at", formation.approvedAt))
            ?? write.order(("filed_at", formation.filedAt), ("rejected_at", formation.rejectedAt))
    }
}

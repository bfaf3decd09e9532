internal import GranaryEntities

extension DreamSeed.Rules {
    /// An assessment that is completed says when.
    static func completedHasItsTime(
        _ assessment: BusinessAssessment, _ write: RuleContext<BusinessAssessment>
    ) throws(StoreError) -> RuleViolation? {
        guard assessment.status == .completed, assessment.completedAt == nil else { return nil }
        return RuleViolation("completed_at", "is missing: status is completed")
    }
}

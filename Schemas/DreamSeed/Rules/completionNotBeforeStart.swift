internal import GranaryEntities

extension DreamSeed.Rules {
    /// An assessment is completed when it is begun, or later.
    static func completionNotBeforeStart(
        _ assessment: BusinessAssessment, _ write: RuleContext<BusinessAssessment>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", assessment.startedAt), ("completed_at", assessment.completedAt))
    }
}

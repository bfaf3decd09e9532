internal import GranaryEntities

extension DreamSeed.Rules {
    /// An assessment that is completed has a score.
    static func completedHasItsScore(
        _ assessment: BusinessAssessment, _ write: RuleContext<BusinessAssessment>
    ) throws(StoreError) -> RuleViolation? {
        guard assessment.status == .completed, assessment.overallScore == nil else { return nil }
        return RuleViolation("overall_score", "is missing: status is completed")
    }
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// No more questions are answered than were asked.
    static func answeredNotAboveTotal(
        _ assessment: BusinessAssessment, _ write: RuleContext<BusinessAssessment>
    ) throws(StoreError) -> RuleViolation? {
        guard let total = assessment.totalQuestions, assessment.answeredQuestions > total else {
            return nil
        }
        return RuleViolation(
            "answered_questions", value: write.newItem["answered_questions"],
            "\(assessment.answeredQuestions) is over total_questions, \(total)")
    }
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// An answer stands in the attribute for its kind alone, and a skipped question has none.
    static func answerFitsKind(
        _ response: AssessmentResponse, _ write: RuleContext<AssessmentResponse>
    ) throws(StoreError) -> RuleViolation? {
        let expected = response.skipped ? nil : response.answerKind?.answerAttribute
        guard response.skipped || response.answerKind != nil else { return nil }
        for (name, isPresent) in response.answers where isPresent && name != expected {
            return RuleViolation(
                name, value: write.newItem[name],
                response.skipped
                    ? "must be absent: the question was skipped"
                    : "must be absent: the answer is of the kind \(write.text("answer_kind"))")
        }
        return nil
    }
}

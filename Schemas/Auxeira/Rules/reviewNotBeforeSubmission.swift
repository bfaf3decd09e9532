internal import GranaryEntities

extension Auxeira.Rules {
    /// A submission is decided when it is submitted, or later.
    static func reviewNotBeforeSubmission(
        _ submission: ActivitySubmission, _ write: RuleContext<ActivitySubmission>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("submission_date", submission.submissionDate), ("review_date", submission.reviewDate))
    }
}

internal import GranaryEntities

extension Auxeira.Rules {
    /// A submission that is approved or rejected says who decided and when.
    static func decisionHasReview(
        _ submission: ActivitySubmission, _ write: RuleContext<ActivitySubmission>
    ) throws(StoreError) -> RuleViolation? {
        let status = submission.submissionStatus
        guard status == .approved || status == .rejected else { return nil }
        if submission.reviewerID == nil {
            return RuleViolation(
                "reviewer_id", "is missing: a submission that is \(status.stored) has a reviewer")
        }
        guard submission.reviewDate == nil else { return nil }
        return RuleViolation(
            "review_date", "is missing: a submission that is \(status.stored) has a review date")
    }
}

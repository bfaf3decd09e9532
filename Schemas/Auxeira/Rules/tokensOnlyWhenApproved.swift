internal import GranaryEntities

extension Auxeira.Rules {
    /// AUX tokens are paid out for submissions that are approved, and for no others.
    static func tokensOnlyWhenApproved(
        _ submission: ActivitySubmission, _ write: RuleContext<ActivitySubmission>
    ) throws(StoreError) -> RuleViolation? {
        let status = submission.submissionStatus
        guard let tokens = submission.auxTokensAwarded, tokens > 0, status != .approved else {
            return nil
        }
        return RuleViolation(
            "aux_tokens_awarded", value: write.newItem["aux_tokens_awarded"],
            "\(tokens) were paid for a submission that is \(status.stored): it must be 0, or the "
                + "submission approved")
    }
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// A webhook that failed says why.
    static func failureHasItsMessage(
        _ log: WebhookLog, _ write: RuleContext<WebhookLog>
    ) throws(StoreError) -> RuleViolation? {
        guard log.status == .failed, log.errorMessage == nil else { return nil }
        return RuleViolation("error_message", "is missing: status is failed")
    }

    /// An analysis that failed says why.
    static func failureHasItsMessage(
        _ analysis: AIAnalysis, _ write: RuleContext<AIAnalysis>
    ) throws(StoreError) -> RuleViolation? {
        guard analysis.status == .failed, analysis.errorMessage == nil else { return nil }
        return RuleViolation("error_message", "is missing: status is failed")
    }
}

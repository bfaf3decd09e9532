internal import GranaryEntities

extension DreamSeed.Rules {
    /// An analysis is completed when it is asked for, or later.
    static func completionNotBeforeRequest(
        _ analysis: AIAnalysis, _ write: RuleContext<AIAnalysis>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("requested_at", analysis.requestedAt), ("completed_at", analysis.completedAt))
    }
}

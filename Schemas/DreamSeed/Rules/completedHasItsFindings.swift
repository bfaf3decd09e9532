internal import GranaryEntities

extension DreamSeed.Rules {
    /// An analysis that is completed found something.
    static func completedHasItsFindings(
        _ analysis: AIAnalysis, _ write: RuleContext<AIAnalysis>
    ) throws(StoreError) -> RuleViolation? {
        guard analysis.status == .completed, analysis.summary == nil, analysis.findings == nil
        else {
            return nil
        }
        return RuleViolation("summary", "is missing, as are findings: status is completed")
    }
}

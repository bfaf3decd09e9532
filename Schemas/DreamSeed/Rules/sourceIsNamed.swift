internal import GranaryEntities

extension DreamSeed.Rules {
    /// An analysis names what it is of.
    static func sourceIsNamed(
        _ analysis: AIAnalysis, _ write: RuleContext<AIAnalysis>
    ) throws(StoreError) -> RuleViolation? {
        switch analysis.source {
        case .voiceCall where analysis.transcriptID == nil && analysis.callSessionID == nil:
            RuleViolation(
                "transcript_id", "is missing, as is call_session_id: source is voice_call")
        case .assessment where analysis.assessmentID == nil:
            RuleViolation("assessment_id", "is missing: source is assessment")
        default: nil
        }
    }
}

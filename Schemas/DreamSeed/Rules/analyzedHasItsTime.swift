internal import GranaryEntities

extension DreamSeed.Rules {
    /// A transcript that was analysed says when.
    static func analyzedHasItsTime(
        _ transcript: Transcript, _ write: RuleContext<Transcript>
    ) throws(StoreError) -> RuleViolation? {
        guard transcript.status == .analyzed, transcript.analyzedAt == nil else { return nil }
        return RuleViolation("analyzed_at", "is missing: status is analyzed")
    }
}

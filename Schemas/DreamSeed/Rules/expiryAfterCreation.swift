internal import GranaryEntities

extension DreamSeed.Rules {
    /// A transcript is kept for some time.
    static func expiryAfterCreation(
        _ transcript: Transcript, _ write: RuleContext<Transcript>
    ) throws(StoreError) -> RuleViolation? {
        expiry(transcript.expiresAt, after: transcript.createdAt, "created_at", in: write)
    }

    /// A webhook is kept for some time.
    static func expiryAfterCreation(
        _ log: WebhookLog, _ write: RuleContext<WebhookLog>
    ) throws(StoreError) -> RuleViolation? {
        expiry(log.expiresAt, after: log.createdAt, "created_at", in: write)
    }
}

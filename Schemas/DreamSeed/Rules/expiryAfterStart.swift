internal import GranaryEntities

extension DreamSeed.Rules {
    /// A session can be used for some time.
    static func expiryAfterStart(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        expiry(session.expiresAt, after: session.startedAt, "started_at", in: write)
    }
}

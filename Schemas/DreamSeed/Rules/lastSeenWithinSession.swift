internal import GranaryEntities

extension DreamSeed.Rules {
    /// A user was last seen within the session.
    static func lastSeenWithinSession(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", session.startedAt), ("last_seen_at", session.lastSeenAt))
            ?? write.order(("last_seen_at", session.lastSeenAt), ("ended_at", session.endedAt))
    }
}

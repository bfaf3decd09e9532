internal import GranaryEntities

extension Auxeira.Rules {
    /// A session ends when it begins, or later.
    static func sessionEndNotBeforeStart(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        write.order(
            ("session_start", session.sessionStart), ("session_end", session.sessionEnd))
    }
}

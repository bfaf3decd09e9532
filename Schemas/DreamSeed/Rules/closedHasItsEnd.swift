internal import GranaryEntities

extension DreamSeed.Rules {
    /// A conversation that is closed says when it ended.
    static func closedHasItsEnd(
        _ conversation: Conversation, _ write: RuleContext<Conversation>
    ) throws(StoreError) -> RuleViolation? {
        guard conversation.status == .closed, conversation.endedAt == nil else { return nil }
        return RuleViolation("ended_at", "is missing: status is closed")
    }
}

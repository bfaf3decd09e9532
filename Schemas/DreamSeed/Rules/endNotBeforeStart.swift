internal import GranaryEntities

extension DreamSeed.Rules {
    /// A conversation ends when it begins, or later.
    static func endNotBeforeStart(
        _ conversation: Conversation, _ write: RuleContext<Conversation>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", conversation.startedAt), ("ended_at", conversation.endedAt))
    }

    /// What a transcript records ends when it begins, or later.
    static func endNotBeforeStart(
        _ transcript: Transcript, _ write: RuleContext<Transcript>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", transcript.startedAt), ("ended_at", transcript.endedAt))
    }

    /// A call session ends when it begins, or later.
    static func endNotBeforeStart(
        _ session: CallSession, _ write: RuleContext<CallSession>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", session.startedAt), ("ended_at", session.endedAt))
    }

    /// A call at VAPI ends when it begins, or later.
    static func endNotBeforeStart(
        _ call: VAPICall, _ write: RuleContext<VAPICall>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", call.startedAt), ("ended_at", call.endedAt))
    }

    /// A consultation ends when it begins, or later.
    static func endNotBeforeStart(
        _ call: VoiceCall, _ write: RuleContext<VoiceCall>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", call.startedAt), ("ended_at", call.endedAt))
    }

    /// A session ends when it begins, or later.
    static func endNotBeforeStart(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        write.order(("started_at", session.startedAt), ("ended_at", session.endedAt))
    }
}

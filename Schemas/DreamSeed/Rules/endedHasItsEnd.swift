internal import GranaryEntities

extension DreamSeed.Rules {
    /// A call session that is over says when it ended.
    static func endedHasItsEnd(
        _ session: CallSession, _ write: RuleContext<CallSession>
    ) throws(StoreError) -> RuleViolation? {
        let isOver = session.status == .completed || session.status == .abandoned
        guard isOver || session.status == .failed, session.endedAt == nil else { return nil }
        return RuleViolation("ended_at", "is missing: status is \(session.status.stored)")
    }

    /// A call at VAPI that is over says when it ended.
    static func endedHasItsEnd(
        _ call: VAPICall, _ write: RuleContext<VAPICall>
    ) throws(StoreError) -> RuleViolation? {
        guard call.status == .ended, call.endedAt == nil else { return nil }
        return RuleViolation("ended_at", "is missing: status is ended")
    }

    /// A consultation that was held says when it ended.
    static func endedHasItsEnd(
        _ call: VoiceCall, _ write: RuleContext<VoiceCall>
    ) throws(StoreError) -> RuleViolation? {
        guard call.status == .completed, call.endedAt == nil else { return nil }
        return RuleViolation("ended_at", "is missing: status is completed")
    }
}

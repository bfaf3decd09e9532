internal import GranaryEntities

extension DreamSeed.Rules {
    /// A call session lasted no longer than from its start to its end.
    static func durationFitsTimes(
        _ session: CallSession, _ write: RuleContext<CallSession>
    ) throws(StoreError) -> RuleViolation? {
        duration(
            session.durationSeconds.map(Double.init), from: session.startedAt, to: session.endedAt,
            in: write)
    }

    /// A call at VAPI lasted no longer than from its start to its end.
    static func durationFitsTimes(
        _ call: VAPICall, _ write: RuleContext<VAPICall>
    ) throws(StoreError) -> RuleViolation? {
        duration(
            call.durationSeconds, from: call.startedAt, to: call.endedAt, in: write)
    }

    /// A consultation lasted no longer than from its start to its end.
    static func durationFitsTimes(
        _ call: VoiceCall, _ write: RuleContext<VoiceCall>
    ) throws(StoreError) -> RuleViolation? {
        duration(
            call.durationSeconds.map(Double.init), from: call.startedAt, to: call.endedAt, in: write
        )
    }

    /// A session lasted no longer than from its start to its end.
    static func durationFitsTimes(
        _ session: UserSession, _ write: RuleContext<UserSession>
    ) throws(StoreError) -> RuleViolation? {
        duration(
            session.durationSeconds.map(Double.init), from: session.startedAt, to: session.endedAt,
            in: write)
    }
}

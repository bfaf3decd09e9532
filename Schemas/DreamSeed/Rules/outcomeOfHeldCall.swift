internal import GranaryEntities

extension DreamSeed.Rules {
    /// Only a consultation that was held has an outcome.
    static func outcomeOfHeldCall(
        _ call: VoiceCall, _ write: RuleContext<VoiceCall>
    ) throws(StoreError) -> RuleViolation? {
        guard let outcome = call.outcome, call.status != .completed else { return nil }
        return RuleViolation(
            "outcome", value: .string(outcome.stored),
            "must be absent: status is \(call.status.stored)")
    }
}

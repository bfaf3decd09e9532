internal import GranaryEntities

extension DreamSeed.Rules {
    /// The next consultation is due after the last one was held.
    static func nextCallIsAfterTheLast(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        guard let next = user.nextCallScheduled,
            let last = user.consultations.last(where: { $0.time != nil }), let time = last.time,
            next <= time
        else { return nil }
        return RuleViolation(
            "next_call_scheduled", value: write.newItem["next_call_scheduled"],
            "\(write.text("next_call_scheduled")) is not after \(last.timeAttribute), "
                + write.text(last.timeAttribute))
    }
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// A consultation is completed only after the one before it.
    ///
    /// Neither is it completed at an earlier time.
    static func callsCompletedInOrder(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        let calls = user.consultations
        for (call, next) in zip(calls, calls.dropFirst()) {
            if next.isCompleted, !call.isCompleted {
                return RuleViolation(
                    next.attribute, value: .bool(true),
                    "is true before \(call.attribute): complete the calls in order")
            }
            if let wrong = write.order(
                (call.timeAttribute, call.time), (next.timeAttribute, next.time))
            {
                return wrong
            }
        }
        return nil
    }
}

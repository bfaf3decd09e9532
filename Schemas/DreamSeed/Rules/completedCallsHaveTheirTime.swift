internal import GranaryEntities

extension DreamSeed.Rules {
    /// A consultation has the time of its completion when it is completed, and only then.
    static func completedCallsHaveTheirTime(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        for call in user.consultations {
            let reason = "\(call.attribute) is \(call.isCompleted)"
            if let wrong = write.presence(
                of: call.timeAttribute, call.time != nil, expected: call.isCompleted,
                because: reason)
            {
                return wrong
            }
        }
        return nil
    }
}

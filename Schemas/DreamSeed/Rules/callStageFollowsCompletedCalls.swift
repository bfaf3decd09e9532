internal import GranaryEntities

extension DreamSeed.Rules {
    /// The next consultation is the one after those completed, and stays the fourth after the last.
    static func callStageFollowsCompletedCalls(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        let completed = user.consultations.count { $0.isCompleted }
        let expected = min(completed + 1, 4)
        guard user.currentCallStage != expected else { return nil }
        return RuleViolation(
            "current_call_stage", value: write.newItem["current_call_stage"],
            "\(user.currentCallStage) does not follow \(completed) completed calls: it should be "
                + "\(expected)")
    }
}

internal import GranaryEntities

extension DreamSeed.Rules {
    /// A user whose calls an assistant takes says which one.
    static func assistantIsNamed(
        _ user: User, _ write: RuleContext<User>
    ) throws(StoreError) -> RuleViolation? {
        switch user.assistantType {
        case .individual where user.individualAssistantID == nil:
            RuleViolation("individual_assistant_id", "is missing: assistant_type is individual")
        case .shared where user.assistantID == nil:
            RuleViolation("assistant_id", "is missing: assistant_type is shared")
        default: nil
        }
    }
}

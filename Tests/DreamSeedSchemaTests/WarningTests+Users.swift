internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension WarningTests {
    /// What a user's item says of calls and assistants, and an account's of its addresses.
    static let userCases =
        (0...4).map { completed in
            var allowed = completed > 0 ? RuleTests.calls(completed) : AttributeMap()
            let stage = min(completed + 1, 4)
            allowed["current_call_stage"] = .number(Number(stage))
            return RuleCase(
                User.self, "callStageFollowsCompletedCalls", allowed: allowed,
                refused: ["current_call_stage": .number(Number(stage == 4 ? 3 : stage + 1))],
                names: "current_call_stage")
        } + [
            RuleCase(
                User.self, "nextCallIsAfterTheLast",
                allowed: [
                    "call_1_completed": true, "call_1_completed_at": Moments.first,
                    "current_call_stage": 2, "next_call_scheduled": Moments.second,
                ], refused: ["next_call_scheduled": Moments.first],
                names: "next_call_scheduled"),
            missing(
                User.self, "assistantIsNamed", ["assistant_type": "individual"],
                "individual_assistant_id", "asst-1"),
            missing(
                User.self, "assistantIsNamed", ["assistant_type": "shared"], "assistant_id",
                "asst-1"),
            RuleCase(
                AuthUser.self, "canSignIn", allowed: ["phone": "15551234567"], refused: [:],
                without: "phone", names: "email"),
            RuleCase(
                AuthUser.self, "canSignIn", allowed: ["is_sso_user": true],
                refused: ["is_sso_user": false], names: "email"),
            RuleCase(
                AuthUser.self, "canSignIn", allowed: ["is_anonymous": true],
                refused: ["is_anonymous": false], names: "email"),
            RuleCase(
                AuthUser.self, "confirmedAtIsTheEarlier",
                allowed: [
                    "is_anonymous": true, "email_confirmed_at": Moments.second,
                    "phone_confirmed_at": Moments.first, "confirmed_at": Moments.first,
                ], refused: ["confirmed_at": Moments.second], names: "confirmed_at"),
        ]

    /// A value that must be there.
    static func missing(
        _ entity: any Entity.Type, _ rule: String, _ attributes: AttributeMap, _ name: String,
        _ value: AttributeValue
    ) -> RuleCase {
        var allowed = attributes
        allowed[name] = value
        return RuleCase(entity, rule, allowed: allowed, refused: [:], without: name, names: name)
    }
}

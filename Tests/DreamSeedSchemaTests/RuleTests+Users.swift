internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension RuleTests {
    /// The four calls are held one after the other, and what is paid is paid at a time.
    static let userCases =
        (1...4).map { call in
            RuleCase(
                User.self, "completedCallsHaveTheirTime", allowed: calls(call), refused: [:],
                without: "call_\(call)_completed_at", names: "call_\(call)_completed_at")
        }
        + (1...4).map { call in
            RuleCase(
                User.self, "completedCallsHaveTheirTime", allowed: calls(call),
                refused: ["call_\(call)_completed": false], names: "call_\(call)_completed_at")
        }
        + (1...3).map { call in
            RuleCase(
                User.self, "callsCompletedInOrder", allowed: calls(call + 1),
                refused: ["call_\(call)_completed": false], without: "call_\(call)_completed_at",
                names: "call_\(call + 1)_completed")
        }
        + (2...4).map { call in
            RuleCase(
                User.self, "callsCompletedInOrder", allowed: calls(call),
                refused: ["call_\(call)_completed_at": Moments.first],
                names: "call_\(call)_completed_at")
        } + paymentCases

    private static let paymentCases = [
        RuleCase(
            User.self, "paymentHasItsDate",
            allowed: ["amount_paid": 1, "payment_date": Moments.first], refused: [:],
            without: "payment_date", names: "payment_date"),
        RuleCase(
            User.self, "paymentHasItsDate",
            allowed: ["amount_paid": 1, "payment_date": Moments.first],
            refused: ["amount_paid": 0], names: "payment_date"),
        RuleCase(
            User.self, "paymentHasItsDate", allowed: ["amount_paid": 0],
            refused: ["amount_paid": 1], names: "payment_date"),
        RuleCase(
            User.self, "subscriptionEndsAfterPayment",
            allowed: [
                "amount_paid": 1, "payment_date": Moments.first,
                "subscription_expires_at": Moments.second,
            ],
            refused: ["subscription_expires_at": Moments.first],
            names: "subscription_expires_at"),
    ]

    /// What a user's item says when as many calls are completed, all at one moment.
    static func calls(_ count: Int) -> AttributeMap {
        var attributes = AttributeMap()
        for call in 1...count {
            attributes["call_\(call)_completed"] = true
            attributes["call_\(call)_completed_at"] = Moments.second
        }
        return attributes
    }
}

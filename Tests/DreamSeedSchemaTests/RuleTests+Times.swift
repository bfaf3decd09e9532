internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

/// Two moments of which one is not to come before the other, and the one next to it.
enum Moments {
    static let first: AttributeValue = "2026-01-10T09:00:00.499Z"
    static let second: AttributeValue = "2026-01-10T09:00:00.500Z"
    static let minuteLater: AttributeValue = "2026-01-10T09:01:00.500Z"
    /// The second that `second` is in, and the one after it, since 1970.
    static let expiry: (same: AttributeValue, next: AttributeValue) = (
        1_768_035_600, 1_768_035_601
    )
    static let distantExpiry: AttributeValue = 4_102_531_200
}

extension RuleTests {
    /// What ends, is done or expires does so after it began.
    static let timeCases =
        [
            order(AIAnalysis.self, "completionNotBeforeRequest", "requested_at", "completed_at"),
            order(
                BusinessAssessment.self, "completionNotBeforeStart", "started_at", "completed_at"),
            order(CallSession.self, "endNotBeforeStart", "started_at", "ended_at"),
            order(Conversation.self, "endNotBeforeStart", "started_at", "ended_at"),
            order(Transcript.self, "endNotBeforeStart", "started_at", "ended_at"),
            order(VAPICall.self, "endNotBeforeStart", "started_at", "ended_at"),
            order(VoiceCall.self, "endNotBeforeStart", "started_at", "ended_at"),
            order(
                UserSession.self, "endNotBeforeStart", "started_at", "ended_at",
                with: ["expires_at": Moments.distantExpiry]),
            order(BusinessFormationData.self, "filingDatesInOrder", "filed_at", "approved_at"),
            order(BusinessFormationData.self, "filingDatesInOrder", "filed_at", "rejected_at"),
            order(WebhookLog.self, "handledHasItsTime", "created_at", "processed_at"),
            order(
                DomainSearch.self, "selectionHasItsTime", "searched_at", "selected_at",
                with: ["selected": true]),
        ]
        + [
            expiry(Transcript.self, "expiryAfterCreation", "created_at"),
            expiry(WebhookLog.self, "expiryAfterCreation", "created_at"),
            expiry(UserSession.self, "expiryAfterStart", "started_at"),
        ].flatMap(\.self)

    private static func order(
        _ entity: any Entity.Type, _ rule: String, _ first: String, _ last: String,
        with others: AttributeMap = AttributeMap()
    ) -> RuleCase {
        var allowed = others
        allowed[first] = Moments.second
        allowed[last] = Moments.second
        return RuleCase(
            entity, rule, allowed: allowed, refused: [last: Moments.first], names: last)
    }

    /// Expiry counts whole seconds: the one that the item was made in is over.
    private static func expiry(
        _ entity: any Entity.Type, _ rule: String, _ start: String
    ) -> [RuleCase] {
        [Moments.second, "2026-01-10T09:00:00.000Z"].map { moment in
            RuleCase(
                entity, rule, allowed: [start: moment, "expires_at": Moments.expiry.next],
                refused: ["expires_at": Moments.expiry.same], names: "expires_at")
        }
    }
}

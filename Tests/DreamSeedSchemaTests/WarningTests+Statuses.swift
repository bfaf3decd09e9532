internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension WarningTests {
    /// What has come to a state says when, why or with which result.
    static let statusCases =
        [
            missing(
                AIAnalysis.self, "completedHasItsFindings", ["status": "completed"], "summary",
                "It will sell."),
            missing(
                AIAnalysis.self, "failureHasItsMessage", ["status": "failed"], "error_message",
                "timeout"),
            missing(
                WebhookLog.self, "failureHasItsMessage",
                [
                    "status": "failed", "created_at": Moments.first,
                    "processed_at": Moments.first,
                ], "error_message", "timeout"),
            missing(
                BusinessAssessment.self, "completedHasItsTime",
                ["status": "completed", "started_at": Moments.first, "overall_score": 1],
                "completed_at", Moments.first),
            missing(
                BusinessAssessment.self, "completedHasItsScore",
                [
                    "status": "completed", "started_at": Moments.first,
                    "completed_at": Moments.first,
                ], "overall_score", 1),
            missing(
                Transcript.self, "analyzedHasItsTime", ["status": "analyzed"], "analyzed_at",
                Moments.first),
            ended(Conversation.self, "closedHasItsEnd", "closed"),
            ended(VAPICall.self, "endedHasItsEnd", "ended"),
            ended(VoiceCall.self, "endedHasItsEnd", "completed"),
        ]
        + ["completed", "abandoned", "failed"].map { status in
            ended(CallSession.self, "endedHasItsEnd", status)
        }
        + [("filed", "filed_at"), ("approved", "approved_at"), ("rejected", "rejected_at")].map {
            status, name in
            missing(
                BusinessFormationData.self, "statusHasItsDate", ["status": .string(status)], name,
                Moments.first)
        }

    private static func ended(
        _ entity: any Entity.Type, _ rule: String, _ status: String
    ) -> RuleCase {
        missing(
            entity, rule, ["status": .string(status), "started_at": Moments.first], "ended_at",
            Moments.first)
    }
}

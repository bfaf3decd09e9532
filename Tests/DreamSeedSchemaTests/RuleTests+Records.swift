internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension RuleTests {
    /// Answers stand where their kind says, and a status, a choice and a decision have their time.
    static let recordCases =
        [
            answer("text", ["answer_text": "Bread"], not: ["answer_number": 1]),
            answer("number", ["answer_number": 1], not: ["answer_text": "1"]),
            answer("yes_no", ["answer_yes": false], not: ["answer_choices": ["no"]]),
            answer("choice", ["answer_choices": ["LLC"]], not: ["answer_rating": 1]),
            answer("choices", ["answer_choices": ["a", "b"]], not: ["answer_yes": true]),
            answer("rating", ["answer_rating": 5], not: ["answer_number": 5]),
            RuleCase(
                AssessmentResponse.self, "answerFitsKind",
                allowed: ["answer_kind": "text", "skipped": true],
                refused: ["answer_text": "Bread"], names: "answer_text"),
            RuleCase(
                AssessmentResponse.self, "answerFitsKind", allowed: ["skipped": true],
                refused: ["answer_rating": 1], names: "answer_rating"),
        ] + [
            RuleCase(
                BusinessFormationData.self, "filingDatesInOrder",
                allowed: ["approved_at": Moments.second],
                refused: ["rejected_at": Moments.second], names: "rejected_at"),
            RuleCase(
                DomainSearch.self, "selectionHasItsTime", allowed: chosen, refused: [:],
                without: "selected_at", names: "selected_at"),
            RuleCase(
                DomainSearch.self, "selectionHasItsTime", allowed: chosen,
                refused: ["selected": false], names: "selected_at"),
        ]
        + ["processed", "failed"].map { status in
            RuleCase(
                WebhookLog.self, "handledHasItsTime",
                allowed: [
                    "status": .string(status), "created_at": Moments.first,
                    "processed_at": Moments.second,
                ], refused: [:], without: "processed_at", names: "processed_at")
        }

    static let chosen: AttributeMap = [
        "selected": true, "searched_at": Moments.first, "selected_at": Moments.second,
    ]

    private static func answer(
        _ kind: String, _ right: AttributeMap, not wrong: AttributeMap
    ) -> RuleCase {
        var allowed = right
        allowed["answer_kind"] = .string(kind)
        return RuleCase(
            AssessmentResponse.self, "answerFitsKind", allowed: allowed, refused: wrong,
            names: wrong.names.first ?? "")
    }
}

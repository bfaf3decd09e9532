internal import AuxeiraSchema
internal import GranaryEntities
internal import GranarySamples
internal import PlatformTestSupport
internal import Testing

/// Each warning is silent about what agrees and says what does not; no write is refused for it.
@Suite struct WarningTests {
    private static let cases = [
        RuleCase(
            StartupProfile.self, "marketSizesNested",
            allowed: ["market_size_som": 5, "market_size_sam": 5, "market_size_tam": 5],
            refused: ["market_size_som": 6], names: "market_size_som"),
        RuleCase(
            StartupProfile.self, "marketSizesNested",
            allowed: ["market_size_som": 5, "market_size_tam": 5],
            refused: ["market_size_tam": 4], names: "market_size_som"),
        RuleCase(
            StartupProfile.self, "activeUsersWithinTotal",
            allowed: ["active_users_daily": 5, "active_users_monthly": 5, "total_users": 5],
            refused: ["total_users": 4], names: "active_users_monthly"),
        RuleCase(
            StartupMetrics.self, "activeUsersWithinTotal",
            allowed: ["active_users_daily": 5, "active_users_monthly": 5, "total_users": 5],
            refused: ["active_users_daily": 6], names: "active_users_daily"),
        RuleCase(
            ActivitySubmission.self, "decisionHasReview",
            allowed: [
                "submission_status": "approved", "reviewer_id": "u1",
                "submission_date": "2026-01-10T09:00:00.000Z",
                "review_date": "2026-01-10T09:00:00.000Z",
            ],
            refused: ["submission_status": "rejected"], without: "reviewer_id",
            names: "reviewer_id"),
        RuleCase(
            ActivitySubmission.self, "decisionHasReview",
            allowed: ["submission_status": "under_review", "reviewer_id": "u1"],
            refused: ["submission_status": "approved"], names: "review_date"),
        RuleCase(
            ActivitySubmission.self, "tokensOnlyWhenApproved",
            allowed: ["submission_status": "approved", "aux_tokens_awarded": 1],
            refused: ["submission_status": "rejected"], names: "aux_tokens_awarded"),
        RuleCase(
            ActivitySubmission.self, "tokensOnlyWhenApproved",
            allowed: ["submission_status": "pending", "aux_tokens_awarded": 0],
            refused: ["aux_tokens_awarded": 1], names: "aux_tokens_awarded"),
        RuleCase(
            FundingMilestone.self, "completionHasDate",
            allowed: ["completion_status": "complete", "completion_date": "2026-01-10"],
            refused: ["completion_status": "in_progress"], names: "completion_date"),
        RuleCase(
            FundingMilestone.self, "completionHasDate",
            allowed: ["completion_status": "in_progress"],
            refused: ["completion_status": "complete"], names: "completion_date"),
        RuleCase(
            Notification.self, "readStatusHasTime",
            allowed: [
                "notification_status": "read", "created_at": "2026-01-10T09:00:00.000Z",
                "read_at": "2026-01-10T09:00:00.000Z",
            ],
            refused: ["notification_status": "unread"], names: "read_at"),
        RuleCase(
            Notification.self, "readStatusHasTime",
            allowed: ["notification_status": "dismissed"],
            refused: ["notification_status": "actioned"], names: "read_at"),
        RuleCase(
            EventRegistration.self, "attendanceAgreesWithStatus",
            allowed: ["registration_status": "attended", "attendance_confirmed": true],
            refused: ["registration_status": "no_show"], names: "attendance_confirmed"),
        RuleCase(
            EventRegistration.self, "attendanceAgreesWithStatus",
            allowed: [
                "registration_status": "attended", "attendance_confirmed": false,
                "attendance_date": "2026-01-10T09:00:00.000Z",
            ],
            refused: ["registration_status": "cancelled"], names: "attendance_date"),
        RuleCase(
            EventRegistration.self, "attendanceAgreesWithStatus",
            allowed: ["registration_status": "registered", "attendance_confirmed": false],
            refused: ["registration_status": "attended"], names: "attendance_date"),
        RuleCase(
            InvestorMatch.self, "investmentAgreesWithOutcome",
            allowed: ["outcome": "invested", "investment_amount": 1],
            refused: ["outcome": "ongoing"], names: "investment_amount"),
        RuleCase(
            InvestorMatch.self, "investmentAgreesWithOutcome",
            allowed: ["outcome": "passed", "investment_amount": 0],
            refused: ["outcome": "invested"], names: "investment_amount"),
        RuleCase(
            UserSession.self, "sessionDurationAgrees",
            allowed: [
                "session_start": "2026-01-10T09:00:00.000Z",
                "session_end": "2026-01-10T09:01:00.000Z", "session_duration_seconds": 61,
            ],
            refused: ["session_duration_seconds": 62], names: "session_duration_seconds"),
    ]

    private let platform: Platform

    init() throws { platform = try Platform.auxeira.get() }

    /// Both sides are written, and the warning tells them apart.
    @Test func disagreementIsFoundAndWritten() throws {
        try platform.withStore { store in
            for (number, rule) in Self.cases.enumerated() {
                let seed = UInt64(2 * number)
                let allowed = try sample(of: rule, setting: rule.allowed, seed: seed)
                try store.table("auxeira").put(allowed)
                let none = try violation(of: rule, by: allowed, in: store)
                #expect(none == nil, "\(rule.testDescription)")
                let refused = try sample(of: rule, setting: rule.refused, seed: seed + 1)
                try store.table("auxeira").put(refused)
                let found = try violation(of: rule, by: refused, in: store)
                #expect(found?.attribute == rule.attribute, "\(rule.testDescription)")
                #expect(found?.value == refused[rule.attribute], "\(rule.testDescription)")
                #expect(found?.message.isEmpty == false, "\(rule.testDescription)")
            }
        }
    }

    /// A warning of the schema that no case above is about would not be tested.
    @Test func everyWarningHasACase() {
        let warnings = platform.schema.models.flatMap { model in
            model.warnings.map { "\(model.name) \($0)" }
        }
        #expect(Set(warnings) == Set(Self.cases.map { "\($0.entity.modelName) \($0.rule)" }))
    }

    private func sample(
        of rule: RuleCase, setting fixed: AttributeMap, seed: UInt64
    ) throws -> Item {
        let model = try #require(platform.model(of: rule.entity))
        var random = SampleRandom(seed: seed)
        return SampleItem.make(
            model, in: platform.schema, using: &random, filling: .requiredAndDefaults,
            setting: fixed)
    }

    /// What a warning says of a stored item.
    private func violation(
        of rule: RuleCase, by item: Item, in store: Store
    ) throws -> RuleViolation? {
        let warning = try #require(
            platform.storeSchema.rules.first {
                $0.name == rule.rule && $0.model == rule.entity.modelName && $0.severity == .warn
            })
        return try store.read { snapshot in
            try snapshot.violation(of: warning, by: item, in: "auxeira")
        }
    }
}

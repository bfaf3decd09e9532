internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Each rule allows what is at its edge and refuses what is just over it, whoever writes.
@Suite struct RuleTests {
    private static let day: AttributeMap = [
        "subscription_start_date": "2026-01-10", "subscription_end_date": "2026-01-10",
    ]

    private static let cases = [
        RuleCase(
            UserSubscription.self, "subscriptionEndNotBeforeStart", allowed: day,
            refused: ["subscription_end_date": "2026-01-09"], names: "subscription_end_date"),
        RuleCase(
            StartupProfile.self, "subscriptionEndNotBeforeStart", allowed: day,
            refused: ["subscription_end_date": "2026-01-09"], names: "subscription_end_date"),
        RuleCase(
            UserStartup.self, "membershipEndNotBeforeStart",
            allowed: ["start_date": "2026-03-01", "end_date": "2026-03-01"],
            refused: ["end_date": "2026-02-28"], names: "end_date"),
        RuleCase(
            Event.self, "eventEndNotBeforeStart",
            allowed: [
                "event_date_start": "2026-01-10T09:00:00Z",
                "event_date_end": "2026-01-10T09:00:00Z",
            ],
            refused: ["event_date_end": "2026-01-10T08:59:59Z"], names: "event_date_end"),
        RuleCase(
            Event.self, "registrationsWithinCapacity",
            allowed: ["max_attendees": 3, "current_registrations": 3],
            refused: ["current_registrations": 4], names: "current_registrations"),
        RuleCase(
            Event.self, "registrationsWithinCapacity",
            allowed: ["max_attendees": 0, "current_registrations": 0],
            refused: ["current_registrations": 1], names: "current_registrations"),
        RuleCase(
            UserSession.self, "sessionEndNotBeforeStart",
            allowed: [
                "session_start": "2026-01-10T09:00:00.000Z",
                "session_end": "2026-01-10T09:00:00.000Z",
            ],
            refused: ["session_end": "2026-01-10T08:59:59.999Z"], names: "session_end"),
        RuleCase(
            PartnerActivation.self, "activationExpiryNotBeforeStart",
            allowed: ["activation_date": "2026-01-10T23:59:59.999Z", "expiry_date": "2026-01-10"],
            refused: ["activation_date": "2026-01-11T00:00:00.000Z"], names: "expiry_date"),
        RuleCase(
            ActivitySubmission.self, "reviewNotBeforeSubmission",
            allowed: [
                "submission_date": "2026-01-10T09:00:00.500Z",
                "review_date": "2026-01-10T09:00:00.500Z",
            ],
            refused: ["review_date": "2026-01-10T09:00:00.499Z"], names: "review_date"),
        RuleCase(
            Document.self, "modificationNotBeforeUpload",
            allowed: [
                "upload_date": "2026-01-10T09:00:00.500Z",
                "last_modified_date": "2026-01-10T09:00:00.500Z",
            ],
            refused: ["last_modified_date": "2026-01-10T09:00:00.499Z"],
            names: "last_modified_date"),
        RuleCase(
            InvestorMatch.self, "meetingNotBeforeIntroduction",
            allowed: [
                "introduction_date": "2026-01-10T09:00:00.500Z",
                "meeting_date": "2026-01-10T09:00:00.500Z",
            ],
            refused: ["meeting_date": "2026-01-10T09:00:00.499Z"], names: "meeting_date"),
        RuleCase(
            Notification.self, "notificationTimesInOrder",
            allowed: [
                "created_at": "2026-01-10T09:00:00.500Z", "read_at": "2026-01-10T09:00:00.500Z",
            ],
            refused: ["read_at": "2026-01-10T09:00:00.499Z"], names: "read_at"),
        // Expiry counts whole seconds: the one the notification was made in is over.
        RuleCase(
            Notification.self, "notificationTimesInOrder",
            allowed: ["created_at": "2026-01-10T09:00:00.500Z", "expires_at": 1_768_035_601],
            refused: ["expires_at": 1_768_035_600], names: "expires_at"),
        RuleCase(
            Notification.self, "notificationTimesInOrder",
            allowed: ["created_at": "2026-01-10T09:00:00.000Z", "expires_at": 1_768_035_601],
            refused: ["expires_at": 1_768_035_600], names: "expires_at"),
    ]

    /// Typed, raw and in a transaction.
    @Test func edgeIsAllowedAndWhatIsOverItRefused() throws {
        let platform = try Platform.auxeira.get()
        try platform.withStore { store in
            for rule in Self.cases { try platform.check(rule, in: store) }
        }
    }

    /// A rule of the schema that no case above is about would not be tested.
    @Test func everyRuleHasACase() throws {
        let rules = try Platform.auxeira.get().schema.models.flatMap { model in
            model.rules.map { "\(model.name) \($0)" }
        }
        let tested = Self.cases.map { "\($0.entity.modelName) \($0.rule)" }
        #expect(
            Set(rules)
                == Set(
                    tested + [
                        "UserStartup equityWithinWhole", "EventRegistration placeIsLeft",
                    ]))
    }

    /// A rule says nothing when one of the values it compares is absent.
    @Test func absentValuesAreNotJudged() throws {
        let platform = try Platform.auxeira.get()
        try platform.withStore { store in
            try store.put(
                UserSubscription(
                    userID: "u1", subscriptionTier: .scale, subscriptionStatus: .trial,
                    subscriptionEndDate: Day("2000-01-01")))
            try store.put(
                UserStartup(
                    userID: "u1", startupID: "s1", role: .advisor, endDate: Day("2000-01-01")))
            try store.put(
                Event(eventDateStart: .now, eventName: "Fair", currentRegistrations: 9_000))
            try store.put(
                InvestorMatch(
                    startupID: "s1", investorName: "A fund", matchScore: 50, meetingDate: .now))
        }
    }

    /// All that is wrong with an item is said at once, what is declared before the rules in Swift.
    @Test func everythingWrongIsSaidAtOnce() throws {
        let platform = try Platform.auxeira.get()
        try platform.withStore { store in
            let found = try violations {
                try store.put(
                    StartupProfile(
                        startupID: "s1", companyName: "", sseScore: 120,
                        subscriptionStartDate: Day("2026-01-02"),
                        subscriptionEndDate: Day("2026-01-01")))
            }
            #expect(
                found?.map { "\($0.model).\($0.attribute) \($0.rule.rawValue)" } == [
                    "StartupProfile.company_name minLength", "StartupProfile.sse_score max",
                    "StartupProfile.subscription_end_date subscriptionEndNotBeforeStart",
                ])
            #expect(
                found?.last?.description
                    == "StartupProfile.subscription_end_date: 2026-01-01 is before "
                    + "subscription_start_date, 2026-01-02: it must be the same or later "
                    + "(subscriptionEndNotBeforeStart)")
        }
    }
}

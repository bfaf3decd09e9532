internal import AuxeiraSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension Platform {
    /// Auxeira, with a type for each of its models.
    static let auxeira = Result {
        try Platform(
            Auxeira.schema,
            entities: [
                ActivityDefinition.self, ActivitySubmission.self, ChatMessage.self, Document.self,
                Event.self, EventRegistration.self, FundingMilestone.self, InvestorMatch.self,
                Notification.self, PartnerActivation.self, PartnerOffering.self,
                PeerAssessment.self, StartupActivities.self, StartupActivity.self,
                StartupMetrics.self, StartupProfile.self, UserProfile.self, UserSession.self,
                UserSettings.self, UserStartup.self, UserSubscription.self,
            ],
            mending: mend)
    }

    /// Attributes of which the first must not be over the second.
    private static let orders = [
        "ActivitySubmission": [("submission_date", "review_date")],
        "Document": [("upload_date", "last_modified_date")],
        "Event": [
            ("event_date_start", "event_date_end"), ("current_registrations", "max_attendees"),
        ],
        "InvestorMatch": [("introduction_date", "meeting_date")],
        "Notification": [("created_at", "read_at")],
        "StartupProfile": [("subscription_start_date", "subscription_end_date")],
        "UserSession": [("session_start", "session_end")],
        "UserStartup": [("start_date", "end_date")],
        "UserSubscription": [("subscription_start_date", "subscription_end_date")],
    ]

    /// Makes attributes that were made up keep Auxeira's rules.
    @Sendable private static func mend(_ model: Model, _ values: inout AttributeMap) {
        for (low, high) in orders[model.name] ?? [] {
            guard let first = values[low], let last = values[high], isOver(first, last) else {
                continue
            }
            values[low] = last
            values[high] = first
        }
        switch model.name {
        case "Notification":
            // After every moment that samples have.
            if values["expires_at"] != nil { values["expires_at"] = .number(4_102_531_200) }
        case "PartnerActivation":
            if values["expiry_date"] != nil, let start = values["activation_date"]?.stringValue {
                let expiry = values["expiry_date"]?.stringValue ?? ""
                values["expiry_date"] = .string(max(expiry, String(start.prefix(10))))
            }
        case "UserStartup":
            // So small that all members of a startup together hold less than the whole.
            if values["equity_percentage"] != nil {
                values["equity_percentage"] = 0.125.attributeValue
            }
        default: break
        }
    }

    private static func isOver(_ first: AttributeValue, _ last: AttributeValue) -> Bool {
        switch (first, last) {
        case (.string(let first), .string(let last)): first > last
        case (.number(let first), .number(let last)): first > last
        default: false
        }
    }
}

extension Population {
    /// Items of every model of Auxeira.
    static let auxeira = Result { Population(try Platform.auxeira.get(), seed: 7) }
}

internal import GranaryEntities

/// Makes attributes that were made up keep DreamSeed's rules.
enum DreamSeedMending {
    /// Attributes of which the first must not be over the second.
    private static let orders = [
        "AIAnalysis": [("requested_at", "completed_at")],
        "BusinessAssessment": [
            ("started_at", "completed_at"), ("answered_questions", "total_questions"),
        ],
        "BusinessFormationData": [("filed_at", "approved_at"), ("filed_at", "rejected_at")],
        "CallSession": [("started_at", "ended_at")],
        "Conversation": [("started_at", "ended_at")],
        "DomainSearch": [("searched_at", "selected_at")],
        "Transcript": [("started_at", "ended_at")],
        "UserSession": [("started_at", "ended_at")],
        "VAPICall": [("started_at", "ended_at")],
        "VoiceCall": [("started_at", "ended_at")],
        "WebhookLog": [("created_at", "processed_at")],
    ]

    @Sendable static func mend(_ model: Model, _ values: inout AttributeMap) {
        switch model.name {
        case "AssessmentResponse": mendAnswer(&values)
        case "BusinessFormationData": mendFormation(&values)
        case "DomainSearch": mendSelection(&values)
        case "User":
            mendCalls(&values)
            mendPayment(&values)
        case "WebhookLog":
            let isHandled = ["processed", "failed"].contains(values["status"]?.stringValue)
            if isHandled, values["processed_at"] == nil {
                values["processed_at"] = values["created_at"] ?? "2026-06-01T00:00:00.000Z"
            }
        default: break
        }
        for (low, high) in orders[model.name] ?? [] {
            guard let first = values[low], let last = values[high] else { continue }
            if isOver(first, last) { values[high] = first }
        }
        mendPercentage(&values)
        // After every moment that samples have, and still one after the other.
        if case .number(let seconds)? = values["expires_at"] {
            values["expires_at"] = .number(
                Number(4_102_531_200 + (seconds.int ?? 0) % 1_000_000))
        }
    }

    /// An answer stands where its kind says.
    private static func mendAnswer(_ values: inout AttributeMap) {
        let places = [
            "text": "answer_text", "number": "answer_number", "yes_no": "answer_yes",
            "choice": "answer_choices", "choices": "answer_choices", "rating": "answer_rating",
        ]
        let isSkipped = values["skipped"] == .bool(true)
        guard let kind = values["answer_kind"]?.stringValue else { return }
        for name in places.values where isSkipped || name != places[kind] { values[name] = nil }
    }

    /// A filing is decided in one way, and nobody holds so much that others hold too little.
    private static func mendFormation(_ values: inout AttributeMap) {
        if values["approved_at"] != nil { values["rejected_at"] = nil }
        guard case .list(let owners)? = values["owners"] else { return }
        values["owners"] = .list(
            owners.map { owner in
                guard case .map(var fields) = owner, fields["ownership_percent"] != nil else {
                    return owner
                }
                fields["ownership_percent"] = 0.5.attributeValue
                return .map(fields)
            })
    }

    /// What was chosen was chosen at a time.
    private static func mendSelection(_ values: inout AttributeMap) {
        if values["selected"] != .bool(true) {
            values["selected_at"] = nil
        } else if values["selected_at"] == nil {
            values["selected_at"] = values["searched_at"]
        }
    }

    /// As many calls are completed as have a time, one after the other.
    private static func mendCalls(_ values: inout AttributeMap) {
        let times = (1...4).compactMap { values["call_\($0)_completed_at"]?.stringValue }.sorted()
        for number in 1...4 {
            let isCompleted = number <= times.count
            let flag = "call_\(number)_completed"
            if isCompleted || values[flag] != nil { values[flag] = .bool(isCompleted) }
            values["call_\(number)_completed_at"] =
                isCompleted ? .string(times[number - 1]) : nil
        }
    }

    /// A payment has a date and an amount, and what it is for ends after it.
    private static func mendPayment(_ values: inout AttributeMap) {
        guard let paid = values["payment_date"] else {
            values["amount_paid"] = nil
            return
        }
        values["amount_paid"] = values["amount_paid"].map { $0 == 0 ? 1 : $0 } ?? 1
        if let end = values["subscription_expires_at"], !isOver(end, paid) {
            values["payment_date"] = "1999-12-31T23:59:59.999Z"
        }
    }

    private static func mendPercentage(_ values: inout AttributeMap) {
        guard values["completion_percent"] != nil,
            case .number(let answered)? = values["answered_questions"],
            case .number(let total)? = values["total_questions"]
        else { return }
        values["completion_percent"] = (answered.double / total.double * 100).attributeValue
    }

    private static func isOver(_ first: AttributeValue, _ last: AttributeValue) -> Bool {
        switch (first, last) {
        case (.string(let first), .string(let last)): first > last
        case (.number(let first), .number(let last)): first > last
        default: false
        }
    }
}

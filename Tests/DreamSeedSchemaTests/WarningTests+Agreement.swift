internal import DreamSeedSchema
internal import GranaryEntities
internal import PlatformTestSupport

extension WarningTests {
    /// Nothing lasts longer than the time it took, but for the second that counting may round up.
    static let durationCases = [
        duration(CallSession.self, over: 62), duration(VAPICall.self, over: 61.5),
        duration(VoiceCall.self, over: 62),
        duration(UserSession.self, over: 62, with: ["expires_at": Moments.distantExpiry]),
    ]

    private static func duration(
        _ entity: any Entity.Type, over seconds: Double, with others: AttributeMap = [:]
    ) -> RuleCase {
        var allowed = others
        allowed["started_at"] = Moments.second
        allowed["ended_at"] = Moments.minuteLater
        allowed["duration_seconds"] = 61
        return RuleCase(
            entity, "durationFitsTimes", allowed: allowed,
            refused: ["duration_seconds": seconds.attributeValue], names: "duration_seconds")
    }

    /// What one attribute says agrees with what others say.
    static let agreementCases =
        [
            RuleCase(
                VoiceCall.self, "outcomeOfHeldCall",
                allowed: [
                    "status": "completed", "ended_at": Moments.first, "outcome": "stage_completed",
                ], refused: ["status": "missed"], names: "outcome"),
            RuleCase(
                UserSession.self, "lastSeenWithinSession",
                allowed: [
                    "started_at": Moments.second, "last_seen_at": Moments.second,
                    "expires_at": Moments.distantExpiry,
                ], refused: ["last_seen_at": Moments.first], names: "last_seen_at"),
            RuleCase(
                UserSession.self, "lastSeenWithinSession",
                allowed: [
                    "started_at": Moments.first, "last_seen_at": Moments.second,
                    "ended_at": Moments.second, "expires_at": Moments.distantExpiry,
                ], refused: ["ended_at": Moments.first], names: "ended_at"),
            RuleCase(
                DomainSearch.self, "selectedWasAvailable",
                allowed: [
                    "selected": true, "searched_at": Moments.first, "selected_at": Moments.first,
                    "status": "available",
                ], refused: ["status": "taken"], names: "selected"),
            RuleCase(
                DomainSearch.self, "endingMatchesDomain",
                allowed: ["domain": "acme.co.uk", "tld": "co.uk"], refused: ["tld": "o.uk"],
                names: "tld"),
            RuleCase(
                BusinessFormationData.self, "sharesOnlyOfCorporations",
                allowed: ["entity_type": "Corporation", "authorized_shares": 1],
                refused: ["entity_type": "LLC"], names: "authorized_shares"),
            RuleCase(
                Transcript.self, "wordCountMatchesText",
                allowed: ["text": .string(twentyWords), "word_count": 21],
                refused: ["word_count": 22], names: "word_count"),
            RuleCase(
                Transcript.self, "wordCountMatchesText",
                allowed: ["text": .string(twentyWords), "word_count": 19],
                refused: ["word_count": 18], names: "word_count"),
            missing(
                AIAnalysis.self, "sourceIsNamed", ["source": "assessment"], "assessment_id",
                identifier),
            missing(
                AIAnalysis.self, "sourceIsNamed", ["source": "voice_call"], "transcript_id",
                identifier),
            RuleCase(
                AIAnalysis.self, "sourceIsNamed",
                allowed: ["source": "voice_call", "call_session_id": identifier], refused: [:],
                without: "call_session_id", names: "transcript_id"),
        ]
        + core.names.flatMap { name in
            [
                RuleCase(
                    DreamDNA.self, "coreFieldsAreFilled", allowed: core, refused: [:],
                    without: name, names: name),
                RuleCase(
                    DreamDNA.self, "coreFieldsAreFilled", allowed: core, refused: [name: " \n"],
                    names: name),
            ]
        }

    private static let core: AttributeMap = [
        "what_problem": "x", "who_serves": "x", "how_different": "x", "primary_service": "x",
    ]

    private static let twentyWords = (1...20).map { "word\($0)" }.joined(separator: " ")

    private static let identifier: AttributeValue = "00000000-0000-4000-8000-000000000001"
}

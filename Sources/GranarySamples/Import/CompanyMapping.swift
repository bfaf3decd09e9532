internal import AuxeiraSchema
internal import GranaryEntities

/// One decision of the importer: what becomes of a field.
public struct CompanyMapping: Sendable {
    /// The field of the source.
    public let field: String
    /// Where it goes; `nil` when nothing in the schema means the same.
    public let target: String?
    /// How, or why not.
    public let reason: String

    let fill: @Sendable (Company, inout ImportedCompany) -> Void

    init(
        _ field: String, to target: String? = nil, _ reason: String,
        _ fill: @escaping @Sendable (Company, inout ImportedCompany) -> Void = { _, _ in }
    ) {
        self.field = field
        self.target = target
        self.reason = reason
        self.fill = fill
    }
}

extension CompanyImporter {
    /// Every field of the source, and what becomes of it.
    ///
    /// A value that is unknown or says "Unspecified" is left out. Nothing is guessed: an office is
    /// not where a company is registered, and a young company is not in its seed round.
    public static let mappings: [CompanyMapping] = [
        CompanyMapping(
            "id", to: "startup_id", "`yc-` and the number, so that a second run meets it"),
        CompanyMapping("name", to: "company_name", "as it is; a line without one is refused"),
        CompanyMapping("website", to: "website_url", "when it is an http or https address") {
            $1.profile.websiteURL = $0.website.flatMap(webAddress)
        },
        CompanyMapping("industry", to: "industry", "in the platform's words, see `industries`") {
            $1.profile.industry = known($0.industry).map { industries[$0] ?? $0 }
        },
        CompanyMapping("team_size", to: "team_size", "when it is not negative") {
            $1.profile.teamSize = $0.teamSize.flatMap { $0 >= 0 ? $0 : nil }
        },
        CompanyMapping("all_locations", to: "headquarters_address", "when there is only one") {
            $1.profile.headquartersAddress = $0.locations.flatMap(onlyPlace)
        },
        CompanyMapping("regions", to: "remote_policy", "when it says fully or partly remote") {
            $1.profile.remotePolicy = ($0.regions ?? []).lazy.compactMap { policies[$0] }.first
        },
        CompanyMapping("tags", to: "business_model", "when exactly one tag names a model") {
            let models = Set($0.tags ?? []).compactMap { businessModels[$0] }
            $1.profile.businessModel = models.count == 1 ? models.first : nil
            $1.launch?.note("tags", $0.tags ?? [])
        },
        CompanyMapping("launched_at", to: "ACTIVITY: timestamp", "seconds since 1970"),
        CompanyMapping("batch", to: "ACTIVITY: activity_metadata", "the accelerator's term") {
            $1.launch?.note("batch", known($0.batch))
        },
        CompanyMapping("subindustry", to: "ACTIVITY: activity_metadata", "as it is") {
            $1.launch?.note("subindustry", known($0.subindustry))
        },
        CompanyMapping("status", to: "ACTIVITY: activity_metadata", "whether it still exists") {
            $1.launch?.note("status", known($0.status))
        },
        CompanyMapping("former_names", to: "ACTIVITY: activity_metadata", "when there are some") {
            $1.launch?.note("former_names", $0.formerNames ?? [])
        },
        CompanyMapping("nonprofit", to: "ACTIVITY: activity_metadata", "as it is") {
            $1.launch?.note("nonprofit", $0.isNonprofit)
        },
        CompanyMapping("isHiring", "true of one day, and which is not known"),
        CompanyMapping("stage", "Early and Growth are no rounds of financing"),
        CompanyMapping("industries", "industry and subindustry once more"),
        CompanyMapping("slug", "a part of an address on another site"),
        CompanyMapping("top_company", "a judgement of another site"),
    ]

    /// The industries that the platform calls by another name.
    static let industries = [
        "Fintech": "FinTech", "Healthcare": "HealthTech", "Education": "EdTech",
        "Real Estate and Construction": "PropTech", "Government": "GovTech",
    ]

    private static let policies: [String: StartupProfile.RemotePolicy] = [
        "Fully Remote": .fullyRemote, "Partly Remote": .hybrid,
    ]

    private static let businessModels: [String: StartupProfile.BusinessModel] = [
        "B2B": .b2b, "Marketplace": .marketplace, "SaaS": .saaS, "Subscriptions": .subscription,
    ]
}

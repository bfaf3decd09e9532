/// A company as a line of `Samples/startups.ndjson.gz` has it.
///
/// Only what is used is declared; a line may have more. What a line lacks is `nil`.
struct Company: Decodable, Sendable {
    let id: Int
    let name: String
    let formerNames: [String]?
    let website: String?
    let locations: String?
    let teamSize: Int?
    let industry: String?
    let subindustry: String?
    let launchedAt: Int?
    let tags: [String]?
    let batch: String?
    let status: String?
    let regions: [String]?
    let stage: String?
    let isHiring: Bool?
    let isNonprofit: Bool?

    enum CodingKeys: String, CodingKey {
        case id, name, website, industry, subindustry, tags, batch, status, regions, stage, isHiring
        case formerNames = "former_names"
        case locations = "all_locations"
        case teamSize = "team_size"
        case launchedAt = "launched_at"
        case isNonprofit = "nonprofit"
    }
}

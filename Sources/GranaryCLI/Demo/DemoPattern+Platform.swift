internal import AuxeiraSchema
internal import Foundation
internal import Granary
internal import GranaryEntities

extension DemoPattern {
    /// What the dashboards of the platform ask, by name, and what its schema refuses.
    static func platform(_ platform: DemoPlatform, _ schema: Schema) -> [DemoPattern] {
        let id = platform.startupID
        // Secrets are nobody's to see, and keys say again what other attributes say.
        let hidden = Set(
            schema.models.flatMap { model in
                model.keys.map(\.attribute)
                    + model.attributes.filter(\.isHidden).map(\.name)
            } + [schema.typeField])
        let patterns = [
            named(
                "Startups for climate action (goal 13), the highest score first",
                "StartupProfile.bySDG(13)", StartupProfile.bySDG(13),
                columns: ["company_name", "sse_score", "industry", "stage"]),
            named(
                "FinTech in its seed round, ranked from a score of 70 on",
                #"StartupProfile.byIndustryAndStageAbove("FinTech", .seed, 70)"#,
                StartupProfile.byIndustryAndStageAbove("FinTech", .seed, 70),
                columns: ["company_name", "sse_score", "mrr", "growth_rate"]),
            named(
                "Who grows fastest before Series A", "StartupProfile.fastestGrowing(.seed)",
                StartupProfile.fastestGrowing(.seed),
                columns: ["company_name", "growth_rate", "industry"]),
            named(
                "The one user with an address", #"UserProfile.byEmail("\#(platform.email)")"#,
                UserProfile.byEmail(platform.email), columns: ["user_id", "email", "user_type"]),
            named(
                "What a startup did last", #"StartupActivity.latest("\#(id)")"#,
                StartupActivity.latest(id),
                columns: ["timestamp", "activity_type", "aux_tokens_earned"]),
            collection(id), realCompany, update(id), refusal,
        ]
        return patterns.map { pattern in
            var pattern = pattern
            pattern.hidden = hidden
            return pattern
        }
    }

    /// A query by its name, asked as Swift asks it.
    private static func named<Model: Entity>(
        _ title: String, _ request: String, _ query: EntityQuery<Model>, columns: [String]
    ) -> DemoPattern {
        DemoPattern(
            title: title, request: "store.query(\(request))", columns: columns
        ) { table in
            let entities = try table.store.query(query).readAll()
            return Answer(items: try entities.map { try $0.item() })
        }
    }

    private static func collection(_ id: String) -> DemoPattern {
        DemoPattern(
            title: "All there is of a startup, of several models, in one query",
            request: #"store.query(Auxeira.startup("\#(id)"))"#
        ) { table in
            var counts: [String: Int] = [:]
            for element in try table.store.query(Auxeira.startup(id)).readAll() {
                counts[element.modelName, default: 0] += 1
            }
            let texts = counts.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }
            return Answer(lines: [texts.joined(separator: ", ")])
        }
    }

    private static var realCompany: DemoPattern {
        DemoPattern(
            title: "A real company as the importer filled it in",
            request: #"store.get(StartupProfile.Key(startupID: "yc-240"))"#,
            columns: ["company_name", "industry", "team_size", "website_url"]
        ) { table in
            let profile = try table.store.get(StartupProfile.Key(startupID: "yc-240"))
            return Answer(items: try [profile].compactMap(\.self).map { try $0.item() })
        }
    }

    private static func update(_ id: String) -> DemoPattern {
        DemoPattern(
            title: "A typed change; the keys of every index that it touches follow",
            request: """
                store.update(StartupProfile.Key(startupID: "\(id)")) \
                { $0.set(\\.partnerTier, to: .gold); $0.set(\\.stage, to: .seriesA) }
                """,
            columns: ["stage", "GS5PK", "GS5SK"], isWrite: true
        ) { table in
            let profile = try table.store.update(StartupProfile.Key(startupID: id)) { update in
                update.set(\.partnerTier, to: .gold)
                update.set(\.stage, to: .seriesA)
            }
            return Answer(items: [try profile.item()])
        }
    }

    /// The quality of the whole table, in short.
    static func quality(of schema: Schema) -> DemoPattern {
        DemoPattern(
            title: "How complete, consistent and fresh the data is", request: "granary quality",
            isWrite: true
        ) { table in
            let report = try table.store.quality(
                schema, warnings: KnownSchemas.warnings(for: schema), inconsistentItemLimit: 1)
            let listing = QualityListing(report: report, schema: schema, limit: 3)
            return Answer(lines: listing.shortLines(width: DemoReport.answerWidth))
        }
    }

    private static var refusal: DemoPattern {
        let profile = StartupProfile(
            startupID: "copy", companyName: "", stage: .unrecognized("Sead"), sseScore: 120,
            subscriptionStartDate: Day(year: 2026, month: 2, day: 1),
            subscriptionEndDate: Day(year: 2026, month: 1, day: 1))
        return DemoPattern(
            title: "An item that breaks its schema: refused, with every reason",
            request: """
                store.put(StartupProfile(startupID: "copy", companyName: "", \
                stage: .unrecognized("Sead"), sseScore: 120, subscriptionStartDate: …))
                """,
            isWrite: true
        ) { table in
            do throws(EntityError) {
                try table.store.put(profile)
                return Answer(lines: ["stored"])
            } catch {
                let failure = CommandFailure(error)
                return Answer(lines: [failure.message] + failure.details.map { "  " + $0 })
            }
        }
    }
}

extension Auxeira.StartupItem {
    /// The name of the item's model.
    fileprivate var modelName: String {
        switch self {
        case .startupProfile: StartupProfile.modelName
        case .startupMetrics: StartupMetrics.modelName
        case .startupActivities: StartupActivities.modelName
        case .startupActivity: StartupActivity.modelName
        case .fundingMilestone: FundingMilestone.modelName
        case .unrecognized: "of another model"
        }
    }
}

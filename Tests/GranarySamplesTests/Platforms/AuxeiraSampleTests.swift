import AuxeiraSchema
import Foundation
import GranaryEntities
import GranaryItems
import GranarySamples
import GranarySchema
import Testing

/// At scale 1 the sample is what was counted in 2025, to the item.
@Suite("Auxeira sample")
struct AuxeiraSampleTests {
    @Test func scaleOneIsThePlatformOf2025() throws {
        let contents = try SampleContents.auxeira.get()
        #expect(
            contents.counts == [
                "UserProfile": 11, "UserStartup": 1, "StartupProfile": 1000, "StartupActivity": 6,
            ])
        #expect(contents.items.count == 1018)
        var industries: [String: Int] = [:]
        for startup in contents.all(StartupProfile.self) {
            industries[startup.industry ?? "", default: 0] += 1
        }
        #expect(industries["FinTech"] == 194)
        #expect(industries["HealthTech"] == 148)
        #expect(industries["EdTech"] == 110)
        #expect(industries.count == 12)
        #expect(Set(contents.all(UserProfile.self).map(\.userType.stored)).count == 6)
    }

    /// The columns that the counted tables had, and what every item has.
    @Test func scaleOneHasOnlyWhatWasStored() throws {
        let contents = try SampleContents.auxeira.get()
        let stored: [String: Set<String>] = [
            "UserProfile": [
                "user_id", "email", "password_hash", "full_name", "user_type", "last_login",
                "status",
            ],
            "UserStartup": ["user_id", "startup_id", "role"],
            "StartupProfile": [
                "startup_id", "company_name", "industry", "stage", "sse_score", "mrr",
                "growth_rate", "total_customers", "team_size", "arr",
            ],
            "StartupActivity": ["startup_id", "activity_type", "timestamp", "description"],
        ]
        for item in contents.items {
            let model = try #require(item["_type"]?.stringValue)
            let names = item.attributeNames.filter {
                !$0.hasPrefix("GS")
                    && !["PK", "SK", "_type", "created_at", "updated_at"].contains($0)
            }
            // A default is stored although nobody gave it, and says nothing.
            let defaults: Set = [
                "email_verified", "phone_verified", "onboarding_completed", "is_primary",
                "access_level",
            ]
            #expect(Set(names).subtracting(defaults).isSubset(of: stored[model] ?? []))
        }
    }

    @Test func scaleTwoHasEveryModel() throws {
        let contents = try SampleContents.largerAuxeira.get()
        #expect(Set(contents.counts.keys) == Set(RealSchemas.auxeira.models.map(\.name)))
        #expect(contents.counts["StartupProfile"] == 2000)
        #expect(contents.keys.count == contents.items.count)
    }

    @Test func everyItemIsAllowed() throws {
        let validator = RealSchemas.auxeiraValidator
        for contents in [try SampleContents.auxeira.get(), try SampleContents.largerAuxeira.get()] {
            for item in contents.items {
                #expect(validator.violations(in: item.view) == [])
            }
        }
    }

    @Test func everyItemReadsBack() throws {
        let contents = try SampleContents.largerAuxeira.get()
        let read = try contents.items.filter { $0["_type"] == "StartupProfile" }
            .map { try StartupProfile($0) }
        #expect(read.count == 2000)
        #expect(Set(read.map(\.startupID)).count == 2000)
    }

    @Test func aSeedTellsTheSameStoryAgain() throws {
        let first = try AuxeiraSample(scale: 2, seed: 7).prefix(400).map { try $0.item() }
        let second = try AuxeiraSample(scale: 2, seed: 7).prefix(400).map { try $0.item() }
        let other = try AuxeiraSample(scale: 2, seed: 8).prefix(400).map { try $0.item() }
        let larger = try AuxeiraSample(scale: 50, seed: 7).prefix(400).map { try $0.item() }
        #expect(first == second)
        #expect(first == larger)
        #expect(first != other)
    }

    @Test func theReferenceDateMovesTheStory() throws {
        let day = AuxeiraSample.countingDay
        #expect(day.description == "2025-11-06")
        let later = AuxeiraSample(scale: 1, seed: 1, referenceDate: day.adding(days: 100))
        let first = try #require(later.first { _ in true })
        let before = try #require(AuxeiraSample().first { _ in true })
        #expect(first.writtenAt == before.writtenAt.addingTimeInterval(100 * 86_400))
    }

    @Test(arguments: [(-1, 1), (0, 1), (1, 1), (1_000_001, 1_000_000), (Int.max, 1_000_000)])
    func scalesAreBounded(_ asked: Int, _ given: Int) {
        #expect(AuxeiraSample(scale: asked).scale == given)
        #expect(DreamSeedSample(scale: asked).scale == given)
    }
}

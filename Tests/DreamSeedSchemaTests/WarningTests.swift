internal import DreamSeedSchema
internal import GranaryEntities
internal import GranarySamples
internal import PlatformTestSupport
internal import Testing

/// Each warning is silent about what agrees and says what does not; no write is refused for it.
@Suite struct WarningTests {
    /// The cases of all warnings.
    static let cases = userCases + statusCases + durationCases + agreementCases

    /// Both sides of the edge, in a store that refuses what only lowers the quality elsewhere.
    @Test func disagreementIsFound() throws {
        let platform = try Platform.strictDreamSeed.get()
        try platform.withStore { store in
            for rule in Self.cases { try platform.check(rule, in: store) }
        }
    }

    /// What a warning is about is written all the same.
    @Test func disagreementIsWritten() throws {
        let platform = try Platform.dreamSeed.get()
        try platform.withStore { store in
            for rule in Self.cases {
                let model = try #require(platform.model(of: rule.entity))
                var random = SampleRandom(seed: 5, "\(rule.refused)", 0)
                let item = platform.sample(of: model, setting: rule.refused, using: &random)
                try platform.putReferenced(by: item, of: model, into: store)
                try store.table(platform.schema.table).put(item)
            }
        }
    }

    /// A warning of the schema that no case is about would not be tested.
    @Test func everyWarningHasACase() throws {
        let platform = try Platform.dreamSeed.get()
        let warnings = platform.schema.models.flatMap { model in
            model.warnings.map { "\(model.name) \($0)" }
        }
        #expect(Set(warnings) == Set(Self.cases.map { "\($0.entity.modelName) \($0.rule)" }))
        let severe = platform.storeSchema.rules.filter { $0.severity == .refuse }
        #expect(
            Set(severe.map { "\($0.model) \($0.name)" }).isDisjoint(with: warnings))
    }
}

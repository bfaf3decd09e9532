internal import DreamSeedSchema
internal import GranaryEntities
internal import GranarySamples
internal import PlatformTestSupport
internal import Testing

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Figures that follow from others agree with them.
@Suite struct DerivedTests {
    private let platform: Platform

    init() throws { platform = try Platform.dreamSeed.get() }

    private func item(_ name: String, _ attributes: AttributeMap) throws -> Item {
        let model = try #require(platform.schema.model(named: name))
        var random = SampleRandom(seed: 6)
        return SampleItem.make(
            model, in: platform.schema, using: &random, filling: .requiredOnly,
            setting: attributes)
    }

    private func found(_ item: Item, in store: Store) throws -> [SchemaViolation]? {
        try violations { _ = try store.run(PutItem(tableName: "dreamseed", item: item)) }
    }

    /// The share of an assessment that is answered, and what a call cost in all.
    @Test func disagreementIsRefused() throws {
        let cases: [(String, AttributeMap, String, right: Number, wrong: Number)] = [
            (
                "BusinessAssessment", ["answered_questions": 3, "total_questions": 4],
                "completion_percent", 75, 77
            ),
            (
                "VAPICall",
                [
                    "transport_cost": 1, "stt_cost": 2, "llm_cost": 3, "tts_cost": 4,
                    "vapi_cost": 5,
                ], "total_cost", 15, 16
            ),
        ]
        try platform.withStore { store in
            for (model, inputs, name, right, wrong) in cases {
                var attributes = inputs
                attributes[name] = .number(right)
                #expect(try found(item(model, attributes), in: store) == nil)
                attributes[name] = .number(wrong)
                let violations = try found(item(model, attributes), in: store)
                #expect(violations?.map(\.attribute) == [name])
                #expect(violations?.map(\.rule) == [.derived])
                #expect(violations?.map(\.value) == [.number(wrong)])
            }
        }
    }

    /// A figure that is not given is computed when it is written.
    @Test func absentFigureIsComputed() throws {
        try platform.withStore { store in
            let stored = try store.put(
                BusinessAssessment(
                    userID: RandomUUID.make(), startedAt: .now, totalQuestions: 40,
                    answeredQuestions: 10))
            #expect(stored.completionPercent == 25)
            #expect(try store.get(stored.key) == stored)
        }
    }

    /// All may be answered, and not one more, with or without the share that says the same.
    @Test func answersAreNotMoreThanQuestions() throws {
        try platform.withStore { store in
            let all = BusinessAssessment(
                userID: RandomUUID.make(), startedAt: .now, totalQuestions: 4,
                answeredQuestions: 4)
            try store.put(all)
            var item = try all.item()
            item["answered_questions"] = 5
            let rule = SchemaRule.business("answeredNotAboveTotal")
            let raw = try found(item, in: store)
            #expect(raw?.map(\.attribute) == ["answered_questions"])
            #expect(raw?.map(\.rule) == [rule])
            #expect(raw?.map(\.value) == [5])
            var more = all
            more.answeredQuestions = 5
            let typed = try violations { try store.put(more) }
            #expect(typed?.map(\.attribute) == ["completion_percent", "answered_questions"])
            #expect(typed?.map(\.rule) == [.maximum, rule])
            #expect(try store.get(all.key)?.answeredQuestions == 4)
        }
    }
}

internal import GranaryEntities
internal import GranarySamples
internal import PlatformTestSupport
internal import Testing

/// An attribute whose name promises a range.
struct RangedAttribute: Sendable, CustomTestStringConvertible {
    let model: String
    let name: String
    let range: ClosedRange<Int>
    /// Whether it holds whole numbers only.
    let isWhole: Bool

    /// `nil` when the name promises none.
    init?(_ attribute: ModelAttribute, of model: Model) {
        self.model = model.name
        name = attribute.name
        guard let range = Self.range(of: attribute.name) else { return nil }
        self.range = range
        switch attribute.shape.type {
        case .int: isWhole = true
        case .number, .decimal: isWhole = false
        default: return nil
        }
    }

    var testDescription: String { "\(model).\(name)" }

    private static func range(of name: String) -> ClosedRange<Int>? {
        switch name {
        case "rating", "satisfaction", "answer_rating": 1...5
        case _ where name.hasSuffix("_score") || name.hasSuffix("_percent"): 0...100
        case "score": 0...100
        case _ where name.hasSuffix("call_stage"): 1...4
        default: nil
        }
    }
}

/// Scores, ratings, stages and percentages keep to their ranges, whatever the model.
@Suite struct RangeTests {
    private static let attributes: [RangedAttribute] =
        (try? Platform.dreamSeed.get().schema.models.flatMap { model in
            model.attributes.compactMap { RangedAttribute($0, of: model) }
        }) ?? []

    /// All of them, so that one that is renamed does not drop out unnoticed.
    @Test func namesThatPromiseARange() {
        #expect(
            Set(Self.attributes.map(\.name)).sorted() == [
                "answer_rating", "call_stage", "completion_percent", "confidence_score",
                "current_call_stage", "financial_score", "fit_score", "market_score",
                "overall_score", "product_score", "rating", "readiness_score", "satisfaction",
                "score", "team_score", "viability_score",
            ])
    }

    /// Both ends are allowed, and what is next to them outside is refused.
    @Test func endsAreAllowedAndWhatIsBeyondThemRefused() throws {
        let platform = try Platform.dreamSeed.get()
        try platform.withStore { store in
            for attribute in Self.attributes {
                let step = attribute.isWhole ? Number(1) : try Number("0.01")
                let least = Number(attribute.range.lowerBound)
                let most = Number(attribute.range.upperBound)
                let under = Number(least.double - step.double)
                let over = Number(most.double + step.double)
                for number in [least, most] {
                    let found = try write(attribute, number, into: store)
                    #expect(found == nil, "\(attribute.testDescription) \(number)")
                }
                for (number, rule, bound) in [
                    (under, SchemaRule.minimum, least), (over, .maximum, most),
                ] {
                    let number = try #require(number)
                    let found = try write(attribute, number, into: store)
                    let expected = SchemaViolation(
                        model: attribute.model, attribute: attribute.name, rule: rule,
                        value: .number(number), expected: bound.description)
                    #expect(found == [expected], "\(attribute.testDescription) \(number)")
                }
            }
        }
    }

    private func write(
        _ attribute: RangedAttribute, _ number: Number, into store: Store
    ) throws -> [SchemaViolation]? {
        let platform = try Platform.dreamSeed.get()
        let model = try #require(platform.schema.model(named: attribute.model))
        var random = SampleRandom(seed: 3, "\(attribute.testDescription) \(number)", 0)
        let item = SampleItem.make(
            model, in: platform.schema, using: &random, filling: .requiredOnly,
            setting: [attribute.name: .number(number)])
        return try violations {
            _ = try store.run(PutItem(tableName: platform.schema.table, item: item))
        }
    }
}

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
    /// Whether it is a set of numbers and not one.
    let isSet: Bool

    /// `nil` when the name promises none.
    init?(_ attribute: ModelAttribute, of model: Model) {
        self.model = model.name
        name = attribute.name
        guard let range = Self.range(of: attribute.name) else { return nil }
        self.range = range
        switch attribute.shape.type {
        case .set(let element):
            isSet = true
            isWhole = element.type == .int
        case .int:
            isSet = false
            isWhole = true
        case .number, .decimal:
            isSet = false
            isWhole = false
        default: return nil
        }
    }

    var testDescription: String { "\(model).\(name)" }

    private static func range(of name: String) -> ClosedRange<Int>? {
        switch name {
        case "nps_score": -100...100
        case "sdg_alignment": 1...17
        case "churn_rate", "customer_retention_rate", "partner_tier_progress": 0...100
        case _ where name.hasSuffix("_score") || name.hasSuffix("_percentage"): 0...100
        case _ where name.hasSuffix("_rating"): 1...5
        default: nil
        }
    }
}

/// Scores, ratings, goals and percentages keep to their ranges, whatever the model.
@Suite struct RangeTests {
    private static let attributes: [RangedAttribute] =
        (try? Platform.auxeira.get().schema.models.flatMap { model in
            model.attributes.compactMap { RangedAttribute($0, of: model) }
        }) ?? []

    /// The names that promise a range, so that one that is renamed does not drop out unnoticed.
    @Test func namesAreTheSeeds() {
        #expect(
            Set(Self.attributes.map(\.name)).sorted() == [
                "ai_confidence_score", "auxeira_discount_percentage", "churn_rate",
                "coach_satisfaction_rating", "customer_retention_rate",
                "customer_satisfaction_score", "engagement_score",
                "environmental_impact_score", "equity_percentage", "feedback_rating",
                "funding_readiness_score", "governance_score", "match_score", "nps_score",
                "partner_tier_progress", "product_market_fit_score", "quality_score",
                "sdg_alignment", "social_impact_score", "sse_score",
            ])
    }

    /// Both ends are allowed, and what is next to them outside is refused.
    @Test func endsAreAllowedAndWhatIsBeyondThemRefused() throws {
        let platform = try Platform.auxeira.get()
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
                        model: attribute.model,
                        attribute: attribute.isSet ? "\(attribute.name)[0]" : attribute.name,
                        rule: rule, value: .number(number), expected: bound.description)
                    #expect(found == [expected], "\(attribute.testDescription) \(number)")
                }
            }
        }
    }

    private func write(
        _ attribute: RangedAttribute, _ number: Number, into store: Store
    ) throws -> [SchemaViolation]? {
        let platform = try Platform.auxeira.get()
        let model = try #require(platform.schema.model(named: attribute.model))
        var random = SampleRandom(seed: 3, "\(attribute.testDescription) \(number)", 0)
        let item = SampleItem.make(
            model, in: platform.schema, using: &random, filling: .requiredOnly,
            setting: [
                attribute.name: attribute.isSet
                    ? .numberSet(AttributeSet([number])) : .number(number)
            ])
        return try violations {
            _ = try store.run(PutItem(tableName: platform.schema.table, item: item))
        }
    }
}

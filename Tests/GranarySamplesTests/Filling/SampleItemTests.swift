import GranaryItems
import GranarySamples
import GranarySchema
import Testing

/// The round trips of all models rest on these items, so each must be one that its schema allows.
@Suite("Sample items")
struct SampleItemTests {
    struct Case: CustomTestStringConvertible, Sendable {
        let validator: SchemaValidator
        let model: Model
        var schema: Schema { validator.schema }
        var testDescription: String { "\(schema.name).\(model.name)" }
    }

    static let cases = [RealSchemas.auxeiraValidator, RealSchemas.dreamSeedValidator]
        .flatMap { validator in
            validator.schema.models.map { Case(validator: validator, model: $0) }
        }

    @Test func bothSchemasAreThere() {
        #expect(RealSchemas.all.map(\.models.count) == [21, 15])
    }

    @Test(arguments: cases, SampleItem.Filling.allCases)
    func everyModelAllowsItsItems(of tested: Case, filling: SampleItem.Filling) throws {
        for seed in UInt64(0)..<(filling == .requiredAndDefaults ? 50 : 200) {
            var random = SampleRandom(seed: seed)
            let item = SampleItem.make(
                tested.model, in: tested.schema, using: &random, filling: filling)
            let violations = tested.validator.violations(in: item.view)
            #expect(violations == [], "seed \(seed)")
            #expect(item.size <= 400 * 1024, "seed \(seed)")
        }
    }

    /// Were nothing ever refused, the test above would say nothing.
    @Test(arguments: cases) func aMissingAttributeIsNotAllowed(of tested: Case) throws {
        var random = SampleRandom(seed: 4)
        var item = SampleItem.make(tested.model, in: tested.schema, using: &random)
        let found = tested.model.attributes.first { $0.isRequired }
        let required = try #require(found)
        item[required.name] = nil
        #expect(
            tested.validator.violations(in: item.view).contains {
                $0.attribute == required.name && $0.rule == .required
            })
    }

    @Test(arguments: cases) func everythingMeansEveryAttribute(of tested: Case) {
        for seed in UInt64(0)..<20 {
            var random = SampleRandom(seed: seed)
            let item = SampleItem.make(tested.model, in: tested.schema, using: &random)
            let expected = Set(
                tested.model.attributes.map(\.name) + tested.model.keys.map(\.attribute)
                    + [tested.schema.typeField])
            #expect(Set(item.attributeNames) == expected, "seed \(seed)")
        }
    }

    @Test(arguments: cases) func requiredOnlyMeansNoOther(of tested: Case) {
        var random = SampleRandom(seed: 1)
        let item = SampleItem.make(
            tested.model, in: tested.schema, using: &random, filling: .requiredOnly)
        for attribute in tested.model.attributes {
            let isThere = item[attribute.name] != nil
            #expect(isThere == (attribute.isRequired || attribute.isVersion))
        }
    }

    @Test(arguments: cases, SampleItem.Filling.allCases)
    func aSeedMakesTheSameItemAgain(of tested: Case, filling: SampleItem.Filling) {
        var first = SampleRandom(seed: 3)
        var second = SampleRandom(seed: 3)
        for _ in 0..<5 {
            #expect(
                SampleItem.make(tested.model, in: tested.schema, using: &first, filling: filling)
                    == SampleItem.make(
                        tested.model, in: tested.schema, using: &second, filling: filling))
        }
    }

    /// Bytes that are not canonical would make a codec look wrong that is right.
    @Test(arguments: cases) func itemsAreEncodedCanonically(of tested: Case) throws {
        var random = SampleRandom(seed: 5)
        let item = SampleItem.make(tested.model, in: tested.schema, using: &random)
        #expect(try Item(decoding: item.encodedBytes) == Item(item.attributes))
    }

    @Test func fixedValuesAreTakenIntoTheKeys() throws {
        let schema = try #require(RealSchemas.all.first)
        let model = try #require(schema.model(named: "ActivityDefinition"))
        var random = SampleRandom(seed: 9)
        let item = SampleItem.make(
            model, in: schema, using: &random,
            setting: [
                "activity_id": "pitch", "version": 42, "activity_category": "gold",
                "aux_tokens_reward": 250,
            ])
        #expect(item["PK"] == "ACTIVITY#pitch")
        #expect(item["SK"] == "VERSION#000042")
        #expect(item["GS5PK"] == "DEFINITION#gold")
        #expect(item["GS5SK"] == "00000250")
        #expect(item["_type"] == "ActivityDefinition")
    }

    /// An element of a multi-value index is a key, and no key is empty.
    @Test func elementsOfAnIndexAreNotEmpty() throws {
        let schema = try #require(RealSchemas.all.first)
        let model = try #require(schema.model(named: "Document"))
        for seed in UInt64(0)..<200 {
            var random = SampleRandom(seed: seed)
            let item = SampleItem.make(model, in: schema, using: &random)
            guard case .stringSet(let tags)? = item["tags"] else {
                Issue.record("no tags, seed \(seed)")
                return
            }
            #expect(!tags.contains(""), "seed \(seed)")
        }
    }

    @Test func derivedValuesAreThoseOfTheirInputs() throws {
        let schema = try #require(RealSchemas.all.first)
        let model = try #require(schema.model(named: "StartupProfile"))
        for seed in UInt64(0)..<50 {
            var random = SampleRandom(seed: seed)
            let item = SampleItem.make(model, in: schema, using: &random)
            let number = { (name: String) in item[name]?.doubleValue ?? .nan }
            #expect(number("arr") == number("mrr") * 12)
            #expect(number("ltv_cac_ratio") == number("ltv") / number("cac"))
            #expect(
                number("aux_token_balance")
                    == number("aux_tokens_earned_total") - number("aux_tokens_spent_total"))
        }
    }

    @Test func versionsBeginAtOne() throws {
        let schema = try #require(RealSchemas.all.last)
        let model = try #require(schema.model(named: "User"))
        var random = SampleRandom(seed: 2)
        let item = SampleItem.make(
            model, in: schema, using: &random, filling: .requiredAndDefaults)
        #expect(item["version"] == 1)
        #expect(item["current_call_stage"]?.intValue != nil)
    }
}

import GranaryItems
import GranarySchema
import Testing

/// Which model an item belongs to, and what of the item it replaces must stay.
@Suite("Models of items")
struct ModelRuleTests {
    private static func model(_ name: String, _ partition: String, _ sort: String) -> Model {
        let keys = [
            SampleSchema.template("PK", partition), SampleSchema.template("SK", sort),
        ]
        let names = Set(keys.flatMap(\.variables)).sorted()
        return Model(
            name: name, keys: keys,
            attributes: names.map { ModelAttribute($0, ValueShape(.string), isRequired: true) })
    }

    private let schema = SampleSchema.of(
        model("User", "USER#${user_id}", "PROFILE"),
        model("Order", "USER#${user_id}", "ORDER#${order_id}"),
        model("Any", "USER#${user_id}", "${what}"))

    @Test(
        "An item without a type belongs to the model whose key fits best",
        arguments: [
            ("USER#1", "PROFILE", "User"), ("USER#1", "ORDER#7", "Order"),
            ("USER#1", "ORDER", "Any"), ("USER#1", "ORDER#", nil), ("USER#1", "ORDER#7#8", nil),
            ("USER#", "PROFILE", nil), ("USER#1#2", "PROFILE", nil), ("user#1", "PROFILE", nil),
        ] as [(String, String, String?)])
    func adopted(partition: String, sort: String, expected: String?) {
        let item: Item = ["PK": .string(partition), "SK": .string(sort)]
        let index = SchemaValidator(schema).modelIndex(of: item.view)
        #expect(index.map { schema.models[$0].name } == expected)
    }

    /// A model whose keys are attributes of its own, with a pattern for the second.
    private static func plain(_ name: String, sort: String) -> Model {
        let shape = ValueShape(.string, limits: ValueLimits(pattern: sort))
        return Model(
            name: name, keys: [],
            attributes: [
                ModelAttribute("PK", ValueShape(.string), isRequired: true),
                ModelAttribute("SK", shape, isRequired: true),
            ])
    }

    @Test(
        "Keys that are attributes tell models apart by what they may be",
        arguments: [
            ("LOG#1", "Log", []), ("ORDER#1", "Order", []),
            // What fits none is judged by one, which says more than that there is no model.
            ("x", "Log", [#"Log.SK: "x" does not match the pattern LOG#[0-9]+"#]),
        ])
    func ownKeys(sort: String, expected: String, lines: [String]) {
        let schema = SampleSchema.of(
            Self.plain("Log", sort: "LOG#[0-9]+"), Self.plain("Order", sort: "ORDER#[0-9]+"))
        let item: Item = ["PK": "1", "SK": .string(sort)]
        let validator = SchemaValidator(schema)
        let index = validator.modelIndex(of: item.view)
        #expect(index.map { schema.models[$0].name } == expected)
        #expect(validator.lines(item) == lines)
    }

    @Test("An item of no model is refused, unless what is unknown is kept")
    func noModel() {
        let item: Item = ["PK": "X#1", "SK": "Y", "_type": "Nobody"]
        #expect(
            SchemaValidator(schema).lines(item) == [
                "_type: \"Nobody\" is no model of this schema"
            ])
        #expect(
            SchemaValidator(schema).lines(item.replacing([("_type", nil)])) == [
                "_type: the item is no model of this schema"
            ])
        #expect(
            SchemaValidator(schema).lines(item.replacing([("_type", 5)])) == [
                "_type: 5 is no model of this schema"
            ])
        var keeping = schema
        keeping.unknownAttributes = .keep
        #expect(SchemaValidator(keeping).lines(item) == [])
    }

    @Test("A mistaken type takes no item out of its model, where what is unknown is kept")
    func mistakenType() {
        let keeping = SampleSchema.of(
            SampleSchema.thing(ModelAttribute("age", ValueShape(.int))), unknown: .keep)
        let validator = SchemaValidator(keeping)
        let old = SampleSchema.item(("age", 5))
        let mistaken = SampleSchema.item(("age", "old")).replacing([("_type", "thing")])
        let refused = ["_type: \"thing\" is no model of this schema"]
        #expect(validator.lines(mistaken) == refused)
        #expect(validator.lines(mistaken, replacing: old) == refused)
        #expect(validator.comparesWithOldItem(model: nil))
        // A key of its own is enough, but not in the place of an item of a model.
        let apart = mistaken.replacing([("SK", "OTHER")])
        #expect(validator.lines(apart) == [])
        #expect(validator.lines(apart, replacing: apart) == [])
        #expect(validator.lines(apart, replacing: old.replacing([("SK", "OTHER")])) == refused)
        #expect(
            validator.lines(
                apart.replacing([("_type", nil)]), replacing: old.replacing([("SK", "OTHER")]))
                == ["_type: the item is no model of this schema"])
        // Keys that a model has as attributes could be any item's.
        let plain = SchemaValidator(
            SampleSchema.of(Self.plain("Log", sort: "LOG#[0-9]+"), unknown: .keep))
        let foreign: Item = ["PK": "1", "SK": "LOG#1", "_type": "Nobody"]
        #expect(plain.lines(foreign) == [])
    }

    @Test("What is immutable stays once it is set")
    func immutable() {
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("made", ValueShape(.int), isImmutable: true))))
        let (unset, one) = (SampleSchema.item(), SampleSchema.item(("made", 1)))
        #expect(validator.lines(one, replacing: unset) == [])
        #expect(validator.lines(one, replacing: one) == [])
        let changed = "Thing.made: never changes once it is set, and was 1"
        #expect(validator.lines(SampleSchema.item(("made", 2)), replacing: one) == [changed])
        #expect(validator.lines(unset, replacing: one) == [changed])
    }

    @Test("A version is one more than that of the item it replaces")
    func version() {
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(ModelAttribute("version", ValueShape(.int), isVersion: true))))
        func item(_ version: AttributeValue) -> Item { SampleSchema.item(("version", version)) }
        #expect(validator.lines(item(7)) == [])
        #expect(validator.lines(item(8), replacing: item(7)) == [])
        // Written again as it is, nothing is lost.
        #expect(validator.lines(item(7), replacing: item(7)) == [])
        #expect(
            validator.lines(item(9), replacing: item(7)) == [
                "Thing.version: 9 is not the next version, 8"
            ])
        #expect(
            validator.lines(SampleSchema.item(), replacing: item(7)) == [
                "Thing.version: the value is not the next version, 8"
            ])
        #expect(validator.lines(item(3), replacing: SampleSchema.item()) == [])
    }

    @Test("The item of another model leaves nothing to keep")
    func otherModel() {
        let thing = SampleSchema.thing(
            ModelAttribute("made", ValueShape(.int), isImmutable: true))
        var other = thing
        other.name = "Other"
        let validator = SchemaValidator(SampleSchema.of(thing, other))
        let old = SampleSchema.item(("made", 1)).replacing([("_type", "Other")])
        #expect(validator.lines(SampleSchema.item(("made", 2)), replacing: old) == [])
    }

    @Test("Every rule has one word, and comes back from it")
    func words() {
        let rules: [SchemaRule] = [
            .model, .type, .required, .enumeration, .minimum, .maximum, .minimumLength,
            .maximumLength, .minimumCount, .maximumCount, .pattern, .format, .immutable, .version,
            .unknown, .key, .separator, .padding, .timeToLive, .derived, .reference,
        ]
        #expect(Set(rules.map(\.rawValue)).count == rules.count)
        for rule in rules { #expect(SchemaRule(rawValue: rule.rawValue) == rule) }
        #expect(SchemaRule(rawValue: "endNotBeforeStart") == .business("endNotBeforeStart"))
        #expect(SchemaRule.business("x").rawValue == "x")
    }
}

import GranaryItems
import GranarySchema
import Testing

/// What must be there, what may be, and where it is when it is wrong deep inside.
@Suite("Rules for attributes")
struct StructureRuleTests {
    @Test("What is required must be there, unless it has a default")
    func required() {
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("name", ValueShape(.string), isRequired: true),
                    ModelAttribute("zone", ValueShape(.string), isRequired: true),
                    ModelAttribute(
                        "plan", ValueShape(.string), isRequired: true, defaultValue: "free"),
                    ModelAttribute("note", ValueShape(.string)))))
        #expect(
            validator.lines(SampleSchema.item()) == [
                "Thing.name: is required, and missing", "Thing.zone: is required, and missing",
            ])
        #expect(validator.lines(SampleSchema.item(("name", "n"), ("zone", "z"))) == [])
    }

    @Test(
        "Attributes that no model declares are refused only where they are rejected",
        arguments: UnknownAttributes.allCases)
    func unknown(policy: UnknownAttributes) {
        let object = ValueType.object([ModelAttribute("a", ValueShape(.int))])
        let own = SampleSchema.thing(ModelAttribute("object", ValueShape(object)))
        let item = SampleSchema.item(("extra", 1), ("zzz", 1), ("object", ["b": 1]))
        let lines =
            policy != .reject
            ? []
            : ["extra", "object.b", "zzz"].map {
                "Thing.\($0): the model declares no such attribute"
            }
        #expect(SchemaValidator(SampleSchema.of(own, unknown: policy)).lines(item) == lines)
        var overriding = own
        overriding.unknownAttributes = policy
        #expect(SchemaValidator(SampleSchema.of(overriding, unknown: .keep)).lines(item) == lines)
    }

    @Test("A path leads to what is wrong, through objects, lists and sets")
    func paths() {
        let round = ValueType.object([
            ModelAttribute("amount", ValueShape(.number, limits: ValueLimits(minimum: 0))),
            ModelAttribute("by", ValueShape(.string), isRequired: true),
        ])
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("rounds", ValueShape(.list(ValueShape(round)))),
                    ModelAttribute(
                        "sdg",
                        ValueShape(
                            .set(ValueShape(.int)),
                            limits: ValueLimits(minimum: 1, maximum: 17))))))
        let item = SampleSchema.item(
            ("rounds", [["amount": 1, "by": "x"], ["amount": -1], 5]),
            ("sdg", .numberSet([0, 17, 18])))
        #expect(
            validator.lines(item) == [
                "Thing.rounds[1].amount: -1 is under the minimum, 0",
                "Thing.rounds[1].by: is required, and missing",
                "Thing.rounds[2]: 5 is not a map",
                "Thing.sdg[0]: 0 is under the minimum, 1",
                "Thing.sdg[2]: 18 is over the maximum, 17",
            ])
    }

    @Test("An attribute may be there under the name it had")
    func renamed() {
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute(
                        "score", ValueShape(.int, limits: ValueLimits(maximum: 10)),
                        isRequired: true, renamedFrom: "points"))))
        #expect(validator.lines(SampleSchema.item(("points", 5))) == [])
        #expect(
            validator.lines(SampleSchema.item(("points", 11))) == [
                "Thing.points: 11 is over the maximum, 10"
            ])
        // The new name counts, whatever stands under the old one.
        #expect(validator.lines(SampleSchema.item(("points", "x"), ("score", 1))) == [])
        #expect(
            validator.lines(SampleSchema.item()) == ["Thing.score: is required, and missing"])
    }

    @Test("A secret is not shown, at any depth")
    func hidden() {
        let inner = ValueType.object([ModelAttribute("pin", ValueShape(.int), isHidden: true)])
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("open", ValueShape(inner)),
                    ModelAttribute(
                        "secret", ValueShape(.string, limits: ValueLimits(maximumLength: 3)),
                        isImmutable: true, isHidden: true))))
        let old = SampleSchema.item(("secret", "abc"))
        let new = SampleSchema.item(("open", ["pin": "1234"]), ("secret", "hunter2"))
        let found = validator.violations(in: new.view, replacing: old.view)
        #expect(found.map(\.value) == [nil, nil, nil])
        for violation in found {
            for secret in ["1234", "hunter2", "abc"] {
                #expect(!violation.description.contains(secret), "\(violation)")
            }
        }
    }

    @Test("A stored number agrees with what it derives from, within the tolerance")
    func derived() throws {
        let formula = try Formula("mrr * 12")
        let validator = SchemaValidator(
            SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("mrr", ValueShape(.number)),
                    ModelAttribute(
                        "arr", ValueShape(.number),
                        derivation: Derivation(formula: formula, tolerance: 0.01)),
                    ModelAttribute(
                        "months", ValueShape(.int),
                        derivation: Derivation(formula: try Formula("arr / mrr"))))))
        #expect(validator.lines(SampleSchema.item(("mrr", 100), ("arr", 1_212))) == [])
        #expect(
            validator.lines(SampleSchema.item(("mrr", 100), ("arr", 1_213))) == [
                "Thing.arr: 1213 does not agree with what it derives from, 1200.0"
            ])
        #expect(validator.lines(SampleSchema.item(("mrr", 100), ("months", 3))) == [])
        #expect(
            validator.lines(SampleSchema.item(("mrr", 100), ("arr", 1_210), ("months", 12))) == [])
        #expect(validator.lines(SampleSchema.item(("mrr", 0), ("arr", 0), ("months", 99))) == [])
    }

    /// A schema by hand may be deeper than any item.
    @Test("Depth is bounded")
    func deep() {
        var type = ValueType.int
        var value: AttributeValue = 1
        for _ in 0..<200 { type = .list(ValueShape(type)) }
        for _ in 0..<31 { value = [value] }
        let validator = SchemaValidator(
            SampleSchema.of(SampleSchema.thing(ModelAttribute("deep", ValueShape(type)))))
        #expect(validator.lines(SampleSchema.item(("deep", value))).count == 1)
    }
}

import GranaryItems
import GranarySchema
import Testing

/// Keys are what the queries trust: what stands in one must be what the item says.
@Suite("Rules for keys")
struct KeyRuleTests {
    private let validator = SchemaValidator(
        SampleSchema.of(
            SampleSchema.thing(
                ModelAttribute("city", ValueShape(.string)),
                ModelAttribute("day", ValueShape(.date(.day))),
                ModelAttribute("rank", ValueShape(.int)),
                ModelAttribute("open", ValueShape(.boolean)),
                ModelAttribute("rate", ValueShape(.number)),
                keys: [
                    SampleSchema.template("GS1PK", "CITY#${city}#${day}"),
                    SampleSchema.template("GS2PK", "R${rank:4:0}#${open}#${rate}"),
                ])))

    @Test("A key attribute is what its template makes")
    func agrees() {
        #expect(validator.lines(SampleSchema.item()) == [])
        var item = SampleSchema.item()
        item["PK"] = "THING#2"
        item["SK"] = "OTHER"
        #expect(
            validator.lines(item) == [
                "Thing.PK: \"THING#2\" is not what the key is made of, THING#1",
                "Thing.SK: \"OTHER\" is not what the key is made of, THING",
            ])
        item["id"] = nil
        #expect(
            validator.lines(item) == [
                "Thing.id: is required, and missing",
                "Thing.SK: \"OTHER\" is not what the key is made of, THING",
            ])
    }

    @Test("A value wider than its padding in a sort key is refused: it would sort before others")
    func padding() {
        func lines(_ part: AttributeValue, _ key: String, in attribute: String) -> [String] {
            let isText = if case .string = part { true } else { false }
            let index = SchemaIndex(
                name: "byRank", kind: .global, partitionKey: ["GS1PK"], sortKey: ["GS1SK"])
            let schema = SampleSchema.of(
                SampleSchema.thing(
                    ModelAttribute("rank", ValueShape(isText ? .string : .number)),
                    keys: [SampleSchema.template(attribute, "N#${rank:4:0}")]),
                indexes: [index])
            return SchemaValidator(schema).lines(
                SampleSchema.item((attribute, .string(key)), ("rank", part)))
        }
        #expect(lines(9999, "N#9999", in: "GS1SK") == [])
        #expect(
            lines(10000, "N#10000", in: "GS1SK") == [
                "Thing.rank: 10000 cannot stand in a key: it is wider than ${rank:4:0}, and would "
                    + "not sort"
            ])
        #expect(lines(-999, "N#-999", in: "GS1SK") == [])
        #expect(lines(-1000, "N#-1000", in: "GS1SK").count == 1)
        #expect(lines(1.25, "N#1.25", in: "GS1SK") == [])
        #expect(lines(1.125, "N#1.125", in: "GS1SK").count == 1)
        #expect(lines("äöüß", "N#äöüß", in: "GS1SK") == [])
        #expect(lines("12345", "N#12345", in: "GS1SK").count == 1)
        // Nothing is sorted by a partition key.
        #expect(lines(10000, "N#10000", in: "GS1PK") == [])
    }

    @Test("A key of an index is there when all it is made of is, and only then")
    func indexKeys() {
        let whole: [(String, AttributeValue)] = [("city", "Bonn"), ("day", "2025-11-06")]
        func item(_ more: (String, AttributeValue)...) -> Item {
            SampleSchema.item().replacing((whole + more).map { (name: $0.0, value: $0.1) })
        }
        #expect(validator.lines(item(("GS1PK", "CITY#Bonn#2025-11-06"))) == [])
        #expect(
            validator.lines(item()) == [
                "Thing.GS1PK: is missing: it must be CITY#Bonn#2025-11-06"
            ])
        #expect(
            validator.lines(SampleSchema.item(("city", "Bonn"), ("GS1PK", "CITY#Bonn#"))) == [
                "Thing.GS1PK: \"CITY#Bonn#\" is not what the key is made of, "
                    + "CITY#${city}#${day}"
            ])
        #expect(
            validator.lines(item(("GS1PK", 5))) == [
                "Thing.GS1PK: 5 is not what the key is made of, CITY#Bonn#2025-11-06"
            ])
    }

    @Test(
        "Numbers stand in keys as digits, padded, and Booleans as words",
        arguments: [
            (7, true, 1.5, "R0007#true#1.5"), (12_345, false, 2, "R12345#false#2"),
            (0, true, -0.25, "R0000#true#-0.25"), (-3, true, 0, "R00-3#true#0"),
        ] as [(Int, Bool, Double, String)])
    func numbers(rank: Int, open: Bool, rate: Double, key: String) throws {
        let rate = try #require(Number(rate))
        func item(_ key: String) -> Item {
            SampleSchema.item(
                ("rank", .number(Number(rank))), ("open", .bool(open)), ("rate", .number(rate)),
                ("GS2PK", .string(key)))
        }
        #expect(validator.lines(item(key)) == [])
        for wrong in [key + "0", String(key.dropLast()), key.replacing("R", with: "R0"), ""] {
            #expect(
                validator.lines(item(wrong)) == [
                    "Thing.GS2PK: \"\(wrong)\" is not what the key is made of, \(key)"
                ])
        }
    }

    @Test("A part that is not of its type is reported where it stands, and not by each key")
    func misfits() {
        let wrong: [(String, AttributeValue)] = [
            ("PK", "THING#1"), ("SK", "THING"), ("_type", "Thing"), ("id", ["1"]),
            ("city", .null), ("day", "2025-11-06"), ("rank", .map([:])), ("open", true),
            ("rate", 1), ("GS1PK", "CITY##2025-11-06"),
        ]
        #expect(
            validator.lines(Item(AttributeMap(wrong))) == [
                "Thing.city: NULL is not a string", "Thing.id: a list of 1 is not a string",
                "Thing.rank: a map of 0 is not a whole number of 64 bits",
            ])
    }

    @Test("What stands in a key is not empty, and does not contain the separator")
    func separators() {
        #expect(
            validator.lines(SampleSchema.item(id: "a#b")) == [
                "Thing.id: \"a#b\" cannot stand in a key: it contains the separator, #"
            ])
        #expect(
            validator.lines(SampleSchema.item(id: "")) == [
                "Thing.id: \"\" cannot stand in a key: it is empty"
            ])
    }

    @Test("More attributes in keys than there are slots are still found")
    func manyKeys() {
        let names = (0..<40).map { "part\($0)" }
        let model = SampleSchema.thing(
            keys: names.map { SampleSchema.template("K\($0)", "K#${\($0)}") })
        var whole = model
        whole.attributes += names.map { ModelAttribute($0, ValueShape(.string), isImmutable: true) }
        let validator = SchemaValidator(SampleSchema.of(whole))
        var item = SampleSchema.item()
        for name in names {
            item[name] = "x"
            item["K\(name)"] = "K#x"
        }
        #expect(validator.lines(item) == [])
        #expect(validator.lines(item, replacing: item) == [])
        var wrong = item
        for name in names { wrong["K\(name)"] = "K#y" }
        #expect(validator.lines(wrong).count == 40)
        for name in names { wrong[name] = "y" }
        #expect(validator.lines(wrong, replacing: item).count == 40)
    }
}

import GranaryItems
import GranarySchema
import Testing

/// A reference is looked up by a key that is made of the item that refers.
@Suite("References")
struct ReferenceRuleTests {
    private func targets(
        _ partition: String, _ sort: String, _ shape: ValueType, _ item: Item
    ) -> [[AttributeValue]?] {
        let target = Model(
            name: "Target",
            keys: [SampleSchema.template("PK", partition), SampleSchema.template("SK", sort)],
            attributes: [])
        let thing = SampleSchema.thing(
            ModelAttribute(
                "target", ValueShape(shape),
                reference: Reference(model: "Target", isEnforced: true)))
        let schema = SampleSchema.of(thing, target)
        return schema.enforcedReferences(of: thing).flatMap {
            $0.targets(of: item.view).map(\.key)
        }
    }

    @Test("The last attribute of the key is the one that refers, the others have their names")
    func keys() {
        let item = SampleSchema.item(("target", "t"))
        #expect(targets("T#${x}", "META", .string, item) == [["T#t", "META"]])
        #expect(targets("THING#${id}", "T#${x:3:_}", .string, item) == [["THING#1", "T#__t"]])
        #expect(targets("THING#${id}", "T#${target}", .string, item) == [["THING#1", "T#t"]])
        #expect(targets("THING#${absent}", "T#${x}", .string, item) == [nil])
    }

    @Test("A reference may say which attributes the others in the key are")
    func named() {
        let target = Model(
            name: "Target",
            keys: [
                SampleSchema.template("PK", "T#${team_id}"),
                SampleSchema.template("SK", "U#${user_id:4:0}#${day}"),
            ], attributes: [])
        func keys(_ by: [String: String], _ item: Item) -> [[AttributeValue]?] {
            let thing = SampleSchema.thing(
                ModelAttribute(
                    "ref", ValueShape(.string),
                    reference: Reference(model: "Target", by: by, isEnforced: true)),
                ModelAttribute("owner", ValueShape(.int)))
            let schema = SampleSchema.of(thing, target)
            return schema.enforcedReferences(of: thing).flatMap {
                $0.targets(of: item.view).map(\.key)
            }
        }
        let item = SampleSchema.item(
            ("ref", "r"), ("owner", 7), ("day", "2025-11-06"), ("user_id", 5), ("team_id", "t"))
        #expect(
            keys(["user_id": "owner", "team_id": "ref"], item) == [["T#r", "U#0007#2025-11-06"]])
        #expect(keys(["user_id": "owner"], item) == [["T#t", "U#0007#r"]])
        #expect(keys(["day": "ref"], item) == [["T#t", "U#0005#r"]])
        #expect(keys(["user_id": "absent", "team_id": "ref"], item) == [nil])
    }

    @Test("Each element refers, and what is absent refers to nothing")
    func elements() {
        let list = ValueType.list(ValueShape(.string))
        #expect(
            targets("T#${x}", "M", list, SampleSchema.item(("target", ["a", "b"]))) == [
                ["T#a", "M"], ["T#b", "M"],
            ])
        let numbers = ValueType.set(ValueShape(.int))
        #expect(
            targets("T#${x}", "M", numbers, SampleSchema.item(("target", .numberSet([1])))) == [
                ["T#1", "M"]
            ])
        #expect(targets("T#${x}", "M", list, SampleSchema.item()).isEmpty)
    }

    @Test("A value of another type names nothing: it is reported as what it is")
    func misfits() {
        for value in [5, ["a": "b"], .numberSet([1]), .null] as [AttributeValue] {
            #expect(targets("T#${x}", "M", .string, SampleSchema.item(("target", value))).isEmpty)
        }
        let list = ValueType.list(ValueShape(.string))
        #expect(
            targets("T#${x}", "M", list, SampleSchema.item(("target", ["a", 1]))) == [["T#a", "M"]]
        )
    }

    @Test("A reference that is not enforced asks for nothing")
    func notEnforced() {
        let thing = SampleSchema.thing(
            ModelAttribute(
                "target", ValueShape(.string), reference: Reference(model: "Thing")))
        #expect(SampleSchema.of(thing).enforcedReferences(of: thing).isEmpty)
    }
}

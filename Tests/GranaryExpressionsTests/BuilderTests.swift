import GranaryItems
import Testing

@testable import GranaryExpressions

/// What is written in Swift is what the same text would be.
@Suite("Builders")
struct BuilderTests {
    static let values: [String: AttributeValue] = [
        ":s": "Seed", ":ai": "ai", ":3": 3, ":4": 4, ":l": ["d"], ":e": [], ":0": 0, ":1": 1,
        ":p": .stringSet(["p"]), ":true": true,
    ]

    static func used(_ text: String) -> [String: AttributeValue] {
        values.filter { value in
            text.split { " ,()=+-<>".contains($0) }.contains { $0 == value.key }
        }
    }

    @Test("Conditions", arguments: Self.conditions)
    func condition(text: String, built: Condition) throws {
        let parsed = try Request(
            text, Self.used(text), names: text.contains("#n") ? ["#n": "name"] : [:]
        ).condition()
        #expect(parsed == built)
        #expect(parsed.hashValue == built.hashValue)
    }

    static let conditions: [(String, Condition)] = [
        (
            "stage = :s AND NOT attribute_exists(deleted)",
            Attribute("stage") == "Seed" && !Attribute("deleted").exists
        ),
        (
            "stage = :s AND NOT attribute_exists(deleted) OR contains(tags, :ai) AND size(#n) > :3",
            Attribute("stage") == "Seed" && !Attribute("deleted").exists
                || Attribute("tags").contains("ai") && Attribute("name").size > 3
        ),
        (
            "stage = :s AND (a < b OR a >= :3)",
            Attribute("stage") == "Seed"
                && (Attribute("a") < Attribute("b") || Attribute("a") >= 3)
        ),
        ("a.b[3].c <> :true", Attribute("a.b[3].c") != true),
        ("a <= :3 AND b > :3", Attribute("a") <= 3 && Attribute("b") > 3),
        ("attribute_not_exists(a)", Attribute("a").notExists),
        ("begins_with(a, :s)", Attribute("a").beginsWith("Seed")),
        ("contains(a, b.c)", Attribute("a").contains(Attribute("b.c"))),
        ("a IN (:3, :s)", Attribute("a").isIn([3, "Seed"])),
        ("a BETWEEN :3 AND :4", Attribute("a").between(3, 4)),
        ("size(a) BETWEEN :3 AND :4", Attribute("a").size.between(3, 4)),
        ("size(a) = size(b)", Attribute("a").size == Attribute("b").size),
        ("a = :l", Attribute("a") == AttributeValue(["d"])),
        ("NOT (a = :3 OR b = :3)", !(Attribute("a") == 3 || Attribute("b") == 3)),
    ]

    @Test func keyConditions() throws {
        let id = "STARTUP#1"
        let built = Key("PK") == id && Key("SK").beginsWith("ACTIVITY#")
        let request = Request(
            "PK = :p AND begins_with(SK, :a)", [":p": "STARTUP#1", ":a": "ACTIVITY#"])
        #expect(try request.keyCondition() == built)
        #expect((Key("a") < 1).terms == [.init("a", .less(1))])
        #expect((Key("a") <= 1).terms == [.init("a", .lessOrEqual(1))])
        #expect((Key("a") > 1).terms == [.init("a", .greater(1))])
        #expect((Key("a") >= 1).terms == [.init("a", .greaterOrEqual(1))])
        #expect(Key("a").between(1, 2).terms == [.init("a", .between(1, 2))])
        #expect(Key("a").between("a"..."b").terms == [.init("a", .between("a", "b"))])
        // A key's name is no path.
        #expect((Key("a.b") == 1).attributeNames == ["a.b"])
    }

    @Test("Updates", arguments: Self.updates)
    func update(text: String, built: Update) throws {
        #expect(try Request(text, Self.used(text)).update() == built)
    }

    static let updates: [(String, Update)] = [
        ("SET a = :s", Update().set("a", to: "Seed")),
        ("SET a.b[1] = c", Update().set("a.b[1]", to: .path("c"))),
        (
            "SET a = if_not_exists(a, :0) + :1",
            Update().set("a", to: .ifNotExists("a", 0) + 1)
        ),
        ("SET a = b - :1", Update().set("a", to: .path("b") - 1)),
        (
            "SET a = list_append(if_not_exists(a, :e), :l)",
            Update().append(["d"], to: "a")
        ),
        (
            "SET a = :l REMOVE b, c[0] ADD d :1 DELETE e :p",
            Update().set("a", to: ["d"]).remove("b").remove("c[0]").add(1, to: "d")
                .delete(.stringSet(["p"]), from: "e")
        ),
    ]

    @Test func anUpdateThatCannotBeAppliedSaysSo() throws {
        let overlapping = Update().set("a", to: 1).remove("a.b")
        let item: Item = ["a": ["b": 1]]
        #expect(
            throws: ExpressionError(
                .update, .pathsOverlap(DocumentPath("a"), DocumentPath("a", [.name("b")])))
        ) { try overlapping.apply(to: item.view).item }
        #expect(
            throws: ExpressionError(.update, .updateOperandType(section: "ADD", kind: .string))
        ) { try Update().add("x", to: "a").apply(to: item.view).item }
    }

    @Test(
        "Paths",
        arguments: [
            ("a", DocumentPath("a")),
            ("a.b", DocumentPath("a", [.name("b")])),
            ("a[0]", DocumentPath("a", [.index(0)])),
            ("a.b[3][10].c", DocumentPath("a", [.name("b"), .index(3), .index(10), .name("c")])),
            ("first name.x-y", DocumentPath("first name", [.name("x-y")])),
            ("name", DocumentPath("name")),
            // What is no path is a name.
            ("", DocumentPath("")), (".", DocumentPath(".")), ("a.", DocumentPath("a.")),
            (".a", DocumentPath(".a")), ("a..b", DocumentPath("a..b")), ("a[", DocumentPath("a[")),
            ("a[]", DocumentPath("a[]")), ("a[x]", DocumentPath("a[x]")),
            ("a[-1]", DocumentPath("a[-1]")), ("a[0]b", DocumentPath("a[0]b")),
            ("[0]", DocumentPath("[0]")), ("a]", DocumentPath("a]")),
            ("a[99999999999]", DocumentPath("a[99999999999]")),
        ])
    func paths(text: String, path: DocumentPath) { #expect(DocumentPath(parsing: text) == path) }

    @Test func anExpressionIsTextOrBuilt() throws {
        var placeholders = try Placeholders(values: [":s": "Seed"])
        let text: Expression<Condition> = "stage = :s"
        let built: Expression<Condition> = .built(Attribute("stage") == "Seed")
        #expect(
            try text.resolved(as: .filter, placeholders: &placeholders)
                == built.resolved(as: .filter, placeholders: &placeholders))
        let projection: Expression<Projection> = "a, b"
        #expect(
            try projection.resolved(placeholders: &placeholders)
                == Projection(paths: [DocumentPath("a"), DocumentPath("b")]))
        let key: Expression<KeyCondition> = "stage = :s"
        #expect(
            try key.resolved(placeholders: &placeholders) == (Key("stage") == "Seed"))
        let update: Expression<Update> = "SET a = :s"
        #expect(
            try update.resolved(placeholders: &placeholders) == Update().set("a", to: "Seed"))
    }
}

import GranaryExpressions
import GranaryItems
import Testing

/// A projection returns parts of an item, shaped as the item is.
@Suite("Projections")
struct ProjectionTests {
    static let item: Item = [
        "a": 1, "b": ["c": 2, "d": ["e": 3, "f": 4]],
        "l": ["x", "y", ["z": 5, "w": 6], ["i", "j"]],
        "name": "n", "x.y": 7,
    ]

    @Test(
        "Parts",
        arguments: [
            ("a", ["a": 1]),
            ("a, x", ["a": 1]),
            ("x", [:]),
            ("b", ["b": ["c": 2, "d": ["e": 3, "f": 4]]]),
            ("b.c", ["b": ["c": 2]]),
            ("b.d.e, a, b.c", ["a": 1, "b": ["c": 2, "d": ["e": 3]]]),
            ("b.x", [:]),
            ("b.x, b.c", ["b": ["c": 2]]),
            ("b.c.x", [:]),
            ("b.d.x", [:]),
            ("b[0]", [:]),
            ("l.x", [:]),
            ("l[0]", ["l": ["x"]]),
            ("l[2].z, l[0]", ["l": ["x", ["z": 5]]]),
            ("l[1], l[9], l[0]", ["l": ["x", "y"]]),
            ("l[9]", [:]),
            ("l[3][1]", ["l": [["j"]]]),
            ("l[2].nothing, l[3][0]", ["l": [["i"]]]),
            ("#n, #dot", ["name": "n", "x.y": 7]),
        ] as [(String, Item)])
    func parts(text: String, expected: Item) throws {
        let names = ["#n": "name", "#dot": "x.y"].filter { text.contains($0.key) }
        let projection = try Request(text, names: names).projection()
        let projected = projection.project(Self.item.view)
        #expect(projected == expected)
        // What a projection returns, it returns again.
        if !text.contains("[") {
            let again = projection.project(projected.view)
            #expect(again == projected)
        }
    }

    @Test(
        "Refused",
        arguments: [
            ("", "The expression can not be empty;"),
            ("a, name", "Attribute name is a reserved keyword; reserved keyword: name"),
            ("#x", Refusal.undefinedName("#x")),
            ("a[4294967295]", Refusal.index("[4294967295]")),
            ("a, a", Refusal.overlap("[a]", "[a]")),
            ("a, b, #a", Refusal.overlap("[a]", "[a]")),
            ("a, a.b", Refusal.overlap("[a]", "[a, b]")),
            ("a.b.c, a.b", Refusal.overlap("[a, b, c]", "[a, b]")),
            ("a[1].b, a[1]", Refusal.overlap("[a, [1], b]", "[a, [1]]")),
            ("l[1], l[1]", Refusal.overlap("[l, [1]]", "[l, [1]]")),
            ("a.b, a[1]", Refusal.conflict("[a, b]", "[a, [1]]")),
            ("x[1].b, x[1][0]", Refusal.conflict("[x, [1], b]", "[x, [1], [0]]")),
            ("a.b, a[1], c, c", Refusal.overlap("[c]", "[c]")),
        ])
    func refused(text: String, expected: String) {
        let names = text.contains("#a") ? ["#a": "a"] : [:]
        #expect(
            errorMessage { () throws(ExpressionError) in
                try Request(text, names: names).projection()
            } == "Invalid ProjectionExpression: \(expected)")
    }

    @Test func pathsMayBeGivenInSwift() throws {
        let projection = try Projection(paths: [
            DocumentPath("x.y"), DocumentPath("b", [.name("c")]),
        ])
        let projected = projection.project(Self.item.view)
        #expect(projected == ["x.y": 7, "b": ["c": 2]])
        #expect(projection.attributeNames == ["b", "x.y"])
        let path = DocumentPath("a")
        #expect(throws: ExpressionError(.projection, .pathsOverlap(path, path))) {
            try Projection(paths: [path, path])
        }
    }

    /// Paths that Swift takes to be equal and DynamoDB does not.
    @Test func pathsAreComparedByTheirBytes() throws {
        let request = Request("#a, #b", names: ["#a": "\u{E9}", "#b": "e\u{301}"])
        let item: Item = ["\u{E9}": 1, "e\u{301}": 2]
        let projected = try request.projection().project(item.view)
        #expect(projected == item)
    }
}

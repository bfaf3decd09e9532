import GranaryExpressions
import GranaryItems
import Testing

/// What updates make of items, and what they refuse when they meet one.
@Suite("Applying updates")
struct UpdateApplicationTests {
    static let item: Item = [
        "pk": "k", "n": 5, "s": "text", "l": ["a", "b", "c"], "m": ["x": 1, "y": ["z": 2]],
        "ss": .stringSet(["p", "q"]), "ns": .numberSet([1, 2]), "bs": .binarySet([[1]]),
        "deep": [["k": [1, 2, 3]], "t"],
    ]
    static let values: [String: AttributeValue] = [
        ":v": "new", ":1": 1, ":neg": -1, ":half": .number(tenth), ":l": ["d"],
        ":p": .stringSet(["p"]),
        ":pq": .stringSet(["p", "q", "r"]), ":ns": .numberSet([2, 3]), ":bs": .binarySet([[2]]),
        ":big": .number(big), ":0": 0, ":m": ["new": true],
    ]
    static let tenth = (try? Number("0.1")) ?? .zero
    static let big = (try? Number("99999999999999999999999999999999999999")) ?? .zero

    static func apply(_ text: String, to item: Item = item) throws(ExpressionError) -> Item {
        let used = values.filter { value in
            text.split { " ,()=+-".contains($0) }.contains { $0 == value.key }
        }
        return try Request(text, used).applied(to: item)
    }

    @Test("Changes", arguments: Self.changes)
    func applies(text: String, changes: [String: AttributeValue?]) throws {
        var expected = Self.item
        for (name, value) in changes { expected[name] = value }
        #expect(try Self.apply(text) == expected)
    }

    static let changes: [(String, [String: AttributeValue?])] = [
        ("SET s = :v", ["s": "new"]),
        ("SET fresh = :v", ["fresh": "new"]),
        ("SET n = n + :1", ["n": 6]),
        ("SET n = :1 - n", ["n": -4]),
        ("SET n = n - n", ["n": 0]),
        ("SET fresh = (n + :half)", ["fresh": 5.1]),
        ("SET s = n, n = s", ["s": 5, "n": "text"]),
        ("SET m.x = m.x + n", ["m": ["x": 6, "y": ["z": 2]]]),
        ("SET m.fresh = :v", ["m": ["x": 1, "y": ["z": 2], "fresh": "new"]]),
        ("SET m.y.z = :v, m.x = :1", ["m": ["x": 1, "y": ["z": "new"]]]),
        ("SET m = :m", ["m": ["new": true]]),
        ("SET l[1] = :v", ["l": ["a", "new", "c"]]),
        ("SET l[3] = :v", ["l": ["a", "b", "c", "new"]]),
        ("SET l[99] = :v", ["l": ["a", "b", "c", "new"]]),
        ("SET l[9] = :v, l[7] = n, l[0] = :1", ["l": [1, "b", "c", 5, "new"]]),
        ("SET deep[0].k[1] = :v", ["deep": [["k": [1, "new", 3]], "t"]]),
        ("SET l = list_append(l, :l)", ["l": ["a", "b", "c", "d"]]),
        ("SET l = list_append(:l, l)", ["l": ["d", "a", "b", "c"]]),
        ("SET fresh = list_append(if_not_exists(fresh, :l), :l)", ["fresh": ["d", "d"]]),
        ("SET n = if_not_exists(n, :1)", [:]),
        ("SET fresh = if_not_exists(fresh, :0) + :1", ["fresh": 1]),
        ("SET n = if_not_exists(n, :0) + :1", ["n": 6]),
        ("SET fresh = if_not_exists(gone, if_not_exists(m.x, n))", ["fresh": 1]),
        ("SET fresh = if_not_exists(n, gone)", ["fresh": 5]),
        ("REMOVE s", ["s": nil]),
        ("REMOVE gone", [:]),
        ("REMOVE m.x, m.gone", ["m": ["y": ["z": 2]]]),
        ("REMOVE m.y.z", ["m": ["x": 1, "y": [:]]]),
        ("REMOVE l[0]", ["l": ["b", "c"]]),
        ("REMOVE l[0], l[2]", ["l": ["b"]]),
        ("REMOVE l[2], l[1], l[0]", ["l": []]),
        ("REMOVE l[9]", [:]),
        ("REMOVE l[0] SET l[1] = :v", ["l": ["new", "c"]]),
        ("SET l[5] = :v REMOVE l[0]", ["l": ["b", "c", "new"]]),
        ("REMOVE deep[0].k[0], deep[1]", ["deep": [["k": [2, 3]]]]),
        ("ADD n :1", ["n": 6]),
        ("ADD n :neg", ["n": 4]),
        ("ADD fresh :half", ["fresh": 0.1]),
        ("ADD m.x :1", ["m": ["x": 2, "y": ["z": 2]]]),
        ("ADD m.c :1", ["m": ["x": 1, "y": ["z": 2], "c": 1]]),
        ("ADD ss :pq", ["ss": .stringSet(["p", "q", "r"])]),
        ("ADD fresh :p", ["fresh": .stringSet(["p"])]),
        ("ADD ns :ns", ["ns": .numberSet([1, 2, 3])]),
        ("ADD bs :bs", ["bs": .binarySet([[1], [2]])]),
        ("ADD l[7] :1", ["l": ["a", "b", "c", 1]]),
        ("DELETE ss :p", ["ss": .stringSet(["q"])]),
        ("DELETE ss :pq", ["ss": nil]),
        ("DELETE ns :ns", ["ns": .numberSet([1])]),
        ("DELETE bs :bs", [:]),
        ("DELETE gone :p", [:]),
        (
            "SET n = :v REMOVE s ADD fresh :1 DELETE ss :p",
            [
                "n": "new", "s": nil, "fresh": 1, "ss": .stringSet(["q"]),
            ]
        ),
        // Nothing sees another action's effect.
        ("REMOVE n SET fresh = n", ["n": nil, "fresh": 5]),
        ("SET n = :v, fresh = n", ["n": "new", "fresh": 5]),
        ("SET l[0] = l[1], l[1] = l[0]", ["l": ["b", "a", "c"]]),
    ]

    static let type = "An operand in the update expression has an incorrect data type"
    static let path = "The document path provided in the update expression is invalid for update"
    static let missing =
        "The provided expression refers to an attribute that does not exist in the item"

    @Test("Refused", arguments: Self.refusals)
    func refused(refusal: Refusal) {
        #expect(
            errorMessage { () throws(ExpressionError) in try Self.apply(refusal.text) }
                == refusal.message)
    }

    static let refusals: [Refusal] = [
        Refusal("SET a = gone", missing),
        Refusal("SET a = n + gone", missing),
        Refusal("SET a = gone.x", missing),
        Refusal("SET a = l[3]", missing),
        Refusal("SET a = list_append(l, gone)", missing),
        Refusal("SET a = if_not_exists(gone, lost)", missing),
        Refusal("SET a = s + :1", type),
        Refusal("SET a = :1 - m", type),
        Refusal("SET a = list_append(s, :l)", type),
        Refusal("SET a = if_not_exists(s, :1) + :1", type),
        Refusal("SET a = list_append(l, ss)", type),
        Refusal("SET a = gone + s", type),
        Refusal("ADD s :1", type),
        Refusal("ADD n :p", type),
        Refusal("ADD ss :ns", type),
        Refusal("ADD m :1", type),
        Refusal("DELETE n :p", type),
        Refusal("DELETE ss :ns", type),
        Refusal("DELETE m.y :p", type),
        Refusal("SET gone.a = :v", path),
        Refusal("SET gone[0] = :v", path),
        Refusal("SET s.a = :v", path),
        Refusal("SET s[0] = :v", path),
        Refusal("SET m[0] = :v", path),
        Refusal("SET l.a = :v", path),
        Refusal("SET l[9].a = :v", path),
        Refusal("SET m.gone.a = :v", path),
        Refusal("REMOVE gone.a", path),
        Refusal("REMOVE gone[1]", path),
        Refusal("REMOVE m[1]", path),
        Refusal("REMOVE l.a", path),
        Refusal("ADD gone.a :1", path),
        Refusal("ADD l.a :1", path),
        Refusal("DELETE gone.a :p", path),
        Refusal("DELETE m[0] :p", path),
        // Of several errors: an unsuitable path, types, then paths and operands that are missing.
        Refusal("SET a = s + :1, s.x = :v", path),
        Refusal("SET a = s + :1, gone.x = :v", type),
        Refusal("SET a = gone REMOVE lost.x", path),
        Refusal("SET a = gone, lost.x = :v", path),
        Refusal("SET a = gone, b = s + :1", type),
    ]

    /// 38 digits exactly; one more is an error and no rounding.
    @Test func arithmeticIsExact() throws {
        let item: Item = ["a": .number(Self.big), "b": 1]
        #expect(
            try Self.apply("SET c = a - :1", to: item)["c"]?.numberValue?.description
                == "99999999999999999999999999999999999998")
        let hundred = try Number("100000000000000000000000000000000000000")
        #expect(try Self.apply("SET c = a + b", to: item)["c"] == .number(hundred))
        #expect(throws: ExpressionError(nil, .number(.overflow))) {
            try Self.apply("SET c = a + :half", to: item)
        }
    }

    @Test func numbersStayInRange() throws {
        let largest = try Number("9.9999999999999999999999999999999999999E+125")
        let item: Item = ["a": .number(largest)]
        for text in ["SET a = a + a", "ADD a :v"] {
            let request = Request(
                text, text.contains(":v") ? [":v": .number(largest)] : [:])
            #expect(throws: ExpressionError(nil, .number(.overflow))) {
                try request.applied(to: item)
            }
            #expect(
                errorMessage { () throws(ExpressionError) in try request.applied(to: item) }
                    == "Number overflow. Attempting to store a number with magnitude larger than "
                    + "supported range")
        }
    }

    @Test(
        "Updated attributes",
        arguments: [
            ("SET n = :v", ["n": "new"], ["n": 5]),
            ("SET m.x = :v", ["m": ["x": "new"]], ["m": ["x": 1]]),
            ("SET fresh = :v", ["fresh": "new"], [:]),
            ("SET l[1] = :v", ["l": ["new"]], ["l": ["b"]]),
            ("REMOVE s", [:], ["s": "text"]),
            ("REMOVE l[1]", ["l": ["c"]], ["l": ["b"]]),
            ("REMOVE l[2]", [:], ["l": ["c"]]),
            ("ADD n :1, fresh :1", ["n": 6, "fresh": 1], ["n": 5]),
            ("DELETE ss :pq", [:], ["ss": .stringSet(["p", "q"])]),
            (
                "SET m.y.z = :v, m.x = n", ["m": ["x": 5, "y": ["z": "new"]]],
                ["m": ["x": 1, "y": ["z": 2]]]
            ),
        ] as [(String, Item, Item)])
    func updated(text: String, new: Item, old: Item) throws {
        let used = Self.values.filter { text.contains($0.key) }
        let update = try Request(text, used).update()
        let outcome = try update.apply(to: Self.item.view)
        #expect(outcome.updatedNew == new)
        let before = outcome.updatedOld(Self.item.view)
        #expect(before == old)
    }

    @Test func tellsWhatItTouches() throws {
        let update = try Request(
            "SET a.b = c[1], d = if_not_exists(e.f, :v) REMOVE g, h[0] ADD i :n DELETE j :s",
            [":v": 1, ":n": 1, ":s": .stringSet(["x"])]
        ).update()
        #expect(update.writtenRoots == ["a", "d", "g", "h", "i", "j"])
        #expect(
            update.writtenPaths.map(\.description) == ["a.b", "d", "g", "h[0]", "i", "j"])
        #expect(update.readPaths.map(\.description) == ["c[1]", "e.f"])
        #expect(update.attributeNames == ["a", "c", "d", "e", "g", "h", "i", "j"])
        #expect(update.writingActionCount == 3)
        #expect(update.clearingActionCount == 3)
    }

    @Test func anUpdateOfNothingChangesNothing() throws {
        #expect(try Update().apply(to: Self.item.view).item == Self.item)
    }
}

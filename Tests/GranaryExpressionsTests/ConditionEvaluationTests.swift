import GranaryExpressions
import Testing

@testable import GranaryItems

/// What conditions say about items, case by case as DynamoDB's guide and its users describe it.
@Suite("Evaluating conditions")
struct ConditionEvaluationTests {
    static let item: Item = [
        "s": "apple", "blank": "", "accent": "é😀", "n": 10, "b": .binary([1, 2, 3]), "t": true,
        "f": false, "z": nil, "l": ["x", 1, ["y"], nil], "m": ["a": 1, "b": ["c": "deep"]],
        "ss": .stringSet(["p", "q"]), "ns": .numberSet([1, 2]), "bs": .binarySet([[1], [2]]),
        "same": "apple", "emptyList": [], "zone.a": 5,
    ]
    static let values: [String: AttributeValue] = [
        ":apple": "apple", ":app": "app", ":ppl": "ppl", ":b": "b", ":empty": "", ":p": "p",
        ":zz": "zz", ":0": 0, ":1": 1, ":3": 3, ":9": 9, ":10": 10, ":11": 11,
        ":bin": .binary([1, 2]),
        ":bin2": .binary([2, 3]), ":one": .binary([1]), ":true": true, ":null": nil,
        ":y": ["y"], ":list": ["x", 1, ["y"], nil], ":map": ["b": ["c": "deep"], "a": 1],
        ":ss": .stringSet(["q", "p"]), ":S": "S", ":N": "N", ":L": "L", ":NULL": "NULL",
        ":SS": "SS",
        ":2": 2, ":x": "x",
    ]

    static func holds(_ text: String) throws -> Bool {
        let used = Self.values.filter { text.contains($0.key) }
        let names = ["#zone": "zone.a"].filter { text.contains($0.key) }
        return try Request(text, used, names: names).holds(for: item)
    }

    @Test(
        "Holds",
        arguments: [
            "s = :apple", ":apple = s", "s = same", "s <> :b", "s < :b", "s <= :apple",
            "s >= :apple",
            "s > :app", "n = :10", "n <> :9", "n < :11", "n > :9", "n >= :10", "n <= :10",
            "b > :bin", "t = :true", "z = :null", "l = :list", "m = :map", "ss = :ss",
            "#zone > :3", "m.a = :1", "m.b.c <> :b", "l[0] = :x", "l[2] = :y",
            // Missing attributes.
            "absent <> :apple", ":apple <> absent", "absent <> gone", "m.x <> :1", "l[9] <> :1",
            "NOT absent = :apple", "NOT absent < :10", "attribute_not_exists(absent)",
            "attribute_not_exists(s.a)", "attribute_not_exists(l[4])",
            "attribute_not_exists(m.b.c.d)", "attribute_not_exists(l.a)",
            // Different types.
            "s <> :10", "n <> :apple", "NOT s = :10", "NOT s < :10", "NOT n < :apple",
            // Ranges and lists.
            "n BETWEEN :9 AND :11", "n BETWEEN :10 AND :10", ":10 BETWEEN n AND :11",
            "s BETWEEN :app AND :b", "n IN (:9, :10)", "n IN (:apple, n2, :10)",
            "NOT n BETWEEN :11 AND :11", "NOT absent IN (:9)", "NOT n BETWEEN absent AND :11",
            // Functions.
            "attribute_exists(s)", "attribute_exists(z)", "attribute_exists(l[3])",
            "attribute_exists(m.b.c)", "attribute_exists(emptyList)",
            "attribute_type(s, :S)", "attribute_type(z, :NULL)", "attribute_type(l, :L)",
            "attribute_type(ss, :SS)", "NOT attribute_type(absent, :S)",
            "NOT attribute_type(n, :S)",
            "begins_with(s, :app)", "begins_with(s, :empty)", "begins_with(b, :bin)",
            "begins_with(s, same)", "NOT begins_with(s, :ppl)", "NOT begins_with(n, :app)",
            "NOT begins_with(b, :app)", "NOT begins_with(absent, :app)",
            "contains(s, :ppl)", "contains(s, :empty)", "contains(s, :apple)", "contains(ss, :p)",
            "contains(ns, :1)", "contains(bs, :one)", "contains(l, :1)", "contains(l, :y)",
            "contains(l, :null)", "contains(b, :bin2)", "NOT contains(s, :zz)",
            "NOT contains(ss, :1)",
            "NOT contains(m, :1)", "NOT contains(n, :1)", "NOT contains(absent, :1)",
            "contains(:apple, :app)", "contains(ns, size(ss))", "contains(l, size(:p))",
            // Sizes.
            "size(s) > :3", "size(blank) = :0", "size(accent) = :3", "size(b) = :3", "size(l) > :3",
            "size(m) = :2", "size(ss) = :2", "size(ns) < :3", "size(emptyList) = :0",
            "size(s) = size(:apple)", "size(ss) = size(m)", "size(s) BETWEEN :3 AND :9",
            "size(b) IN (:9, :3)", ":3 = size(b)", "NOT size(n) > :0", "NOT size(absent) >= :0",
            "size(t) <> :1", "size(absent) <> :1",
            // Precedence.
            "s = :b OR n = :10 AND t = :true", "NOT s = :b AND n = :10",
            "(s = :b OR n = :10) AND t = :true", "NOT (s = :b OR n = :9)",
            "s = :apple OR s = :b AND n = :9", "NOT NOT s = :apple",
        ])
    func holdsTrue(text: String) throws { #expect(try Self.holds(text)) }

    @Test(
        "Does not hold",
        arguments: [
            "s = :b", "s > :b", "s = absent", "absent = :apple", "absent < :apple",
            "absent >= :10", "s < :10", "n > :apple", "t <> :true", "NOT attribute_exists(s)",
            "attribute_exists(absent)", "attribute_exists(m.x)", "attribute_not_exists(s)",
            "n BETWEEN :11 AND :11", "absent BETWEEN :9 AND :11", "n IN (:9)",
            "contains(s, :10)", "contains(:ppl, s)", "begins_with(s, :b)", "size(s) = :3",
            "size(n) = :1", "s = :b AND n = :10 OR t <> :true", "NOT (s = :apple AND n = :10)",
            "(s = :b OR n = :10) AND t <> :true", "ss = :list", "size(absent) = size(gone)",
        ])
    func holdsFalse(text: String) throws { #expect(try !Self.holds(text)) }

    /// A write to an item that is not there asks its condition of nothing.
    @Test(arguments: [
        ("attribute_not_exists(pk)", true), ("attribute_exists(pk)", false), ("pk = :1", false),
        ("pk <> :1", true), ("NOT pk = :1", true), ("size(pk) = :1", false), (":1 = :1", true),
    ])
    func missingItem(text: String, expected: Bool) throws {
        let values: [String: AttributeValue] = text.contains(":1") ? [":1": 1] : [:]
        #expect(try Request(text, values).condition().evaluateOnMissingItem() == expected)
    }

    /// Two ways to write one character are different strings to DynamoDB, and to filters.
    @Test func stringsAreComparedByTheirBytes() throws {
        let composed: Item = ["a": "\u{E9}", "e\u{301}": 1]
        let request = Request("a = :v", [":v": "e\u{301}"])
        #expect(try !request.holds(for: composed))
        let exists = Request("attribute_exists(#e)", names: ["#e": "\u{E9}"])
        #expect(try !exists.holds(for: composed))
        let twoPaths = Request("#a = #b", names: ["#a": "\u{E9}", "#b": "e\u{301}"])
        #expect(try !twoPaths.holds(for: composed))
    }

    @Test func tellsWhatItReads() throws {
        let condition = try Request(
            "b.c = :v AND (size(a[1]) > :v OR NOT contains(#x, a.z)) AND b = :v", [":v": 1],
            names: ["#x": "é"]
        ).condition()
        #expect(condition.attributeNames == ["a", "b", "é"])
        #expect(condition.paths.map(\.description) == ["b.c", "a[1]", "é", "a.z", "b"])
        #expect(condition.operatorCount == 9)
    }

    /// Damaged bytes read as absent; an evaluation over them still ends.
    @Test(arguments: UInt64(1)...16)
    func damagedItemsDoNotTrap(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let condition = try Request(
            "contains(l, :v) OR size(accent) > :v AND m.b.c = s OR begins_with(b, s) "
                + "OR l[2] BETWEEN n AND :v OR contains(s, same) OR ss = ns", [":v": 1]
        ).condition()
        for _ in 0..<200 {
            var bytes = Self.item.encodedBytes
            for _ in 0..<random.below(8) {
                bytes[random.below(bytes.count)] = UInt8.random(in: 0...255, using: &random)
            }
            bytes.removeLast(random.below(bytes.count))
            _ = condition.evaluate(ItemView(bytes.rawSpan))
        }
    }
}

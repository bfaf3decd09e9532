import Testing

@testable import GranaryItems

/// Conditions are evaluated on these views, without decoding.
@Suite("Value view")
struct ValueViewTests {
    static let values: [AttributeValue] = [
        .null, true, false, 0, 1, -1, 1.5, "", "a", "ab", "b", .binary([]), .binary([0]),
        .binary([0xFF]), [], [1], [1, 2], [:], ["a": 1], ["a": 1, "b": [true]],
        .stringSet(["a"]), .stringSet(["a", "b"]), .numberSet([1]), .binarySet([[0]]),
    ]

    /// Every pair: the bytes are equal exactly when the values are.
    @Test("Equality agrees with the values")
    func equality() {
        for left in Self.values {
            for right in Self.values {
                let (first, second) = (EncodedValue(left), EncodedValue(right))
                #expect(first.view.equals(second.view) == (left == right))
                #expect((first == second) == (left == right))
            }
        }
    }

    @Test("Orders strings, numbers and binaries, and nothing else")
    func ordering() {
        let ordered: [AttributeKind] = [.string, .number, .binary]
        for left in Self.values {
            for right in Self.values {
                let (first, second) = (EncodedValue(left), EncodedValue(right))
                let comparison = first.view.compare(second.view)
                let comparable = left.kind == right.kind && ordered.contains(left.kind)
                #expect((comparison != nil) == comparable)
                if case (.number(let left), .number(let right)) = (left, right) {
                    #expect(comparison == left.compare(to: right))
                }
            }
        }
    }

    @Test(
        "Contains what DynamoDB says it contains",
        arguments: [
            ("hello", "ell", true), ("hello", "", true), ("hello", "hello", true),
            ("hello", "elo", false), ("hello", 1, false), ("é", "\u{301}", false),
            (.binary([1, 2, 3]), .binary([2, 3]), true), (.binary([1]), "\u{1}", false),
            (.stringSet(["a", "b", "c"]), "b", true), (.stringSet(["a", "b"]), "ab", false),
            (.numberSet([1, 10, 100]), 10, true), (.numberSet([1]), "1", false),
            (.binarySet([[1], [2]]), .binary([2]), true),
            ([1, "a", ["x": 1]], ["x": 1], true), ([1, "a"], "a", true), (["ab"], "a", false),
            (["a": 1], "a", false), (5, 5, false), (.null, .null, false),
        ] as [(AttributeValue, AttributeValue, Bool)]
    )
    func contains(value: AttributeValue, operand: AttributeValue, expected: Bool) {
        let (first, second) = (EncodedValue(value), EncodedValue(operand))
        #expect(first.view.contains(second.view) == expected)
    }

    @Test("Reads elements and entries in place")
    func elements() {
        let list = EncodedValue([1, "two", true])
        #expect(list.view.count == 3)
        #expect(list.view.element(at: 0)?.int() == 1)
        #expect(list.view.element(at: 1)?.string() == "two")
        #expect(list.view.element(at: 2)?.bool() == true)
        #expect(list.view.element(at: 3)?.kind == nil && list.view.element(at: -1)?.kind == nil)
        let set = EncodedValue(.numberSet([3, 1]))
        #expect(set.view.element(at: 0)?.kind == .number)
        #expect(set.view.element(at: 1)?.int() == 3)
        let map = EncodedValue(["x": 1, "y": "z"])
        #expect(map.view.count == 2 && map.view.name(at: 1) == "y")
        #expect(map.view.value(named: "y")?.string() == "z")
        #expect(map.view.value(named: Array("x".utf8).span)?.int() == 1)
        #expect(map.view.value(at: 0).int() == 1)
        #expect(map.view.value(at: 9).kind == .null && map.view.name(at: 9).isEmpty)
        #expect(map.view.element(at: 0)?.kind == nil && list.view.value(named: "x")?.kind == nil)
    }
}

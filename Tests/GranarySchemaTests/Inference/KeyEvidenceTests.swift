import GranaryItems
import Testing

@testable import GranarySchema

/// Templates are found by agreement with every item, so one item must be able to refute any.
struct KeyEvidenceTests {
    private static func template(_ items: [Item], separator: String = "#") -> String? {
        var evidence = KeyEvidence()
        for item in items {
            guard let value = item.view.value(named: "K") else { continue }
            evidence.add(value, of: item.view, separator: separator, ignoring: ["K"])
        }
        return evidence.template(for: "K", separator: separator) { _ in true }?.text
    }

    @Test(
        arguments: [
            ([["K": "A#x", "a": "x"]], "A#${a}"),
            ([["K": "A#x#7", "a": "x", "b": 7]], "A#${a}#${b}"),
            ([["K": "A#x", "a": "x"], ["K": "A#y", "a": "z"]], nil),
            ([["K": "A#x", "a": "x", "b": "x"], ["K": "A#y", "a": "z", "b": "y"]], "A#${b}"),
            ([["K": "PROFILE"]], "PROFILE"),
            ([["K": "profile"]], nil),
            ([["K": "x", "a": "x"]], "${a}"),
            ([["K": "V#000017", "v": 17], ["K": "V#123456", "v": 123456]], "V#${v:6:0}"),
            ([["K": "V#000017", "v": 17], ["K": "V#017", "v": 17]], nil),
            ([["K": "V#17", "v": 17], ["K": "V#000018", "v": 18]], nil),
            ([["K": "U#x#y", "u": "x#y"], ["K": "U#p#q", "u": "z"]], nil),
            ([["K": "x#y", "u": "x#y"], ["K": "p#q", "u": "p#q"]], nil),
            ([["K": "ORG#x", "id": "x", "org": "x"]], "ORG#${org}"),
            ([["K": "X#x", "alpha": "x", "id": "x"]], "X#${id}"),
            ([["K": "A#v1#x", "a": "x"], ["K": "A#v1#y", "a": "y"]], nil),
            ([["K": "A#v#x", "a": "x"], ["K": "A#v#y", "a": "y"]], "A#v#${a}"),
            ((0..<20).map { ["K": .string("A#v1#\($0)"), "a": .number(Number($0))] }, "A#v1#${a}"),
            ([["K": "A#"]], nil),
            ([["K": 7, "a": 7]], nil),
            ([], nil),
        ] as [([Item], String?)])
    func templatesAgreeWithEveryItem(items: [Item], template: String?) {
        #expect(Self.template(items) == template)
    }

    @Test func anySeparatorWillDo() {
        #expect(Self.template([["K": "A::x", "a": "x"]], separator: "::") == "A::${a}")
        #expect(Self.template([["K": "x", "a": "x"]], separator: "") == "${a}")
    }
}

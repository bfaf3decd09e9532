import GranaryExpressions
import GranaryItems
import Testing

/// No text, however hostile, stops the program, overflows its stack or takes long to refuse.
@Suite("Hostile expressions")
struct FuzzTests {
    /// Reads `text` as every kind of expression, and applies it if that is possible.
    static func tryAll(_ text: String) {
        let item: Item = ["a": ["b": [1, "x"]], "l": [1, [2], ["c": 3]], "s": "text", "n": 1]
        let request = Request(
            text, [":v": 1, ":w": "a", ":l": [1], ":s": .stringSet(["x"])],
            names: ["#a": "a", "#b": "b.c"])
        _ = try? request.condition().evaluate(item.view)
        _ = try? request.keyCondition().resolve(partitionKey: ["a"], sortKey: ["b"])
        _ = try? request.projection().project(item.view)
        _ = try? request.applied(to: item)
    }

    @Test("Token soups", arguments: UInt64(1)...12)
    func tokens(seed: UInt64) {
        let words = [
            "a", "b", "l", "s", "n", "name", "#a", "#b", "#x", ":v", ":w", ":l", ":s", ":x", "AND",
            "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "=", "<>", "<", "<=",
            ">", ">=", "(", ")", "[", "]", "0", "1", "99", ",", ".", "+", "-", "size", "contains",
            "begins_with", "attribute_exists", "attribute_type", "if_not_exists", "list_append",
            "?", "é",
        ]
        var random = SeededGenerator(seed: seed)
        for _ in 0..<60 {
            let soup = (0..<random.below(40)).map { _ in random.pick(words, or: "a") }
            Self.tryAll(soup.joined(separator: random.pick(["", " "], or: "")))
        }
    }

    @Test("Changed expressions", arguments: UInt64(1)...8)
    func changedTexts(seed: UInt64) {
        let texts = [
            "a.b[0] = :v AND (NOT contains(s, :w) OR size(l) BETWEEN n AND :v) OR s IN (:w, #a)",
            "SET a.b[1] = if_not_exists(n, :v) + :v, l = list_append(l, :l) REMOVE s ADD n :v",
            "a.b, l[2].c, l[0], #b, s", "a = :v AND begins_with(s, :w)",
        ]
        var random = SeededGenerator(seed: seed)
        for _ in 0..<80 {
            var bytes = Array(random.pick(texts, or: "").utf8)
            for _ in 0...random.below(3) {
                switch random.below(3) {
                case 0: bytes.remove(at: random.below(bytes.count))
                case 1:
                    bytes.insert(bytes[random.below(bytes.count)], at: random.below(bytes.count))
                default: bytes.swapAt(random.below(bytes.count), random.below(bytes.count))
                }
            }
            Self.tryAll(String(decoding: bytes, as: UTF8.self))
        }
    }

    @Test("Random bytes", arguments: UInt64(1)...8)
    func randomBytes(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<8 {
            let isASCII = random.below(2) == 0
            let bytes = (0..<random.below(4_097)).map { _ in
                UInt8.random(in: 0...(isASCII ? 127 : 255), using: &random)
            }
            Self.tryAll(String(decoding: bytes, as: UTF8.self))
        }
    }

    /// As deep as 4,096 bytes can nest anything.
    @Test(
        "Deep nesting is refused",
        arguments: [
            ("(", ""), (")", ""), ("(a", ""), ("NOT ", ""), ("NOT ", "a=:v"), ("(NOT ", "a=:v"),
            ("size(", "a"), ("f(", "a"), ("f(a,", "a"), ("SET a=", ""), ("SET a=(", "b"),
            ("a.", "a"),
            ("a[0]", ""), ("a=:v AND ", "a=:v"), ("(a=:v OR ", "a=:v"), ("a IN (", ":v"),
            ("((", "a"),
            ("NOT (", "a"), ("a,", "b"), ("a BETWEEN ", ":v"), ("a[", "0"), ("(a)", ""),
        ])
    func deep(opening: String, end: String) {
        for prefix in ["", "SET x = if_not_exists(y,"] {
            let room = 4_096 - prefix.utf8.count - end.utf8.count
            let text = prefix + String(repeating: opening, count: room / opening.utf8.count) + end
            let request = Request(text, [":v": 1])
            #expect(throws: ExpressionError.self) { try request.condition().operatorCount }
            #expect(throws: ExpressionError.self) { try request.keyCondition().terms }
            #expect(throws: ExpressionError.self) { try request.update().writtenRoots }
            #expect(throws: ExpressionError.self) { try request.projection().paths }
            let closed = text + String(repeating: ")", count: opening.filter { $0 == "(" }.count)
            #expect(throws: ExpressionError.self) { try Request(closed).condition().operatorCount }
        }
    }

    /// Balanced nesting that is valid is read to any depth, on the small stack of a task too.
    @Test func deepButValid() async throws {
        let depth = 230
        let text =
            "SET a = " + String(repeating: "if_not_exists(b,", count: depth) + "n"
            + String(repeating: ")", count: depth)
        let item: Item = ["n": 7]
        let result = try await Task.detached { try Request(text).applied(to: item)["a"] }.value
        #expect(result == 7)
        let condition =
            String(repeating: "(NOT ", count: 299) + "n=:v" + String(repeating: ")", count: 299)
        let holds = try await Task.detached {
            try Request(condition, [":v": 1]).holds(for: item)
        }.value
        #expect(holds)
    }

    /// 2,000 paths are checked against each other without comparing each with each.
    @Test func manyPaths() throws {
        let names = (0..<1_000).map { String($0, radix: 36) }.map { "k_\($0)" }
        let update = try Request("REMOVE " + names.prefix(700).joined(separator: ",")).update()
        #expect(update.clearingActionCount == 700)
        #expect(throws: ExpressionError.self) {
            try Request("REMOVE " + names.prefix(700).joined(separator: ",") + ",k_0").update()
                .writtenRoots
        }
    }
}

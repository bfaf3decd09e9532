import Granary
import Testing

@testable import GranaryCLI

/// Import must name the line that is wrong, and lose none that is right.
@Suite struct ItemLinesTests {
    private static let rules = ImportRules(
        KeySchema(partitionKey: "PK", sortKey: "SK"),
        indexes: [IndexDefinition("bySize", partitionKey: [.number("size")])])

    private static func lines(
        _ text: String, keys: [ImportKey] = [], form: JSONForm = .plain, skips: Bool = false
    ) -> ItemLines {
        var rest: [UInt8]? = Array(text.utf8)
        return ItemLines(
            { chunk in
                chunk = rest ?? []
                rest = nil
            }, form: form, keys: keys, rules: rules, skipsBadLines: skips)
    }

    private static func all(_ lines: ItemLines) -> [Item] {
        var items: [Item] = []
        while let item = lines.next() { items.append(item) }
        return items
    }

    /// Empty lines are no items and no mistakes.
    @Test func items() throws {
        let lines = Self.lines("{\"PK\":\"a\",\"SK\":\"b\"}\n\n  \n{\"PK\":\"c\",\"SK\":\"d\"}")
        #expect(
            Self.all(lines) == [["PK": "a", "SK": "b"], ["PK": "c", "SK": "d"]])
        #expect(lines.badLine == nil)
        #expect(lines.undecidedLines == 1...4)
        lines.didStore(1)
        #expect(lines.undecidedLines == 4...4)
        lines.didStore(2)
        #expect(lines.undecidedLines == nil)
    }

    /// DynamoDB's own exports wrap each item; both forms are read.
    @Test func typedItems() throws {
        let lines = Self.lines(
            """
            {"PK":{"S":"a"},"SK":{"S":"b"}}
            {"Item":{"PK":{"S":"c"},"SK":{"S":"d"}}}
            """, form: .typed)
        #expect(
            Self.all(lines) == [["PK": "a", "SK": "b"], ["PK": "c", "SK": "d"]])
    }

    /// Each mistake ends the input at its line, with its reason.
    @Test(
        arguments: [
            ("{", "The JSON text ends inside a value (at byte 1)"),
            ("{\"PK\":\"a\" x}", "Unexpected 'x' in the JSON text (at byte 10)"),
            ("[]", "Expected object, found array (at byte 0)"),
            ("{\"PK\":\"a\"}", "the item lacks the key attribute 'SK'"),
            ("{\"PK\":\"a\",\"SK\":1}", "the key attribute 'SK' is S, not N"),
            (
                "{\"PK\":\"a\",\"SK\":\"b\",\"size\":\"x\"}",
                "'size', a key of index bySize, is N, not S"
            ),
        ])
    func badLine(text: String, reason: String) throws {
        let good = "{\"PK\":\"a\",\"SK\":\"b\"}\n"
        let stopping = Self.lines(good + text + "\n" + good)
        #expect(Self.all(stopping).count == 1)
        #expect(stopping.badLine == ItemLines.BadLine(lineNumber: 2, reason: reason))
        let skipping = Self.lines(good + text + "\n" + good, skips: true)
        #expect(Self.all(skipping).count == 2)
        #expect(skipping.badLine == nil)
        #expect(skipping.skippedCount == 1)
    }

    /// Templates make the keys before they are checked.
    @Test func templates() throws {
        let keys = [try ImportKey("PK=N#${n}"), try ImportKey("SK=X")]
        let lines = Self.lines("{\"n\":12345678901234567890123}\n{\"m\":1}", keys: keys)
        #expect(lines.next()?["PK"] == "N#12345678901234567890123")
        #expect(lines.next() == nil)
        #expect(
            lines.badLine
                == ItemLines.BadLine(
                    lineNumber: 2, reason: "the key template needs attribute 'n': it is missing"))
    }

    /// An item may have 409,600 bytes and not one more.
    @Test func size() throws {
        let overhead = 2 + 1 + 2 + 1 + 1  // PK, a, SK, b, t
        let room = Limits.itemByteCount - overhead
        func line(_ count: Int) -> String {
            "{\"PK\":\"a\",\"SK\":\"b\",\"t\":\"\(String(repeating: "x", count: count))\"}"
        }
        #expect(Self.all(Self.lines(line(room))).count == 1)
        let over = Self.lines(line(room + 1))
        #expect(Self.all(over).isEmpty)
        #expect(over.badLine?.reason == "the item has 409601 bytes, and may have 409600")
    }

    /// A file that breaks off keeps what came before, and says why it ended.
    @Test func readError() {
        var chunks = ["{\"PK\":\"a\",\"SK\":\"b\"}\n{\"PK\":"].map { Array($0.utf8) }
        let lines = ItemLines(
            { chunk in
                guard let next = chunks.popLast() else { throw GzipError.truncated }
                chunk = next
            }, form: .plain, keys: [], rules: Self.rules, skipsBadLines: false)
        #expect(Self.all(lines).count == 1)
        #expect(lines.readError as? GzipError == .truncated)
        #expect(lines.badLine == nil)
    }
}

import Granary
import Testing

@testable import GranaryCLI

/// Tables are for people: aligned, never wider than the terminal, and safe to print.
@Suite struct TextTableTests {
    /// Columns are as wide as what they hold.
    @Test func alignment() {
        let rows = [["a", "b"], ["longer", ""]]
        let table = TextTable(header: ["x", "wide"], rows: rows, width: 80)
        #expect(table.line(table.header) == "x       wide")
        #expect(table.rule == "──────  ────")
        #expect(rows.map(table.line) == ["a       b", "longer"])
        #expect(table.hiddenCount == 0)
    }

    /// Whatever the width, no line is wider, and the first column stays.
    @Test(arguments: 1...60)
    func width(width: Int) {
        let cells = ["STARTUP#airbnb", "日本語のテキスト", "🙂🙂🙂", String(repeating: "y", count: 100)]
        let table = TextTable(header: ["PK", "name", "mood", "text"], rows: [cells], width: width)
        #expect(TextWidth.of(table.line(cells)) <= width)
        #expect(table.rule.count <= width)
        #expect(table.widths.count + table.hiddenCount == 4)
        #expect(!table.widths.isEmpty)
    }

    /// Room that is left goes to a column that was cut.
    @Test func leftover() {
        let text = String(repeating: "y", count: 50)
        let table = TextTable(header: ["a", "b"], rows: [["x", text]], width: 60)
        #expect(table.line(["x", text]) == "x  " + text)
    }

    /// East Asian characters and emoji take two columns, accents none.
    @Test(
        arguments: [
            ("abc", 3), ("日本", 4), ("é", 1), ("e\u{301}", 1), ("🙂", 2), ("👨‍👩‍👧", 2), ("한글", 4),
            ("", 0),
            ("\u{200B}", 0), ("❤️", 2), ("ｆ", 2),
        ])
    func textWidth(text: String, width: Int) {
        #expect(TextWidth.of(text) == width)
    }

    /// What is cut says so, and a wide character is never halved.
    @Test(
        arguments: [
            ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("abcdef", 1, "…"), ("abcdef", 0, ""),
            ("日本語", 5, "日本…"), ("日本語", 4, "日…"), ("", 0, ""),
        ])
    func cut(text: String, width: Int, expected: String) {
        #expect(TextWidth.cut(text, to: width) == expected)
    }

    /// Text from a store must not move the cursor or colour the terminal.
    @Test func controlCharacters() {
        #expect(AttributeValue.string("a\u{1B}[31mb\n").cellText == #"a\u001b[31mb\n"#)
        #expect(AttributeValue.string("plain \"quoted\"").cellText == "plain \"quoted\"")
        #expect(AttributeValue.list(["a", 1, .null]).cellText == #"["a",1,null]"#)
        #expect(AttributeValue.number(12).cellText == "12")
    }

    /// The key comes first, the rest by name.
    @Test func columns() {
        let items: [Item] = [["b": 1, "SK": "s", "PK": "p"], ["a": 2, "PK": "q"]]
        #expect(
            ItemWriter.columns(of: items, leading: ["PK", "SK", "none"])
                == ["PK", "SK", "a", "b"])
    }
}

/// Lines of Markdown.
struct MarkdownText {
    private var lines: [String] = []

    /// The text, with a newline at its end.
    var text: String { lines.joined(separator: "\n") + "\n" }

    /// Adds a heading with an empty line around it.
    mutating func heading(_ level: Int, _ title: String) {
        if !lines.isEmpty { blank() }
        lines.append(String(repeating: "#", count: level) + " " + title)
        blank()
    }

    /// Adds a paragraph, filled to 100 columns; nothing when there is no text.
    mutating func paragraph(_ text: String) {
        let words = text.split { $0.isWhitespace }.map(String.init)
        guard !words.isEmpty else { return }
        lines += SwiftText.filled(words, separator: " ", width: 100)
        blank()
    }

    /// Adds an item of a list.
    mutating func item(_ text: String) { lines.append("- " + Self.oneLine(text)) }

    /// Adds an empty line, unless the last one is.
    mutating func blank() {
        if lines.last?.isEmpty == false { lines.append("") }
    }

    /// Adds a table; nothing when it has no rows.
    mutating func table(_ columns: [String], _ rows: [[String]]) {
        guard !rows.isEmpty else { return }
        lines.append("| " + columns.joined(separator: " | ") + " |")
        lines.append("|" + String(repeating: " --- |", count: columns.count))
        for row in rows {
            let cells = row.map { Self.oneLine($0).replacing("|", with: "\\|") }
            lines.append("| " + cells.joined(separator: " | ") + " |")
        }
        blank()
    }

    /// Ends the text without an empty line.
    mutating func end() {
        while lines.last?.isEmpty == true { lines.removeLast() }
    }

    private static func oneLine(_ text: String) -> String {
        text.split { $0.isWhitespace }.joined(separator: " ")
    }

    /// Text in the type of code.
    static func code(_ text: String) -> String { text.isEmpty ? "" : "`\(text)`" }
}

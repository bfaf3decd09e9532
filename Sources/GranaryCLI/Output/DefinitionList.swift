/// Terms and what they are, for people: all of the text, wrapped to the width there is.
enum DefinitionList {
    /// A term and the paragraphs about it, each on lines of its own.
    struct Entry {
        let term: String
        let paragraphs: [String]

        /// Leaves paragraphs without text out.
        init(_ term: String, _ paragraphs: String...) {
            self.term = term
            self.paragraphs = paragraphs.filter { !$0.isEmpty }
        }
    }

    /// The lines under a title, with an empty line before it; no lines at all without entries.
    static func lines(_ title: String, _ entries: [Entry], width: Int) -> [String] {
        guard !entries.isEmpty else { return [] }
        let rule = String(repeating: "─", count: TextWidth.of(title))
        return ["", title, rule] + lines(entries, width: width)
    }

    /// The lines alone.
    static func lines(_ entries: [Entry], width: Int) -> [String] {
        let widest = entries.map { TextWidth.of($0.term) }.max() ?? 0
        let terms = min(widest, max(8, width * 2 / 5))
        let indentation = terms + TextTable.gap.count
        var lines: [String] = []
        for entry in entries {
            var rest = entry.paragraphs.flatMap { wrap($0, to: max(20, width - indentation)) }
            if TextWidth.of(entry.term) > terms || rest.isEmpty {
                lines.append(entry.term)
            } else {
                lines.append(TextWidth.pad(entry.term, to: indentation) + rest.removeFirst())
            }
            lines += rest.map { String(repeating: " ", count: indentation) + $0 }
        }
        return lines
    }

    /// Breaks text at spaces into lines of at most `width` columns; a longer word stays whole.
    static func wrap(_ text: String, to width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(separator: " ") {
            if !line.isEmpty, TextWidth.of(line) + 1 + TextWidth.of(String(word)) > width {
                lines.append(line)
                line = ""
            }
            line += line.isEmpty ? String(word) : " " + word
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }
}

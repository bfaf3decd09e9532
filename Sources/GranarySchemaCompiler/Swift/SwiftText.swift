/// Lines of Swift, indented and no longer than 100 columns where they can be broken.
struct SwiftText {
    static let width = 100

    private(set) var lines: [String] = []
    private var depth = 0

    /// The text, with a newline at its end.
    var text: String { lines.joined(separator: "\n") + "\n" }

    private var indentation: String { String(repeating: "    ", count: depth) }

    /// Adds a line.
    mutating func line(_ text: String) {
        lines.append(text.isEmpty ? "" : indentation + text)
    }

    /// Adds an empty line, unless a block has just begun or the last line is empty.
    mutating func blank() {
        guard let last = lines.last, !last.isEmpty, !last.hasSuffix("{") else { return }
        lines.append("")
    }

    /// Adds a line with an opening brace, what `body` adds, and the closing brace.
    mutating func block(_ head: String, _ body: (inout SwiftText) -> Void) {
        line(head + " {")
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    /// Adds an assignment, the expression on a line of its own when it does not fit.
    mutating func assign(_ target: String, _ expression: String) {
        if column + target.count + 3 + expression.count <= Self.width {
            line("\(target) = \(expression)")
        } else {
            line("\(target) =")
            indented { $0.line(expression) }
        }
    }

    /// Adds an `if` with conditions that may take several lines.
    mutating func conditional(_ conditions: [String], _ body: (inout SwiftText) -> Void) {
        let joined = conditions.joined(separator: ", ")
        guard column + joined.count + 5 > Self.width else { return block("if \(joined)", body) }
        var filled = Self.filled(
            conditions.dropLast().map { $0 + "," } + conditions.suffix(1), separator: " ",
            width: Self.width - column - 4)
        line("if " + filled.removeFirst())
        indented { text in
            for condition in filled { text.line(condition) }
        }
        line("{")
        indented(body)
        line("}")
    }

    /// Adds a computed property, on one line if it fits.
    mutating func getter(_ head: String, _ expression: String) {
        if column + head.count + expression.count + 5 <= Self.width {
            line("\(head) { \(expression) }")
        } else {
            block(head) { $0.line(expression) }
        }
    }

    /// Adds a documentation comment; nothing when there is no text.
    mutating func doc(_ text: String) {
        let words = text.split { $0.isWhitespace }.map(String.init)
        for line in SwiftText.filled(words, separator: " ", width: Self.width - column - 4) {
            self.line("/// " + line)
        }
    }

    /// Adds paragraphs of documentation with empty lines between them.
    mutating func doc(_ paragraphs: [String]) {
        for (index, paragraph) in paragraphs.filter({ !$0.isEmpty }).enumerated() {
            if index > 0 { line("///") }
            doc(paragraph)
        }
    }

    /// Adds a declaration with parameters, and what `body` adds, in braces.
    mutating func declaration(
        _ head: String, parameters: [String], tail: String, _ body: (inout SwiftText) -> Void
    ) {
        let joined = parameters.joined(separator: ", ")
        if column + head.count + joined.count + tail.count + 4 <= Self.width {
            line("\(head)(\(joined))\(tail) {")
        } else {
            line(head + "(")
            fill(parameters)
            line(")\(tail) {")
        }
        depth += 1
        body(&self)
        depth -= 1
        line("}")
    }

    /// Adds a call, its arguments on lines of their own when they do not fit.
    mutating func call(_ head: String, _ arguments: [String], end: String = ")") {
        let joined = arguments.joined(separator: ", ")
        if column + head.count + joined.count + end.count <= Self.width {
            line(head + joined + end)
        } else {
            line(head)
            fill(arguments, end: end)
        }
    }

    /// Adds a list that follows `head`, on one line if it fits and else filled.
    mutating func list(_ head: String, _ elements: [String], end: String) {
        let joined = elements.joined(separator: ", ")
        if column + head.count + joined.count + end.count <= Self.width {
            line(head + joined + end)
        } else {
            line(head)
            depth += 1
            let filled = Self.filled(
                elements.map { $0 + "," }, separator: " ", width: Self.width - column)
            for line in filled { self.line(line) }
            depth -= 1
            line(end)
        }
    }

    /// Adds what `body` adds, one step further in.
    mutating func indented(_ body: (inout SwiftText) -> Void) {
        depth += 1
        body(&self)
        depth -= 1
    }

    private var column: Int { depth * 4 }

    private mutating func fill(_ items: [String], end: String = "") {
        depth += 1
        var filled = Self.filled(
            items.dropLast().map { $0 + "," } + [(items.last ?? "") + end], separator: " ",
            width: Self.width - column)
        if filled.isEmpty { filled = [end] }
        for line in filled { self.line(line) }
        depth -= 1
    }

    /// Joins pieces to lines that are as long as they may be.
    static func filled(_ pieces: [String], separator: String, width: Int) -> [String] {
        var lines: [String] = []
        for piece in pieces {
            if let last = lines.last, last.count + separator.count + piece.count <= width {
                lines[lines.count - 1] = last + separator + piece
            } else {
                lines.append(piece)
            }
        }
        return lines
    }
}

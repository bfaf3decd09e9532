/// The text of a YAML file, by line and column as libyaml counts them.
struct YAMLSource {
    private(set) var text: String
    private var lines: [[Unicode.Scalar]]

    /// Takes a text apart, without a byte order mark in front of it.
    init(_ text: String) {
        self.text =
            text.unicodeScalars.first == "\u{FEFF}"
            ? String(text.unicodeScalars.dropFirst()) : text
        var lines: [[Unicode.Scalar]] = []
        var line: [Unicode.Scalar] = []
        var previous: Unicode.Scalar?
        for scalar in self.text.unicodeScalars {
            // CR LF is one line break.
            if scalar == "\n", previous == "\r" {
                previous = scalar
                continue
            }
            previous = scalar
            if Self.isLineBreak(scalar) {
                lines.append(line)
                line = []
            } else {
                line.append(scalar)
            }
        }
        lines.append(line)
        self.lines = lines
    }

    /// The line breaks of YAML 1.1, which libyaml reads.
    private static func isLineBreak(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\n", "\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
    }

    /// The character at a place, both counted from 1; `nil` past the end of the line.
    func character(line: Int, column: Int) -> Unicode.Scalar? {
        guard lines.indices.contains(line - 1), lines[line - 1].indices.contains(column - 1)
        else { return nil }
        return lines[line - 1][column - 1]
    }

    /// How many lines there are.
    var lineCount: Int { lines.count }

    /// The characters of a line, counted from 1.
    func scalars(ofLine line: Int) -> [Unicode.Scalar] { lines[line - 1] }

    /// Puts other characters in the place of a line's, counted from 1.
    mutating func replace(line: Int, with scalars: [Unicode.Scalar]) {
        lines[line - 1] = scalars
        text = lines.reduce(into: "") { text, line in
            text.unicodeScalars.append(contentsOf: line)
            text.append("\n")
        }
    }

    /// The place of a byte of the text, counted from 0.
    func place(ofByte offset: Int) -> (line: Int, column: Int) {
        var line = 1
        var column = 1
        for byte in text.utf8.prefix(max(0, offset)) {
            column += 1
            if byte == UInt8(ascii: "\n") { (line, column) = (line + 1, 1) }
        }
        return (line, column)
    }

    /// The place of an alias: of `*name`, when there is an anchor `&name`.
    ///
    /// Both may stand in a comment or a quoted text and mean nothing; that the same word follows
    /// `&` and `*` in prose is rare enough to refuse it.
    func firstAlias() -> (line: Int, column: Int)? {
        var anchors: Set<String> = []
        var aliases: [(name: String, line: Int, column: Int)] = []
        for (row, line) in lines.enumerated() {
            for (column, scalar) in line.enumerated() where scalar == "&" || scalar == "*" {
                let name = line[(column + 1)...].prefix { Self.isNameCharacter($0) }
                guard !name.isEmpty else { continue }
                let text = name.reduce(into: "") { $0.unicodeScalars.append($1) }
                if scalar == "&" {
                    anchors.insert(text)
                } else {
                    aliases.append((text, row + 1, column + 1))
                }
            }
        }
        return aliases.first { anchors.contains($0.name) }.map { ($0.line, $0.column) }
    }

    /// What libyaml takes for the name of an anchor.
    private static func isNameCharacter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_", "-": true
        default: false
        }
    }
}

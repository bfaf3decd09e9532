/// Columns for people, aligned and cut to the width there is.
struct TextTable: Sendable {
    /// The names over the columns that are shown.
    let header: [String]

    /// The width of each shown column.
    let widths: [Int]

    /// Columns that have no room.
    let hiddenCount: Int

    /// What stands between two columns.
    static let gap = "  "

    /// A column is cut to this while others need the room.
    static let fairWidth = 32

    /// Lays columns out by their names and the first rows.
    ///
    /// - Parameters:
    ///   - header: The names; the first ones are the last to be dropped.
    ///   - rows: The rows the widths are taken from.
    ///   - width: The columns of the terminal.
    init(header: [String], rows: [[String]], width: Int) {
        var wanted = header.map(TextWidth.of)
        for row in rows {
            for (column, cell) in row.enumerated() where column < wanted.count {
                wanted[column] = max(wanted[column], TextWidth.of(cell))
            }
        }
        var shown: [Int] = []
        var used = 0
        for column in wanted {
            let gap = shown.isEmpty ? 0 : Self.gap.count
            let next = min(column, Self.fairWidth)
            guard shown.isEmpty || used + gap + next <= width else { break }
            shown.append(min(next, max(1, width)))
            used += gap + next
        }
        // What is left over goes to the columns that were cut, from the left.
        for index in shown.indices where used < width {
            let more = min(wanted[index] - shown[index], width - used)
            guard more > 0 else { continue }
            shown[index] += more
            used += more
        }
        widths = shown
        self.header = Array(header.prefix(shown.count))
        hiddenCount = header.count - shown.count
    }

    /// One line: the cells that are shown, cut and filled to their columns.
    func line(_ cells: [String]) -> String {
        var line = ""
        for (index, (cell, width)) in zip(cells, widths).enumerated() {
            if index > 0 { line += Self.gap }
            let text = TextWidth.cut(cell, to: width)
            line += index == widths.count - 1 ? text : TextWidth.pad(text, to: width)
        }
        while line.last == " " { line.removeLast() }
        return line
    }

    /// A whole table, with an empty line before it; no lines at all without rows.
    static func lines(_ header: [String], _ rows: [[String]], width: Int) -> [String] {
        guard !rows.isEmpty else { return [] }
        let table = TextTable(header: header, rows: rows, width: width)
        return ["", table.line(table.header), table.rule] + rows.map(table.line)
    }

    /// The line under the header.
    var rule: String {
        widths.map { String(repeating: "─", count: $0) }.joined(separator: Self.gap)
    }
}

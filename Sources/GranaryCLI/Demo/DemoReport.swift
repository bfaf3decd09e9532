internal import Granary

/// Runs patterns and prints what they are, what they found, and how long they took.
struct DemoReport: ~Copyable {
    /// How many items of an answer are shown.
    static let shownCount = 3

    /// The columns that an answer has, which stands three to the right.
    static var answerWidth: Int { max(20, Terminal.width(of: Terminal.output) - 3) }

    /// How often a read is run; the median is told.
    static let readCount = 5

    private var output = OutputBuffer(descriptor: Terminal.output)
    private let palette = Palette.standardOutput
    private var number = 0

    /// Prints a line.
    mutating func say(_ text: String, seconds: Duration? = nil) throws(OutputError) {
        var line = text
        if let seconds { line += "  " + palette.figure(DurationText.text(seconds)) }
        try output.line(line)
        try output.flush()
    }

    /// Runs a pattern and prints all about it.
    mutating func show(_ pattern: DemoPattern, on table: Granary.Table) throws {
        number += 1
        try output.line("")
        try output.line(palette.title("\(number). \(pattern.title)"))
        try output.line("   " + palette.request(pattern.request))
        var times: [Duration] = []
        var answer = DemoPattern.Answer()
        for _ in 0..<(pattern.isWrite ? 1 : Self.readCount) {
            let start = ContinuousClock.now
            answer = try pattern.run(table)
            times.append(ContinuousClock.now - start)
        }
        for line in answer.lines { try output.line("   " + line) }
        try show(answer.items, pattern)
        let time = palette.figure(DurationText.text(times.sorted()[times.count / 2]))
        let count = answer.lines.isEmpty ? Self.total(of: answer.items.count) + " in " : "in "
        try output.line("   " + palette.quiet(count) + time)
        try output.flush()
    }

    /// Shows the pattern's columns first, and then as many others as the terminal has room for.
    private mutating func show(_ items: [Item], _ pattern: DemoPattern) throws {
        guard !items.isEmpty else { return }
        let items = Array(items.prefix(Self.shownCount))
        let columns = ItemWriter.columns(of: items, leading: pattern.columns)
            .filter { pattern.columns.contains($0) || !pattern.hidden.contains($0) }
        let rows = items.map { item in
            columns.map { item[$0]?.cellText ?? "" }
        }
        let table = TextTable(header: columns, rows: rows, width: Self.answerWidth)
        try output.line("   " + palette.quiet(table.line(table.header)))
        for row in rows { try output.line("   " + table.line(row)) }
    }

    private static func total(of count: Int) -> String {
        count > shownCount
            ? "\(shownCount) of \(ProgressBar.grouped(count)) items"
            : CountText.text(count, "item")
    }
}

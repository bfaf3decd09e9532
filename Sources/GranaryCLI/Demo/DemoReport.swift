internal import Granary

/// Runs patterns and prints what they are, what they found, and how long they took.
struct DemoReport: ~Copyable {
    /// How many items of an answer are shown.
    static let shownCount = 3

    /// How often a read is run; the median is told.
    static let readCount = 5

    private var output = OutputBuffer(descriptor: Terminal.output)
    private let palette = Palette.standardOutput
    private let width = Terminal.width(of: Terminal.output)
    private var number = 0

    /// Prints a line.
    mutating func say(_ text: String, seconds: Duration? = nil) throws(OutputError) {
        var line = text
        if let seconds { line += "  " + palette.figure(Self.microseconds(seconds)) }
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
        try show(answer.items, columns: pattern.columns)
        let time = palette.figure(Self.microseconds(times.sorted()[times.count / 2]))
        let count = answer.lines.isEmpty ? Self.total(of: answer.items.count) + " in " : "in "
        try output.line("   " + palette.quiet(count) + time)
        try output.flush()
    }

    private mutating func show(_ items: [Item], columns: [String]) throws {
        guard !items.isEmpty else { return }
        let rows = items.prefix(Self.shownCount).map { item in
            columns.map { item[$0]?.cellText ?? "" }
        }
        let table = TextTable(header: columns, rows: rows, width: max(20, width - 3))
        try output.line("   " + palette.quiet(table.line(table.header)))
        for row in rows { try output.line("   " + table.line(row)) }
    }

    private static func total(of count: Int) -> String {
        count > shownCount
            ? "\(shownCount) of \(ProgressBar.grouped(count)) items"
            : CountText.text(count, "item")
    }

    /// A duration for people.
    static func microseconds(_ duration: Duration) -> String {
        let (seconds, attoseconds) = duration.components
        let whole = seconds * 1_000_000 + attoseconds / 1_000_000_000_000
        return "\(ProgressBar.grouped(Int(whole))) µs"
    }
}

internal import Granary

extension SampleLoad.Outcome {
    /// The outcome as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("table", .string(table)), .init("itemCount", .number("\(itemCount)")),
            .init(
                "models",
                .object(
                    counts.sorted { $0.key < $1.key }.map { .init($0.key, .number("\($0.value)")) })
            ),
        ])
    }

    /// The outcome in lines for people.
    func lines(width: Int) -> [String] {
        let rows = counts.sorted { $0.key < $1.key }
            .map { [$0.key, ProgressBar.grouped($0.value)] }
        let table = TextTable(header: ["model", "items"], rows: rows, width: width)
        return [table.line(table.header), table.rule] + rows.map(table.line)
    }
}

extension OutputOptions {
    /// Writes what was loaded: the counts, and on standard error how long it took.
    func write(_ outcome: SampleLoad.Outcome) throws(OutputError) {
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch style {
        case .json: try buffer.line(outcome.jsonValue.text)
        case .table:
            let width = Terminal.width(of: Terminal.output)
            for line in outcome.lines(width: width) { try buffer.line(line) }
        }
        try buffer.flush()
        let items = "\(ProgressBar.grouped(outcome.itemCount)) items"
        Terminal.writeError("loaded \(items) into \(outcome.table)\n")
    }
}

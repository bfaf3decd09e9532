internal import ArgumentParser
internal import Granary

/// `granary explain`: what a query reads, and what DynamoDB would charge for it.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Tell which index a query uses, what it reads and what DynamoDB would charge.",
        discussion: """
            EXAMPLE:
              granary --store app.granary explain app 'PK = :p AND begins_with(SK, :s)' \\
                --values '{":p":"STARTUP#1",":s":"ACTIVITY#"}'
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var query: QueryOptions
    @OptionGroup var json: JSONFormOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let explanation = try store.explain(try query.query(json.form))
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch output.style {
        case .json: try buffer.line(explanation.jsonValue.text)
        case .table:
            let width = Terminal.width(of: Terminal.output)
            for line in explanation.lines(width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}

extension QueryExplanation {
    /// The explanation as JSON.
    var jsonValue: JSONValue {
        .object([
            .init("tableName", .string(tableName)),
            .init("indexName", indexName.map { .string($0) } ?? .null),
            .init("keyAttributes", .array(keyAttributes.map { .string($0) })),
            .init("scannedCount", .number("\(scannedCount)")),
            .init("count", .number("\(count)")),
            .init("byteCount", .number("\(byteCount)")),
            .init("pageCount", .number("\(pageCount)")),
            .init("eventualCapacityUnits", .number("\(eventualCapacityUnits)")),
            .init(
                "consistentCapacityUnits",
                consistentCapacityUnits.map { .number("\($0)") } ?? .null),
            .init("notes", .array(notes.map { .string($0) })),
        ])
    }

    /// The explanation in lines for people.
    func lines(width: Int) -> [String] {
        let consistent = consistentCapacityUnits.map { ", \($0) strongly" } ?? ""
        var pairs: [(name: String, value: String)] = [
            ("reads", indexName.map { "index \($0) of \(tableName)" } ?? "table \(tableName)"),
            ("by", keyAttributes.joined(separator: ", ")),
            ("examines", "\(ProgressBar.grouped(scannedCount)) entries"),
            ("returns", "\(ProgressBar.grouped(count)) items"),
            ("bytes", ByteText.text(byteCount)),
            ("pages", "\(pageCount)"),
            ("read units", "\(eventualCapacityUnits) eventually consistent\(consistent)"),
        ]
        for note in notes { pairs.append(("note", note)) }
        return AttributeListing.lines(pairs, width: width)
    }
}

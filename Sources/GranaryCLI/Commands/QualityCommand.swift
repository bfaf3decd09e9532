internal import ArgumentParser
internal import Foundation
internal import Granary

/// `granary quality`: how complete, consistent and fresh the items of a table are.
struct QualityCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quality",
        abstract: "Score the items of a table: what is missing, does not agree, or is old.",
        discussion: """
            A score is from 0 to 100: half of it for the attributes that are there, by weight; \
            30 for what agrees, with itself and with the schema; 20 for being as fresh as the model \
            asks. Invalid are the items that the schema forbids since they were written, and that \
            cannot be written as they are. All items are read.

            EXAMPLE:
              granary --store app.granary quality
              granary --store app.granary quality --model StartupProfile --limit 25
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var table: SchemaTableOptions

    @Option(help: ArgumentHelp("Score the items of this model alone.", valueName: "name"))
    var model: String?

    @Option(
        help: ArgumentHelp(
            "How many missing attributes of a model and how many items to show.",
            valueName: "count"))
    var limit = 10

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard (1...10_000).contains(limit) else {
            throw ArgumentParser.ValidationError("--limit must be from 1 to 10000.")
        }
    }

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let schema = try table.schema(in: store)
        let model = try model.map { name throws(CommandFailure) in
            try schema.knownModel(named: name)
        }
        let warnings = KnownSchemas.warnings(for: schema)
        if let missing = warnings.missing(of: model.map { [$0] } ?? schema.models) {
            Terminal.writeError("\(missing)\n")
        }
        let report = try store.quality(
            schema, model: model, warnings: warnings, inconsistentItemLimit: limit)
        let listing = QualityListing(report: report, schema: schema, limit: limit)
        var buffer = OutputBuffer(descriptor: Terminal.output)
        switch output.style {
        case .json: try buffer.line(listing.jsonValue.text)
        case .table:
            let width = Terminal.width(of: Terminal.output)
            for line in listing.lines(width: width) { try buffer.line(line) }
        }
        try buffer.flush()
    }
}

extension Store {
    /// Reads a whole table and scores its items, with a progress bar.
    func quality(
        _ schema: Schema, model: Model? = nil, warnings: SchemaWarnings,
        inconsistentItemLimit limit: Int
    ) throws -> QualityReport {
        let table = try table(schema.table)
        let total = Double(max(1, try table.describe().itemCount))
        let scorer = QualityScorer(schema)
        var report = QualityReport(
            schema, secondsSince1970: Int(Date.now.timeIntervalSince1970),
            inconsistentItemLimit: limit)
        let bar = ProgressBar("quality")
        defer { bar.finish() }
        var count = 0
        try read { snapshot in
            try table.forEachItem { item in
                count += 1
                if count % 1_024 == 0 { bar.update(count, fraction: Double(count) / total) }
                if let model, scorer.model(of: item)?.name != model.name { return true }
                try report.add(item) { model, item throws(StoreError) in
                    try warnings.findings(of: model, Item(copying: item), in: snapshot)
                }
                return true
            }
        }
        return report
    }
}

internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary export`: every item of a table, in any format that is written.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write every item of a table: JSON lines, CSV, or as DynamoDB exports to S3.",
        discussion: """
            All items belong to one moment, while writes go on. Plain JSON has no sets and no \
            binaries: use --dynamodb-json for what must read back exactly as it was. With --format \
            dynamodb-export --after, only what changed since is exported, by the change log.

            EXAMPLE:
              granary --store app.granary export app --to app.ndjson.gz
              granary --store app.granary export app --format dynamodb-export --to s3
              granary --store app.granary export app --format dynamodb-export \\
                --to s3 --after 4011
              granary --store app.granary export app --anonymise --to laptop.ndjson
            """)

    /// The formats that are written.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case ndjson
        case dynamoDBJSON = "dynamodb-json"
        case dynamoDBExport = "dynamodb-export"
        case csv
    }

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Option(
        help: ArgumentHelp(
            "The format; otherwise csv when the file is called so, and ndjson.",
            valueName: "format"))
    var format: Format?

    @OptionGroup var json: JSONFormOptions

    @Option(
        help: ArgumentHelp(
            "The file, compressed when its name ends with .gz; standard output otherwise. A folder "
                + "for dynamodb-export.", valueName: "path"),
        completion: .file())
    var to: String?

    @Option(
        help: ArgumentHelp(
            "dynamodb-export: only what changed after this change.", valueName: "sequence-number"))
    var after: UInt64?

    @Option(
        help: ArgumentHelp(
            "With --after: NEW_IMAGE or NEW_AND_OLD_IMAGES.", valueName: "view"))
    var view = Choice(DynamoDBExport.View.newAndOldImages)

    @OptionGroup var privacy: AnonymiseOptions

    func validate() throws {
        if format == .dynamoDBExport, to == nil {
            throw ArgumentParser.ValidationError("--format dynamodb-export needs --to FOLDER.")
        }
        if after != nil, format != .dynamoDBExport {
            throw ArgumentParser.ValidationError("--after needs --format dynamodb-export.")
        }
    }

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let table = try store.table(table)
        var options = ExportOptions()
        let bar = ProgressBar("export")
        defer { bar.finish() }
        Interrupt.listen()
        options.progress = { count, fraction in bar.update(count, fraction: fraction) }
        options.shouldStop = { Interrupt.isRequested }
        if let anonymiser = try privacy.anonymiser(for: table) {
            options.transform = { item throws(RecordProblem) in try anonymiser.anonymised(item) }
        }
        if format == .dynamoDBExport {
            try exportFolder(table, options, bar)
        } else {
            let count = try table.export(
                to: to ?? "-", form: form, isCompressed: to?.hasSuffix(".gz") == true, options)
            bar.finish()
            if to != nil { Terminal.writeError(CountText.text(count, "item") + " exported\n") }
        }
    }

    private var form: ExportForm {
        switch format {
        case .csv: .csv
        case .dynamoDBJSON: .dynamoDBJSON
        case nil where isNamedCSV && !json.isTyped: .csv
        default: json.isTyped ? .dynamoDBJSON : .ndjson
        }
    }

    private var isNamedCSV: Bool {
        [".csv", ".csv.gz"].contains { to?.lowercased().hasSuffix($0) == true }
    }

    private func exportFolder(
        _ table: Granary.Table, _ options: ExportOptions, _ bar: ProgressBar
    ) throws {
        guard let to else { return }
        if let after {
            let (export, last) = try table.exportChangesForDynamoDB(
                to: to, after: after, view: view.value, options)
            bar.finish()
            Terminal.writeError(
                CountText.text(export.itemCount, "change") + " exported to \(export.path): go on "
                    + "with --after \(last)\n")
        } else {
            let (export, last) = try table.exportForDynamoDB(to: to, options)
            bar.finish()
            let next = try table.describe().changeLogEnabled ? ": go on with --after \(last)" : ""
            Terminal.writeError(
                CountText.text(export.itemCount, "item") + " exported to \(export.path)\(next)\n")
        }
    }
}

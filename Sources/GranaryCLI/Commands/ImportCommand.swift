internal import ArgumentParser
internal import Granary
internal import GranaryTransfer

/// `granary import`: items from files of any format that is read.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Put the items of a file: JSON lines, DynamoDB's exports, CSV, PostgreSQL.",
        discussion: """
            The format is detected: plain or DynamoDB JSON, one object a line; a folder as \
            DynamoDB exports to S3; CSV; a NoSQL Workbench model's sample data. All may be gzip; - is \
            standard input. Without --rejects or --skip-bad-lines the first bad record ends the \
            import, and the items before it are stored. Run it again to go on: what is there \
            already just so is no conflict; what was rejected needs another --rejects file then.

            EXAMPLE:
              granary --store app.granary import app startups.ndjson.gz \\
                --key 'PK=STARTUP#${slug}' --key 'SK=PROFILE'
              granary --store app.granary import app AWSDynamoDB/01693685827463-2d8752fd
              granary --store app.granary import app orders.csv --on-conflict skip \\
                --rejects rejected.csv
              granary --store dreamseed.granary import dreamseed \\
                --from-postgres 'host=localhost dbname=dreamseed'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(
        help: """
            The file or folder, or - for standard input. With --from-postgres: a folder of CSV \
            dumps, schema.table.csv each.
            """, completion: .file())
    var file: String?

    @OptionGroup var input: ImportInputOptions

    @Option(
        help: ArgumentHelp(
            "When a key is taken by another item: replace, skip or fail.", valueName: "policy"))
    var onConflict = Choice(ImportOptions.ConflictPolicy.replace)

    @Flag(help: "Judge everything by the table and its schema, and write nothing.")
    var dryRun = false

    @Option(
        help: ArgumentHelp(
            "Write bad records there as they are, with place and reasons, and go on.",
            valueName: "file"),
        completion: .file())
    var rejects: String?

    @Flag(help: "Leave records out that are no item for this table, and count them.")
    var skipBadLines = false

    @Flag(help: "Show what was done as JSON too, on standard output.")
    var json = false

    @OptionGroup var privacy: AnonymiseOptions
    @OptionGroup var rules: RuleOptions

    func validate() throws {
        guard file != nil || input.fromPostgres != nil else {
            throw ArgumentParser.ValidationError("Give a file, or --from-postgres.")
        }
    }

    func run() throws {
        let store = try location.openForWriting(rules: rules)
        defer { store.close() }
        let table = try store.table(table)
        var options = ImportOptions()
        options.onConflict = onConflict.value
        options.isDryRun = dryRun
        options.skipsRejected = skipBadLines
        options.rejectsPath = rejects
        let keys = try ImportKeys(input.keys, of: table.describe())
        let anonymiser = try privacy.anonymiser(for: table, needsKey: !dryRun)
        if !input.keys.isEmpty || anonymiser != nil {
            options.transform = { item throws(RecordProblem) in
                let item = try keys.made(in: item)
                return try anonymiser?.anonymised(item) ?? item
            }
        }
        try input.withSource(file, for: table) { source in
            try load(source, into: table, options)
        }
    }

    private func load(
        _ source: any ImportSource, into table: Granary.Table, _ options: ImportOptions
    ) throws {
        var options = options
        let bar = ProgressBar(dryRun ? "judge" : "import")
        Interrupt.listen()
        options.progress = { count, fraction in bar.update(count, fraction: fraction) }
        options.shouldStop = { Interrupt.isRequested }
        defer { bar.finish() }
        let outcome = try table.load(from: source, options)
        bar.finish()
        Terminal.writeError(Self.summary(outcome, isDryRun: dryRun) + "\n")
        if json {
            var output = OutputBuffer(descriptor: Terminal.output)
            try output.line(outcome.jsonValue(isDryRun: dryRun).text)
            try output.flush()
        }
        if outcome.isInterrupted {
            let another =
                outcome.rejectedCount > 0 && rejects != nil ? ", with another --rejects" : ""
            throw CommandFailure.failure(
                "interrupted: run the same command again\(another) to go on with the rest")
        }
        if outcome.rejectedCount > 0, let rejects {
            let advice =
                input.fromPostgres == nil
                ? "mend \(rejects), and import it"
                : "see \(rejects). Mend and import the items in it; rows that are no items stand there "
                    + "behind #granary, to be mended in the database"
            throw CommandFailure(
                status: .conditionFailed,
                message: CountText.text(outcome.rejectedCount, "record") + " rejected: " + advice)
        }
    }

    private static func summary(_ outcome: ImportOutcome, isDryRun: Bool) -> String {
        var parts = [
            CountText.text(outcome.storedCount, "item")
                + (isDryRun ? " would be imported" : " imported")
        ]
        if outcome.unchangedCount > 0 {
            parts.append("\(outcome.unchangedCount) there already")
        }
        if outcome.skippedCount > 0 {
            parts.append("\(outcome.skippedCount) with taken keys left out")
        }
        if outcome.deletedCount > 0 { parts.append("\(outcome.deletedCount) deleted") }
        if outcome.rejectedCount > 0 {
            parts.append(CountText.text(outcome.rejectedCount, "bad line") + " left out")
        }
        return parts.joined(separator: ", ")
    }
}

extension ImportOutcome {
    /// What became of the records, for programs.
    fileprivate func jsonValue(isDryRun: Bool) -> JSONValue {
        .object([
            .init("isDryRun", .bool(isDryRun)),
            .init("isInterrupted", .bool(isInterrupted)),
            .init("storedCount", .number("\(storedCount)")),
            .init("unchangedCount", .number("\(unchangedCount)")),
            .init("skippedCount", .number("\(skippedCount)")),
            .init("deletedCount", .number("\(deletedCount)")),
            .init("rejectedCount", .number("\(rejectedCount)")),
        ])
    }
}

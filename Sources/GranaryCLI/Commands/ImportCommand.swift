internal import ArgumentParser
internal import Foundation
internal import Granary

/// `granary import`: items from a file, one per line.
struct ImportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "import",
        abstract: "Put the items of a file, one JSON object per line, plain or gzip.",
        discussion: """
            The file is read as it goes, whatever its size; - is standard input. A bad line ends \
            the import: the items before it are stored.

            EXAMPLE:
              granary --store app.granary import app startups.ndjson.gz \\
                --key 'PK=STARTUP#${slug}' --key 'SK=PROFILE'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The file, or - for standard input.", completion: .file())
    var file: String

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp(
            "An attribute to make of others, such as PK=STARTUP#${slug}.",
            valueName: "name=template"),
        transform: { text in try ImportKey(text) })
    var keys: [ImportKey] = []

    @Flag(help: "Leave lines out that are no item for this table, and count them.")
    var skipBadLines = false

    @OptionGroup var json: JSONFormOptions
    @OptionGroup var rules: RuleOptions

    func run() throws {
        let store = try location.openForWriting(rules: rules)
        defer { store.close() }
        let description = try store.table(table).describe()
        let input = try ImportFile(path: file)
        let lines = ItemLines(
            { chunk in try input.read(into: &chunk) }, form: json.form, keys: keys,
            rules: ImportRules(description), skipsBadLines: skipBadLines)
        let count = try load(lines, from: input, into: store.table(table))
        if let bad = lines.badLine {
            throw CommandFailure.failure(
                "\(input.name):\(bad.lineNumber): \(bad.reason); \(Self.stored(count)): mend the "
                    + "line, or go on with --skip-bad-lines")
        }
        if let error = lines.readError {
            throw CommandFailure.failure("\(input.name): \(error); \(Self.stored(count))")
        }
        var summary = CountText.text(count, "item") + " imported"
        if lines.skippedCount > 0 {
            summary += ", \(CountText.text(lines.skippedCount, "bad line")) left out"
        }
        Terminal.writeError(summary + "\n")
    }

    private func load(
        _ lines: ItemLines, from input: ImportFile, into table: Granary.Table
    ) throws -> Int {
        let bar = ProgressBar("import")
        defer { bar.finish() }
        var durableCount = 0
        do {
            return try table.load(next: lines.next) { count in
                durableCount = count
                lines.didStore(count)
                bar.update(count, fraction: input.fraction)
            }
        } catch let error as StoreError {
            guard let range = lines.undecidedLines else { throw error }
            let place = range.count == 1 ? "" : "-\(range.upperBound)"
            let failure = CommandFailure(error)
            throw CommandFailure(
                status: failure.status,
                message: "\(input.name):\(range.lowerBound)\(place): \(failure.message); "
                    + Self.stored(durableCount), details: failure.details)
        }
    }

    /// How far the import came.
    private static func stored(_ count: Int) -> String {
        switch count {
        case 0: "nothing is stored"
        case 1: "the first item is stored"
        default: "the first \(count) items are stored"
        }
    }
}

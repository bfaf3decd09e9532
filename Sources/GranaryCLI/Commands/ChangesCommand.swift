internal import ArgumentParser
internal import Granary

/// `granary changes`: the change log of a table, oldest change first.
struct ChangesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "changes",
        abstract: "Show the change log of a table as JSON lines.",
        discussion: """
            The table must have a change log: `granary table update app --change-log`. Give the last \
            sequenceNumber you have seen as --after to go on from there.

            EXAMPLE:
              granary --store app.granary changes app --after 41 --limit 100
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Option(help: ArgumentHelp("Show what came after this change.", valueName: "sequence-number"))
    var after: UInt64 = 0

    @OptionGroup var limits: LimitOptions
    @OptionGroup var json: JSONFormOptions

    /// How many changes are read at a time.
    private static let pageCount = 1_000

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let described = try store.run(DescribeTable(tableName: table))
        let leading = described.keySchema.names
        var output = OutputBuffer(descriptor: Terminal.output)
        var remaining = limits.limit ?? .max
        var last = after
        while remaining > 0 {
            let page = try store.run(
                ReadChanges(
                    tableName: table, after: last, limit: min(remaining, Self.pageCount)))
            for record in page.records {
                record.append(to: &output.bytes, form: json.form, leading: leading)
                try output.endLine()
            }
            guard !page.records.isEmpty else {
                // What a log that was switched off still has is shown.
                if last == after, !described.changeLogEnabled {
                    throw CommandFailure.usage(
                        "table '\(table)' has no change log: `granary table update \(table) "
                            + "--change-log` switches it on")
                }
                break
            }
            remaining -= page.records.count
            last = page.lastSequenceNumber
        }
        try output.flush()
    }
}

extension ChangeRecord {
    /// Appends the record as one JSON object.
    func append(to bytes: inout [UInt8], form: JSONForm, leading: [String]) {
        let kind =
            switch kind {
            case .insert: "INSERT"
            case .modify: "MODIFY"
            case .remove: "REMOVE"
            }
        let head = #"{"sequenceNumber":\#(sequenceNumber),"milliseconds":\#(milliseconds)"#
        bytes.append(contentsOf: head.utf8)
        bytes.append(contentsOf: #","kind":"\#(kind)""#.utf8)
        for (name, image) in [("keys", keys), ("oldImage", oldImage), ("newImage", newImage)] {
            guard let image else { continue }
            bytes.append(contentsOf: #","\#(name)":"#.utf8)
            form.append(image.view, leading: leading, to: &bytes)
        }
        bytes.append(UInt8(ascii: "}"))
    }
}

internal import ArgumentParser
internal import Granary

/// `granary export`: every item of a table, one per line.
struct ExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write every item of a table, one JSON object per line.",
        discussion: """
            All items belong to one moment. Plain JSON has no sets and no binaries: use \
            --dynamodb-json for what must read back exactly as it was.

            EXAMPLE:
              granary --store app.granary export app | gzip > app.ndjson.gz
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @OptionGroup var json: JSONFormOptions

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        let description = try store.run(DescribeTable(tableName: table))
        let leading = description.keySchema.names
        let total = Double(max(1, description.itemCount))
        let bar = ProgressBar("export")
        defer { bar.finish() }
        var output = OutputBuffer(descriptor: Terminal.output)
        var count = 0
        try store.table(table).forEachItem { item in
            json.form.append(item, leading: leading, to: &output.bytes)
            try output.endLine()
            count += 1
            if count % 1_024 == 0 { bar.update(count, fraction: Double(count) / total) }
            return true
        }
        try output.flush()
    }
}

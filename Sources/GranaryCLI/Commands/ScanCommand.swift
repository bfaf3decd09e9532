internal import ArgumentParser
internal import Granary

/// `granary scan`: all the items of a table or index.
struct ScanCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "scan",
        abstract: "Show or count the items of a whole table or index.",
        discussion: """
            EXAMPLE:
              granary --store app.granary scan app --filter 'team_size > :n' \\
                --values '{":n":100}' --limit 10
              granary --store app.granary scan app --count
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Option(help: ArgumentHelp("The index to read.", valueName: "name"))
    var index: String?

    @Option(
        help: ArgumentHelp("What must be true of an item to be shown.", valueName: "condition"))
    var filter: String?

    @Option(
        help: ArgumentHelp("The attributes or nested parts to show.", valueName: "expression"))
    var project: String?

    @OptionGroup var placeholders: PlaceholderOptions
    @OptionGroup var limits: LimitOptions

    @Flag(help: "Show how many items there are, and no items.")
    var count = false

    @OptionGroup var json: JSONFormOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var operation = Scan(
            tableName: table, indexName: index, filterExpression: filter.expression(),
            projectionExpression: project.expression(),
            expressionAttributeNames: try placeholders.names(),
            expressionAttributeValues: try placeholders.values(json.form))
        let store = try location.openForReading()
        defer { store.close() }
        if count {
            operation.select = .count
            operation.projectionExpression = nil
            let total = try PageCount.total(limit: limits.limit) { startKey throws(StoreError) in
                operation.exclusiveStartKey = startKey
                return try store.run(operation)
            }
            try OutputBuffer.writeLine("\(total)")
            return
        }
        let description = try store.run(DescribeTable(tableName: table))
        let items = try store.table(table).items(of: operation, limit: limits.limit)
        let writer = ItemWriter(
            style: output.style(for: json.form), form: json.form,
            leading: description.leadingNames(index: index))
        try writer.writeAll(items)
    }
}

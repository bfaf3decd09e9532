internal import ArgumentParser
internal import Granary

/// `granary query`: the items of one item collection, in sort key order.
struct QueryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "query",
        abstract: "Show the items of an item collection, in the order of the sort key.",
        discussion: """
            EXAMPLE:
              granary --store app.granary query app 'PK = :p AND begins_with(SK, :s)' \\
                --values '{":p":"STARTUP#1",":s":"ACTIVITY#"}' --reverse --limit 10
              granary --store app.granary query app 'industry = :i' --index byIndustry \\
                --values '{":i":"Fintech"}' --project 'PK, #n' --names '{"#n":"name"}'
            """)

    @OptionGroup var location: StoreLocation
    @OptionGroup var query: QueryOptions
    @OptionGroup var limits: LimitOptions

    @Flag(help: "Show how many items there are, and no items.")
    var count = false

    @OptionGroup var json: JSONFormOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        var operation = try query.query(json.form)
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
        let description = try store.run(DescribeTable(tableName: query.table))
        let items = try store.table(query.table).items(of: operation, limit: limits.limit)
        let writer = ItemWriter(
            style: output.style(for: json.form), form: json.form,
            leading: description.leadingNames(index: query.index))
        try writer.writeAll(items)
    }
}

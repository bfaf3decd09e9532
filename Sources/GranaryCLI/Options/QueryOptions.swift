internal import ArgumentParser
internal import Granary

/// What a query reads: shared by `query` and `explain`.
struct QueryOptions: ParsableArguments {
    @Argument(help: "The table's name.")
    var table: String

    @Argument(
        help: ArgumentHelp(
            "The key condition: 'PK = :p AND begins_with(SK, :s)'.", valueName: "condition"))
    var condition: String

    @OptionGroup var placeholders: PlaceholderOptions

    @Option(help: ArgumentHelp("The index to read.", valueName: "name"))
    var index: String?

    @Option(
        help: ArgumentHelp("What must be true of an item to be shown.", valueName: "condition"))
    var filter: String?

    @Option(
        help: ArgumentHelp("The attributes or nested parts to show.", valueName: "expression"))
    var project: String?

    @Flag(help: "Read from the last sort key down.")
    var reverse = false

    /// The operation.
    func query(_ form: JSONForm) throws(CommandFailure) -> Query {
        Query(
            tableName: table, indexName: index, keyConditionExpression: .text(condition),
            filterExpression: filter.expression(), projectionExpression: project.expression(),
            expressionAttributeNames: try placeholders.names(),
            expressionAttributeValues: try placeholders.values(form), scanIndexForward: !reverse)
    }
}

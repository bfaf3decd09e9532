internal import ArgumentParser
internal import Granary

/// `granary update`: attributes of one item.
struct UpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Change attributes of an item, or create it, and show it as it is then.",
        discussion: """
            The expression has DynamoDB's clauses SET, REMOVE, ADD and DELETE.

            EXAMPLE:
              granary --store app.granary update app '{"PK":"USER#1","SK":"PROFILE"}' \\
                --set 'SET logins = if_not_exists(logins, :z) + :one' \\
                --values '{":z":0,":one":1}' --if 'attribute_exists(PK)'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The key attributes, as JSON.")
    var key: String

    @Option(help: ArgumentHelp("What to change.", valueName: "update"))
    var set: String

    @Option(
        name: .customLong("if"),
        help: ArgumentHelp("What must be true of the item.", valueName: "condition"))
    var condition: String?

    @OptionGroup var placeholders: PlaceholderOptions
    @OptionGroup var json: JSONFormOptions
    @OptionGroup var rules: RuleOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let operation = UpdateItem(
            tableName: table, key: try json.form.item(key, as: "the key"),
            updateExpression: .text(set), conditionExpression: condition.expression(),
            expressionAttributeNames: try placeholders.names(),
            expressionAttributeValues: try placeholders.values(json.form), returnValues: .allNew)
        let store = try location.openForWriting(rules: rules)
        defer { store.close() }
        let leading = try store.run(DescribeTable(tableName: table)).keySchema.names
        guard let item = try store.run(operation).attributes else { return }
        try output.write(item, form: json.form, leading: leading)
    }
}

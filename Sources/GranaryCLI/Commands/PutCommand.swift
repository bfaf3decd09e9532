internal import ArgumentParser
internal import Granary

/// `granary put`: one whole item.
struct PutCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "put",
        abstract: "Put an item, in place of any with the same key.",
        discussion: """
            EXAMPLE:
              granary --store app.granary put app \\
                '{"PK":"USER#1","SK":"PROFILE","email":"a@b.co"}'
              granary --store app.granary put app '{"PK":"USER#1","SK":"PROFILE"}' \\
                --if 'attribute_not_exists(PK)'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The item, key attributes included, as JSON.")
    var item: String

    @Option(
        name: .customLong("if"),
        help: ArgumentHelp("What must be true of the item already there.", valueName: "condition"))
    var condition: String?

    @OptionGroup var placeholders: PlaceholderOptions
    @OptionGroup var json: JSONFormOptions
    @OptionGroup var rules: RuleOptions

    func run() throws {
        let operation = PutItem(
            tableName: table, item: try json.form.item(item, as: "the item"),
            conditionExpression: condition.expression(),
            expressionAttributeNames: try placeholders.names(),
            expressionAttributeValues: try placeholders.values(json.form))
        let store = try location.openForWriting(rules: rules)
        defer { store.close() }
        _ = try store.run(operation)
    }
}

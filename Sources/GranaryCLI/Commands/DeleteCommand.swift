internal import ArgumentParser
internal import Granary

/// `granary delete`: one item.
struct DeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete an item and show it as it was; exit status 1 when there is none.",
        discussion: """
            EXAMPLE:
              granary --store app.granary delete app '{"PK":"USER#1","SK":"PROFILE"}'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The key attributes, as JSON.")
    var key: String

    @Option(
        name: .customLong("if"),
        help: ArgumentHelp("What must be true of the item.", valueName: "condition"))
    var condition: String?

    @OptionGroup var placeholders: PlaceholderOptions
    @OptionGroup var json: JSONFormOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let operation = DeleteItem(
            tableName: table, key: try json.form.item(key, as: "the key"),
            conditionExpression: condition.expression(),
            expressionAttributeNames: try placeholders.names(),
            expressionAttributeValues: try placeholders.values(json.form), returnValues: .allOld)
        let store = try location.openForWriting()
        defer { store.close() }
        let leading = try store.run(DescribeTable(tableName: table)).keySchema.names
        guard let item = try store.run(operation).attributes else {
            throw CommandFailure.missingItem
        }
        try output.write(item, form: json.form, leading: leading)
    }
}

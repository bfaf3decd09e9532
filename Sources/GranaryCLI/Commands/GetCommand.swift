internal import ArgumentParser
internal import Granary

/// `granary get`: one item by its key.
struct GetCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "get",
        abstract: "Get the item with a key; exit status 1 when there is none.",
        discussion: """
            EXAMPLE:
              granary --store app.granary get app '{"PK":"USER#1","SK":"PROFILE"}'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The key attributes, as JSON.")
    var key: String

    @Option(
        help: ArgumentHelp("The attributes or nested parts to show.", valueName: "expression"))
    var project: String?

    @Option(
        name: .customLong("names"),
        help: ArgumentHelp(
            ##"Names for the # placeholders: {"#n":"name"}."##, valueName: "json"))
    var names: String?

    @OptionGroup var json: JSONFormOptions
    @OptionGroup var output: OutputOptions

    func run() throws {
        let operation = GetItem(
            tableName: table, key: try json.form.item(key, as: "the key"),
            projectionExpression: project.expression(),
            expressionAttributeNames: try PlaceholderOptions.names(names))
        let store = try location.openForReading()
        defer { store.close() }
        let leading = try store.run(DescribeTable(tableName: table)).keySchema.names
        guard let item = try store.run(operation).item else { throw CommandFailure.missingItem }
        try output.write(item, form: json.form, leading: leading)
    }
}

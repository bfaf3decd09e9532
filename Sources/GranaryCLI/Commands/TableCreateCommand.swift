internal import ArgumentParser
internal import Granary

/// `granary table create`: the only command that also creates the store.
struct TableCreateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create",
        abstract: "Create a table, and the store when there is none.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table create app \\
                --partition-key PK:S --sort-key SK:S \\
                --index byIndustry=industry:S,name:S --unique byEmail=email \\
                --multi-value byTag=tags:S,name:S

            Several attributes to a part of an index key go in parentheses:
              --index byPlace='(country:S,city:S),(street:S,no:N)'
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name, 3 to 255 of a-z A-Z 0-9 _ - and dot.")
    var table: String

    @Option(
        help: ArgumentHelp(
            "The attribute that names the item collection.", valueName: "name:type"),
        transform: IndexSyntax.attribute)
    var partitionKey: KeyAttribute

    @Option(
        help: ArgumentHelp("The attribute that orders the collection.", valueName: "name:type"),
        transform: IndexSyntax.attribute)
    var sortKey: KeyAttribute?

    @OptionGroup var indexes: IndexOptions

    @Option(
        name: .customLong("local-index"),
        help: ArgumentHelp(
            "An index with the table's partition key and another sort key.",
            valueName: "name=attribute:type"),
        transform: IndexSyntax.local)
    var localIndexes: [IndexDefinition] = []

    @Flag(help: "Keep every change in the table's change log.")
    var changeLog = false

    @Flag(help: "Refuse to delete the table.")
    var deletionProtection = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let local = localIndexes.map { index in
            IndexDefinition(
                index.name, kind: .local, partitionKey: [partitionKey], sortKey: index.sortKey)
        }
        var operation = CreateTable(
            tableName: table, partitionKey: partitionKey, sortKey: sortKey,
            indexes: indexes.definitions + local)
        operation.changeLogEnabled = changeLog
        operation.deletionProtectionEnabled = deletionProtection
        let store = try location.openForWriting(createIfMissing: true)
        defer { store.close() }
        try output.write(try store.run(operation))
    }
}

internal import ArgumentParser

/// `granary table`: what concerns whole tables.
struct TableCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "table",
        abstract: "Create, list, describe, change and delete tables and their indexes.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table create app \\
                --partition-key PK:S --sort-key SK:S
            """,
        subcommands: [
            TableCreateCommand.self, TableListCommand.self, TableDescribeCommand.self,
            TableUpdateCommand.self, TableDeleteCommand.self, TableAddIndexCommand.self,
            TableDropIndexCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}

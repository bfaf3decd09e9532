internal import ArgumentParser
internal import Granary

/// The root command: everything the tool does is a subcommand.
struct GranaryCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "granary",
        abstract: "Read and write a Granary store: DynamoDB's data model in one directory.",
        discussion: """
            Items are JSON, one per line, on the way in and out; on a terminal they are shown as a \
            table. Completions for your shell: granary --generate-completion-script.

            Exit status: 0 done; 1 a condition failed, or there is no \
            such item; 2 wrong usage, or an item that its schema refuses; 3 anything else, such \
            as a store in use or damaged. Migrations have three more: 4 some are pending, 5 the \
            store and the files do not agree, 6 one was begun and has not ended.

            EXAMPLE:
              export GRANARY_STORE=app.granary
              granary table create app --partition-key PK:S --sort-key SK:S
              granary put app '{"PK":"USER#1","SK":"PROFILE","email":"a@b.co"}'
              granary get app '{"PK":"USER#1","SK":"PROFILE"}'
            """,
        version: "granary \(GranaryVersion.current)",
        subcommands: [
            TableCommand.self,
            PutCommand.self, GetCommand.self, UpdateCommand.self, DeleteCommand.self,
            QueryCommand.self, ScanCommand.self, ExplainCommand.self, ChangesCommand.self,
            ImportCommand.self, ExportCommand.self,
            SnapshotCommand.self, SchemaCommand.self, MigrateCommand.self, QualityCommand.self,
            SampleCommand.self,
            StatCommand.self, CheckCommand.self, DemoCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}

internal import ArgumentParser

/// `granary schema`: what describes the items of a table.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: "Check, show, compare, document, draft, convert and apply schemas.",
        discussion: """
            A schema is a folder of YAML files: a header and a file for each model; see \
            docs/schema-files.md. OneTable schemas and NoSQL Workbench data models are read too. \
            A schema that was applied to a store is kept in it, and holds for every write.

            EXAMPLE:
              granary schema check Schemas/Auxeira
              granary --store app.granary schema apply Schemas/Auxeira
              granary --store app.granary schema show StartupProfile
              granary --store app.granary schema diff --schema Schemas/Auxeira
            """,
        subcommands: [
            SchemaCheckCommand.self, SchemaShowCommand.self, SchemaDiffCommand.self,
            SchemaDocsCommand.self, SchemaInferCommand.self, SchemaExportCommand.self,
            SchemaApplyCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}

internal import ArgumentParser

/// `granary migrate`: items from one version of a schema to the next.
struct MigrateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "migrate",
        abstract: "Bring a table from one version of its schema to the next, and back.",
        discussion: """
            Migrations are files beside those of the schema, in migrations/: what is done, and a \
            frozen copy of each version. See docs/migrations.md.

            Exit status: 0 up to date, or done; 1 something is dangerous, unsound or in the way; \
            4 migrations are pending; 5 the store and the files do not agree; 6 a migration was \
            begun and has not ended; 2 and 3 as always.

            EXAMPLE:
              granary migrate create monthly-revenue --schema Schemas/Shop
              granary --store shop.granary migrate plan --schema Schemas/Shop
              granary --store shop.granary migrate up --schema Schemas/Shop
            """,
        subcommands: [
            MigrateCreateCommand.self, MigratePlanCommand.self, MigrateLintCommand.self,
            MigrateStatusCommand.self, MigrateUpCommand.self, MigrateToCommand.self,
            MigrateDownCommand.self, MigrateVerifyCommand.self, MigrateResumeCommand.self,
            MigrateAbortCommand.self, MigrateHistoryCommand.self,
        ])

    @OptionGroup var location: StoreLocation
}

internal import ArgumentParser
internal import Granary

/// `granary table update`: what can be switched on and off of a table.
struct TableUpdateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "update",
        abstract: "Switch the change log or the deletion protection of a table on or off.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table update app --change-log
              granary --store app.granary table update app --no-deletion-protection
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Flag(inversion: .prefixedNo, help: "Keep every change from now on in the change log.")
    var changeLog: Bool?

    @Flag(inversion: .prefixedNo, help: "Refuse to delete the table.")
    var deletionProtection: Bool?

    @OptionGroup var output: OutputOptions

    func validate() throws {
        guard changeLog != nil || deletionProtection != nil else {
            throw ArgumentParser.ValidationError(
                "Give what to switch: --change-log or --deletion-protection, or --no- and the same."
            )
        }
    }

    func run() throws {
        let store = try location.openForWriting()
        defer { store.close() }
        try output.write(
            try store.run(
                UpdateTable(
                    tableName: table, changeLogEnabled: changeLog,
                    deletionProtectionEnabled: deletionProtection)))
    }
}

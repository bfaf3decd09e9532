internal import ArgumentParser
internal import Granary

/// `granary table delete`: a table with everything in it.
struct TableDeleteCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "delete",
        abstract: "Delete a table with its items and indexes.",
        discussion: """
            The table is gone at once; the command ends when its space can be used again.

            EXAMPLE:
              granary --store app.granary table delete app
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    func run() throws {
        let store = try location.openForWriting()
        defer { store.close() }
        _ = try store.run(DeleteTable(tableName: table))
        try store.waitForReclaim()
    }
}

internal import ArgumentParser
internal import Granary

/// `granary table drop-index`: an index of a table.
struct TableDropIndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop-index",
        abstract: "Drop an index of a table.",
        discussion: """
            The index is gone at once; the command ends when its space can be used again.

            EXAMPLE:
              granary --store app.granary table drop-index app byIndustry
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @Argument(help: "The index's name.")
    var index: String

    func run() throws {
        let store = try location.openForWriting()
        defer { store.close() }
        _ = try store.run(UpdateTable(tableName: table, indexUpdate: .delete(index)))
        try store.waitForReclaim()
    }
}

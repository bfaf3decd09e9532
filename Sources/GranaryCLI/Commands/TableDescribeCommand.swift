internal import ArgumentParser
internal import Granary

/// `granary table describe`: keys, indexes, exact counts and sizes.
struct TableDescribeCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "describe",
        abstract: "Show a table's keys and indexes, with exact counts and sizes.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table describe app
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @OptionGroup var output: OutputOptions

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        try output.write(try store.run(DescribeTable(tableName: table)))
    }
}

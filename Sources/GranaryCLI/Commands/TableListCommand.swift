internal import ArgumentParser
internal import Granary

/// `granary table list`: the names of the tables, one per line.
struct TableListCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list",
        abstract: "List the names of the tables.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table list
            """)

    @OptionGroup var location: StoreLocation

    func run() throws {
        let store = try location.openForReading()
        defer { store.close() }
        var output = OutputBuffer(descriptor: Terminal.output)
        for name in try store.tableNames() { try output.line(name) }
        try output.flush()
    }
}

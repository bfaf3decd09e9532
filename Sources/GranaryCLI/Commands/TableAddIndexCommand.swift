internal import ArgumentParser
internal import Granary

/// `granary table add-index`: indexes for a table that has items.
struct TableAddIndexCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "add-index",
        abstract: "Add indexes to a table and wait until they are built.",
        discussion: """
            EXAMPLE:
              granary --store app.granary table add-index app --index byName=name:S
              granary --store app.granary table add-index app --unique bySlug=slug:S
            """)

    @OptionGroup var location: StoreLocation

    @Argument(help: "The table's name.")
    var table: String

    @OptionGroup var indexes: IndexOptions

    func validate() throws {
        guard !indexes.definitions.isEmpty else {
            throw ArgumentParser.ValidationError(
                "Give an index to add: --index, --unique or --multi-value.")
        }
    }

    func run() throws {
        let store = try location.openForWriting()
        defer { store.close() }
        for definition in indexes.definitions {
            try store.addIndex(definition, to: table)
        }
    }
}

extension Store {
    /// Adds an index and waits until it is built, with a progress bar.
    func addIndex(_ definition: IndexDefinition, to table: String) throws(StoreError) {
        _ = try run(UpdateTable(tableName: table, indexUpdate: .create(definition)))
        try waitForIndex(definition, of: table)
    }
}

internal import ArgumentParser
internal import Granary

/// `granary schema apply`: a schema becomes that of its table, and is kept in the store.
struct SchemaApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply",
        abstract: "Store a schema: make its table and indexes, and hold every write to it.",
        discussion: """
            The store and the table are made when there are none; a table that is there is given \
            the indexes it lacks. Items in it are judged when they are next written: see granary \
            quality for what they look like.

            EXAMPLE:
              granary --store app.granary schema apply Schemas/Auxeira
            """)

    @OptionGroup var location: StoreLocation

    @Argument(
        help: ArgumentHelp("A folder of schema files, or one file.", valueName: "path"),
        completion: .directory)
    var path: String

    @Flag(
        help: """
            Take the place of another schema of the same version, for the time in which a schema \
            is being written.
            """)
    var replace = false

    @OptionGroup var output: OutputOptions

    func run() throws {
        let schema = try SchemaSource(path: path).schema()
        let store = try location.open(
            applying: StoreSchema(schema, rules: KnownSchemas.rules(for: schema)),
            replacesSameVersion: replace)
        defer { store.close() }
        try store.waitForIndexes(of: schema.table)
        Terminal.writeError(
            "\(schema.name) \(schema.version) holds for table \(schema.table): "
                + "\(schema.countText)\n")
        try output.write(try store.table(schema.table).describe())
    }
}

extension Store {
    /// Waits until the indexes of a table are built, with a progress bar for each.
    func waitForIndexes(of table: String) throws(StoreError) {
        for index in try self.table(table).describe().indexes where index.indexStatus != .active {
            try waitForIndex(index.definition, of: table)
        }
    }

    /// Waits until an index is built, with a progress bar.
    func waitForIndex(_ definition: IndexDefinition, of table: String) throws(StoreError) {
        let bar = ProgressBar("build \(definition.name)")
        defer { bar.finish() }
        try waitForIndex(definition.name, of: table) { entryCount, itemCount in
            let fraction = Double(entryCount) / Double(max(1, itemCount))
            bar.update(entryCount, fraction: definition.kind == .multiValue ? nil : fraction)
        }
    }
}

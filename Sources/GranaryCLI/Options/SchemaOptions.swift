internal import ArgumentParser
internal import Granary

/// Which schema is meant: one in files, or the one that a table of the store has.
struct SchemaOptions: ParsableArguments {
    @Option(
        name: .customLong("schema"),
        help: ArgumentHelp(
            "A folder of schema files, or one file; the store's schema otherwise.",
            valueName: "path"),
        completion: .directory)
    var path: String?

    @OptionGroup var table: SchemaTableOptions

    /// The schema.
    func schema(in location: StoreLocation) throws -> Schema {
        if let path { return try SchemaSource(path: path).schema() }
        let store = try location.openForReading()
        defer { store.close() }
        return try table.schema(in: store)
    }
}

/// Which table's schema is meant, where a store has several.
struct SchemaTableOptions: ParsableArguments {
    @Option(
        name: .customLong("table"),
        help: ArgumentHelp(
            "The table whose schema is meant, where several have one.", valueName: "name"))
    var name: String?

    /// The schema of the table; of the only table that has one when none was named.
    func schema(in store: Store) throws -> Schema {
        if let name {
            guard let schema = try store.schema(of: name) else {
                throw CommandFailure.usage("table '\(name)' has no schema: \(Self.advice)")
            }
            return schema
        }
        let found = try store.schemas()
        guard let schema = found.first else {
            throw CommandFailure.usage("no table of \(store.path) has a schema: \(Self.advice)")
        }
        guard found.count == 1 else {
            let names = found.map(\.table).joined(separator: ", ")
            throw CommandFailure.usage(
                "several tables have a schema: say which with --table, of \(names)")
        }
        return schema
    }

    private static let advice = "give one with --schema, or store it with `granary schema apply`"
}

extension Store {
    /// The schemas of all tables that have one, by the table's name.
    func schemas() throws(StoreError) -> [Schema] {
        var schemas: [Schema] = []
        for name in try tableNames() {
            if let schema = try schema(of: name) { schemas.append(schema) }
        }
        return schemas
    }
}

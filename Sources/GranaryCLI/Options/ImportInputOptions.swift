internal import ArgumentParser
internal import Foundation
internal import Granary
internal import GranaryTransfer

/// What is imported, and how it is written there.
struct ImportInputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The format, when it is not the one that the file looks like.", valueName: "format"))
    var format: Choice<ImportFormat>?

    @Flag(
        name: .customLong("dynamodb-json"),
        help: #"The same as --format dynamodb-json: {"PK":{"S":"a"}}."#)
    var isTyped = false

    @Option(
        name: .customLong("key"),
        help: ArgumentHelp(
            "An attribute to make of others, such as PK=STARTUP#${slug}.",
            valueName: "name=template"),
        transform: { text in try ImportKey(text) })
    var keys: [ImportKey] = []

    @Option(
        help: ArgumentHelp(
            "CSV: what stands between fields: , ; : | tab space.", valueName: "delimiter"))
    var delimiter: CSVDelimiter?

    @Option(
        help: ArgumentHelp(
            "CSV: the attributes, where the first line is an item.", valueName: "name,name"))
    var header: String?

    @Option(
        help: ArgumentHelp(
            "NoSQL Workbench: the table of the model whose sample data is imported.",
            valueName: "name"))
    var modelTable: String?

    @Option(
        name: .customLong("from-postgres"),
        help: ArgumentHelp(
            "A PostgreSQL database, or 'csv' for a folder of its dumps.", valueName: "conninfo"))
    var fromPostgres: String?

    @Option(
        help: ArgumentHelp(
            "PostgreSQL: columns that no model declares: reject, keep or drop.",
            valueName: "policy"))
    var unknownColumns: Choice<UnknownAttributes>?

    /// Opens the source, and lends it to `body`.
    func withSource(
        _ file: String?, for table: Granary.Table, _ body: (any ImportSource) throws -> Void
    ) throws {
        guard let fromPostgres else { return try body(source(file ?? "-", for: table)) }
        guard let schema = try table.schema else {
            throw CommandFailure.usage(
                "table '\(table.name)' has no schema, which says what becomes of PostgreSQL's "
                    + "tables: apply one with `granary schema apply`")
        }
        if let file {
            return try body(folder(at: file, for: schema))
        }
        let folder = FileManager.default.temporaryDirectory
            .appending(component: "granary-postgres-\(UUID().uuidString)")
            .path(percentEncoded: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try PostgresDump(fromPostgres).write(to: folder, for: schema)
        let source = try self.folder(at: folder, for: schema)
        source.tellsTables = true
        try body(source)
    }

    private func folder(at path: String, for schema: Schema) throws -> PostgresFolder {
        let folder = try PostgresFolder(at: path, for: schema, unknown: unknownColumns?.value)
        if !folder.missingTables.isEmpty {
            Terminal.writeError(
                "not there: " + folder.missingTables.joined(separator: ", ") + "\n")
        }
        return folder
    }

    private func source(_ file: String, for table: Granary.Table) throws -> any ImportSource {
        switch try format?.value ?? (isTyped ? .dynamoDBJSON : ImportFormat.detect(file)) {
        case .ndjson:
            return try JSONLinesSource([file], form: format == nil ? .detected : .plain)
        case .dynamoDBJSON: return try JSONLinesSource([file], form: .typed)
        case .dynamoDBExport: return try DynamoDBExport(at: file).source()
        case .csv:
            let names = header?.split(separator: ",", omittingEmptySubsequences: false)
            return try CSVSource(
                file, for: table.describe(), delimiter: delimiter?.character ?? ",",
                header: names?.map(String.init))
        case .noSQLWorkbench: return try WorkbenchSource(file, tableName: modelTable)
        }
    }
}

/// A delimiter as it is written on the command line.
struct CSVDelimiter: ExpressibleByArgument {
    let character: Character

    init?(argument: String) {
        switch argument {
        case "tab", "\\t", "\t": character = "\t"
        case "space", " ": character = " "
        default:
            guard let only = argument.first, argument.count == 1,
                CSVSource.delimiters.contains(only)
            else { return nil }
            character = only
        }
    }
}

/// The attributes that import makes of others.
struct ImportKeys: Sendable {
    private let keys: [ImportKey]
    private let types: [KeyType]

    init(_ keys: [ImportKey], of table: TableDescription) {
        self.keys = keys
        let attributes =
            table.keySchema.attributes + table.indexes.flatMap(\.definition.keyAttributes)
        types = keys.map { key in
            attributes.first { $0.name == key.name }?.type ?? .string
        }
    }

    /// The item with them.
    func made(in item: Item) throws(RecordProblem) -> Item {
        guard !keys.isEmpty else { return item }
        var changes: [(name: String, value: AttributeValue?)] = []
        for (key, type) in zip(keys, types) {
            do throws(SyntaxFailure) {
                changes.append((key.name, try key.value(for: item, as: type)))
            } catch {
                throw RecordProblem(error.description)
            }
        }
        return item.replacing(changes)
    }
}

internal import Foundation
internal import Granary
internal import GranarySchemaFiles

/// A schema on disk, in any of the forms that are read, which its content tells.
struct SchemaSource {
    /// A folder, or a file.
    let path: String

    /// The schemas that a path stands for: a folder without a header stands for those in it.
    static func all(at path: String) -> [SchemaSource] {
        let own = SchemaSource(path: path)
        guard !own.hasHeader,
            let names = try? FileManager.default.contentsOfDirectory(atPath: path)
        else { return [own] }
        let inner = names.sorted().map { SchemaSource(path: "\(own.folder)/\($0)") }
            .filter(\.hasHeader)
        return inner.isEmpty ? [own] : inner
    }

    /// Reads it, with all that is wrong with it.
    func load() -> LoadedSchema {
        guard let imported = importedSchema() else {
            let (schema, diagnostics) = SchemaFolder.load(path)
            return LoadedSchema(name: path, schema: schema, diagnostics: diagnostics)
        }
        let found = imported.schema?.check(locations: imported.locations) ?? []
        return LoadedSchema(
            name: path, schema: imported.schema, diagnostics: imported.diagnostics + found)
    }

    /// The schema in a file of another tool, which its first members tell; `nil` for other files.
    private func importedSchema() -> ImportedSchema? {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8),
            let document = try? JSONValue(parsing: text)
        else { return nil }
        if document["DataModel"] != nil { return NoSQLWorkbenchFormat.read(text, file: path) }
        switch document["format"] {
        case .string(let format)? where !format.hasPrefix("onetable:"): return nil
        case nil where document["models"] == nil: return nil
        default: return OneTableFormat.read(text, file: path)
        }
    }

    /// Reads it.
    ///
    /// - Throws: ``CommandFailure`` with every error, when it cannot be used.
    func schema() throws(CommandFailure) -> Schema {
        let loaded = load()
        let errors = loaded.diagnostics.filter { $0.severity == .error }
        guard errors.isEmpty, let schema = loaded.schema else {
            throw CommandFailure(
                status: .usage, message: "the schema at \(path) cannot be used",
                details: errors.map { "\($0)" })
        }
        return schema
    }

    private var folder: String { path.hasSuffix("/") ? String(path.dropLast()) : path }

    private var hasHeader: Bool {
        FileManager.default.fileExists(atPath: "\(folder)/\(SchemaYAML.headerName)")
    }
}

/// A schema as it was read, and all that is wrong with it.
struct LoadedSchema {
    /// Where it comes from: a path, or a table.
    let name: String

    /// The schema, if there is one.
    var schema: Schema?

    /// All that is wrong with it.
    var diagnostics: [SchemaDiagnostic]

    /// How many of the diagnostics are so bad.
    func count(_ severity: SchemaDiagnostic.Severity) -> Int {
        diagnostics.count { $0.severity == severity }
    }

    /// One line that says what was read and what is wrong.
    var summary: String {
        let title = schema.map { "\($0.name) \($0.version): \($0.countText)" } ?? name
        var found: [String] = []
        if count(.error) > 0 { found.append(CountText.text(count(.error), "error")) }
        if count(.warning) > 0 { found.append(CountText.text(count(.warning), "warning")) }
        return "\(title): \(found.isEmpty ? "sound" : found.joined(separator: ", "))"
    }

    /// The same as JSON, with the diagnostics.
    var jsonValue: JSONValue {
        .object([
            .init("source", .string(name)),
            .init("schema", schema.map { .string($0.name) } ?? .null),
            .init("version", schema.map { .string("\($0.version)") } ?? .null),
            .init("errorCount", .number("\(count(.error))")),
            .init("warningCount", .number("\(count(.warning))")),
            .init("diagnostics", .array(diagnostics.map(\.jsonValue))),
        ])
    }
}

extension SchemaDiagnostic {
    fileprivate var jsonValue: JSONValue {
        .object([
            .init("severity", .string(severity.rawValue)),
            .init("file", location.map { .string($0.file) } ?? .null),
            .init("line", location.map { .number("\($0.line)") } ?? .null),
            .init("column", location.map { .number("\($0.column)") } ?? .null),
            .init("path", .string("\(path)")), .init("message", .string(message)),
            .init("remedy", .string(remedy)),
        ])
    }
}

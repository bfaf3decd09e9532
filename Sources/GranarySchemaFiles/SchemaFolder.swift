internal import Foundation
public import GranarySchema

/// The schema files on disk.
public enum SchemaFolder {
    /// How many models a folder may have.
    static let modelLimit = 1000

    /// Reads a folder with a `schema.yaml` and one file for each model, or one file with a header
    /// and its models.
    ///
    /// - Returns: The schema, `nil` when it cannot be used; and everything that is wrong, that
    ///   ``GranarySchema/Schema/check(locations:)`` finds included, in the order of the files.
    ///   A schema with errors of the checks is returned, and should not be used either.
    public static func load(
        _ path: String
    ) -> (schema: Schema?, diagnostics: [SchemaDiagnostic]) {
        let decoded = read(path)
        guard let schema = decoded.schema else { return (nil, decoded.diagnostics) }
        return (schema, decoded.diagnostics + schema.check(locations: decoded.locations))
    }

    /// Reads the same without the checks.
    ///
    /// Nothing is thrown: what cannot be read is a diagnostic.
    public static func read(_ path: String) -> DecodedSchema {
        guard FileManager.default.fileExists(atPath: path) else {
            return failure(path, "there is no such file or folder")
        }
        if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
            return read(folder: path, names)
        }
        let (node, diagnostics) = node(ofFile: path)
        guard let node else { return failure(diagnostics) }
        return DecodedSchema(node)
    }

    private static func read(folder path: String, _ names: [String]) -> DecodedSchema {
        let models = names.filter {
            $0.hasSuffix(".yaml") && !$0.hasPrefix(".") && $0 != SchemaYAML.headerName
        }.sorted()
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        guard names.contains(SchemaYAML.headerName) else {
            return failure(
                path, "the folder has no schema.yaml", "begin one with format: granary:1")
        }
        guard models.count <= modelLimit else {
            return failure(path, "the folder has more than \(modelLimit) models")
        }
        var (header, diagnostics) = node(ofFile: "\(folder)/\(SchemaYAML.headerName)")
        var files: [DecodedSchema.ModelFile] = []
        var unreadable: [String] = []
        for name in models {
            let (node, found) = node(ofFile: "\(folder)/\(name)")
            let model = String(name.dropLast(5))
            diagnostics += found
            if let node {
                files.append(DecodedSchema.ModelFile(name: model, node: node))
            } else {
                unreadable.append(model)
            }
        }
        guard let header else { return failure(diagnostics) }
        var decoded = DecodedSchema(header, files: files, unreadable: unreadable)
        if !diagnostics.isEmpty { decoded.schema = nil }
        decoded.diagnostics = diagnostics + decoded.diagnostics
        return decoded
    }

    private static func node(
        ofFile path: String
    ) -> (node: SchemaNode?, diagnostics: [SchemaDiagnostic]) {
        let location = SourceLocation(file: path, line: 1, column: 1)
        func failure(_ message: String) -> (SchemaNode?, [SchemaDiagnostic]) {
            let diagnostic = SchemaDiagnostic(
                location: location, path: SchemaPath(), message: message)
            return (nil, [diagnostic])
        }
        guard let handle = FileHandle(forReadingAtPath: path),
            let data = try? handle.read(upToCount: YAMLReader.byteLimit + 1) ?? Data()
        else { return failure("the file cannot be read") }
        guard let text = String(validating: data, as: UTF8.self) else {
            return failure("the file is not UTF-8")
        }
        return SchemaYAML.node(text, file: path)
    }

    private static func failure(
        _ path: String, _ message: String, _ remedy: String = ""
    ) -> DecodedSchema {
        let location = SourceLocation(file: path, line: 1, column: 1)
        return failure([
            SchemaDiagnostic(
                location: location, path: SchemaPath(), message: message, remedy: remedy)
        ])
    }

    private static func failure(_ diagnostics: [SchemaDiagnostic]) -> DecodedSchema {
        var decoded = DecodedSchema(.map([]))
        decoded.diagnostics = diagnostics
        return decoded
    }
}

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
        return (decoded.schema, decoded.check())
    }

    /// Where the models of a schema may be written down.
    public enum ModelPlace: Sendable {
        /// In files of their own, or under `models` in the header.
        case anywhere
        /// In files of their own: what a build makes of a model is known by its file.
        case files
    }

    /// Reads the same without the checks.
    ///
    /// Nothing is thrown: what cannot be read is a diagnostic.
    ///
    /// - Parameters:
    ///   - path: The folder, or the file.
    ///   - place: Where models may be; of a schema in one file they are always in it.
    /// - Returns: What was read, with all that is wrong with what is written.
    public static func read(
        _ path: String, models place: ModelPlace = .anywhere
    ) -> DecodedSchema {
        guard FileManager.default.fileExists(atPath: path) else {
            return failure(path, "there is no such file or folder")
        }
        if let names = try? FileManager.default.contentsOfDirectory(atPath: path) {
            return read(folder: path, names.sorted(), place)
        }
        let (node, diagnostics) = node(ofFile: path)
        guard let node else { return DecodedSchema(nil).adding(diagnostics) }
        return DecodedSchema(node).adding(diagnostics)
    }

    private static func read(
        folder path: String, _ names: [String], _ place: ModelPlace
    ) -> DecodedSchema {
        let models = names.filter {
            $0.hasSuffix(".yaml") && !$0.hasPrefix(".") && $0 != SchemaYAML.headerName
        }
        let folder = path.hasSuffix("/") ? String(path.dropLast()) : path
        var diagnostics = misnamed(names, in: folder)
        guard names.contains(SchemaYAML.headerName) else {
            if !diagnostics.isEmpty { return DecodedSchema(nil).adding(diagnostics) }
            return failure(
                path, "the folder has no schema.yaml", "begin one with format: granary:1")
        }
        guard models.count <= modelLimit else {
            return failure(path, "the folder has more than \(modelLimit) models")
        }
        let (header, found) = node(ofFile: "\(folder)/\(SchemaYAML.headerName)")
        diagnostics += found
        if place == .files, let header { diagnostics += modelsInHeader(header) }
        var files: [DecodedSchema.ModelFile] = []
        // A file that is passed over for its name may be a model that others name.
        var unreadable = names.filter(isMisnamed).map { String($0.prefix { $0 != "." }) }
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
        return DecodedSchema(header, files: files, unreadable: unreadable).adding(diagnostics)
    }

    /// Whether a name is that of a YAML file, but not as schema files are named.
    private static func isMisnamed(_ name: String) -> Bool {
        let small = name.lowercased()
        return !name.hasPrefix(".") && !name.hasSuffix(".yaml")
            && (small.hasSuffix(".yml") || small.hasSuffix(".yaml"))
    }

    private static func misnamed(_ names: [String], in folder: String) -> [SchemaDiagnostic] {
        names.filter(isMisnamed).map { name in
            let stem = name.prefix(upTo: name.lastIndex(of: ".") ?? name.endIndex)
            return SchemaDiagnostic(
                location: SourceLocation(file: "\(folder)/\(name)", line: 1, column: 1),
                path: SchemaPath(), message: "the name of a schema file ends in .yaml",
                remedy: "call it \(stem).yaml, or take it out of the folder")
        }
    }

    private static func modelsInHeader(_ header: SchemaNode) -> [SchemaDiagnostic] {
        guard case .map(let entries) = header.content,
            let models = entries.first(where: { $0.key == "models" })
        else { return [] }
        return [
            SchemaDiagnostic(
                location: models.location, path: SchemaPath("models"),
                message: "the build knows a model by its file, and here are models in the header",
                remedy: "write each into a file of its own beside this one: <Model>.yaml, "
                    + "beginning with model: <Model>")
        ]
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
        return SchemaYAML.readableNode(text, file: path)
    }

    private static func failure(
        _ path: String, _ message: String, _ remedy: String = ""
    ) -> DecodedSchema {
        let location = SourceLocation(file: path, line: 1, column: 1)
        return DecodedSchema(nil).adding([
            SchemaDiagnostic(
                location: location, path: SchemaPath(), message: message, remedy: remedy)
        ])
    }
}

public import GranarySchema

/// Schema files as text.
public enum SchemaYAML {
    /// The name of the header's file.
    public static let headerName = "schema.yaml"

    /// Writes the files of a schema: the header first, then the models by name.
    ///
    /// What ``SchemaFolder`` reads from them is the ``GranarySchema/Schema/canonical`` form of
    /// the same schema. Comments and the layout of files that were read before are not kept.
    public static func files(for schema: Schema) -> [(name: String, text: String)] {
        let schema = schema.canonical
        var header = YAMLWriter()
        header.writeTopLevel(schema.headerEntries, sections: ["indexes", "collections"])
        var files = [(name: headerName, text: header.text)]
        for model in schema.models {
            var writer = YAMLWriter()
            let name = SchemaNode.Entry("model", .text(model.name))
            var entries = model.entries
            if model.doc.isEmpty { entries.insert(SchemaNode.Entry("doc", .text("")), at: 0) }
            writer.writeTopLevel(
                [name] + entries, sections: ["keys", "attributes", "queries"])
            files.append((name: "\(model.name).yaml", text: writer.text))
        }
        return files
    }

    /// Writes a schema as one file, with the models under `models`.
    ///
    /// ``SchemaFolder/load(_:)`` reads it as it reads a folder of ``files(for:)``.
    public static func text(for schema: Schema) -> String {
        let schema = schema.canonical
        var writer = YAMLWriter()
        writer.writeTopLevel(schema.headerEntries, sections: ["indexes", "collections"])
        let models = schema.models.map { SchemaNode.Entry($0.name, .map($0.entries)) }
        writer.writeTopLevel(
            [SchemaNode.Entry("models", .map(models))], sections: ["models"], levels: 3)
        return writer.text
    }

    /// Reads the text of one file, which diagnostics call `file`.
    ///
    /// Anchors, aliases, tags, a second document and files over 256 KiB are refused.
    public static func node(
        _ text: String, file: String
    ) -> (node: SchemaNode?, diagnostics: [SchemaDiagnostic]) {
        let (node, diagnostics) = readableNode(text, file: file)
        return (diagnostics.isEmpty ? node : nil, diagnostics)
    }

    /// The same with what can be read of a file that has something wrong with it, so that all that is
    /// wrong can be told at once.
    static func readableNode(
        _ text: String, file: String
    ) -> (node: SchemaNode?, diagnostics: [SchemaDiagnostic]) {
        guard text.utf8.count <= YAMLReader.byteLimit else {
            let diagnostic = SchemaDiagnostic(
                location: SourceLocation(file: file, line: 1, column: 1), path: SchemaPath(),
                message: "the file is longer than \(YAMLReader.byteLimit) bytes",
                remedy: "give each model a file of its own")
            return (nil, [diagnostic])
        }
        var reader = YAMLReader(text, file: file)
        let node = reader.read()
        return (node, reader.diagnostics)
    }
}

internal import ArgumentParser
internal import Granary
internal import GranarySchemaFiles

/// `granary schema export`: a schema in the form of another tool.
struct SchemaExportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Write a schema for DynamoDB OneTable, NoSQL Workbench or JSON Schema.",
        discussion: """
            The schema goes to standard output; what the other tool has no word for is told on \
            standard error. The form yaml is this tool's own, in one file: with it a OneTable \
            schema or a data model becomes a schema file.

            EXAMPLE:
              granary schema export --format onetable \\
                --schema Schemas/Auxeira > auxeira.json
              granary schema export --format yaml --schema model.json > app.yaml
              granary --store app.granary schema export --format json-schema
            """)

    /// The forms.
    enum Format: String, ExpressibleByArgument, CaseIterable {
        case oneTable = "onetable"
        case noSQLWorkbench = "nosql-workbench"
        case jsonSchema = "json-schema"
        case yaml
    }

    @OptionGroup var location: StoreLocation

    @Option(help: "The form.")
    var format: Format

    @OptionGroup var source: SchemaOptions

    func run() throws {
        let exported = try source.schema(in: location).exported(as: format)
        for diagnostic in exported.diagnostics {
            Terminal.writeError(AttributeValue.string("\(diagnostic)").cellText + "\n")
        }
        var buffer = OutputBuffer(descriptor: Terminal.output)
        buffer.append(exported.text)
        if !exported.text.hasSuffix("\n") { buffer.append("\n") }
        try buffer.flush()
    }
}

extension Schema {
    fileprivate func exported(
        as format: SchemaExportCommand.Format
    ) -> (text: String, diagnostics: [SchemaDiagnostic]) {
        switch format {
        case .oneTable:
            let exported = OneTableFormat.write(self)
            return (exported.text, exported.diagnostics)
        case .noSQLWorkbench:
            let exported = NoSQLWorkbenchFormat.write(self)
            return (exported.text, exported.diagnostics)
        case .jsonSchema: return (JSONSchemaFormat.text(of: self), [])
        case .yaml: return (SchemaYAML.text(for: self), [])
        }
    }
}

public import GranarySchema

/// The Swift files made of a schema.
public struct SwiftSources: Sendable {
    /// A file.
    public struct File: Sendable, Hashable {
        /// Its name: that of the schema file, with `.generated.swift` for `.yaml`.
        public let name: String
        /// What is in it.
        public let text: String
    }

    /// The files: that of the header first, then one for each model.
    public let files: [File]

    /// What cannot be said in Swift, such as a query that its index cannot answer.
    ///
    /// With an error among them the files do not compile, or lack something.
    public let diagnostics: [SchemaDiagnostic]

    /// Makes the files of a schema.
    public init(of schema: Schema) {
        let layout = SchemaLayout(schema)
        var files = [
            File(
                name: "schema.generated.swift",
                text: NamespaceRenderer(layout: layout, source: "schema.yaml").render())
        ]
        for model in layout.models {
            files.append(
                File(
                    name: "\(model.name).generated.swift",
                    text: EntityRenderer(layout: model, source: "\(model.name).yaml").render()))
        }
        self.files = files
        diagnostics = layout.diagnostics
    }
}

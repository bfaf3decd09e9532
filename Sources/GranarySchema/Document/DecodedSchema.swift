/// What came of reading a schema: the schema itself, or why there is none.
public struct DecodedSchema: Sendable {
    /// The schema; `nil` when one of the diagnostics is an error.
    public var schema: Schema?
    /// All that is wrong, in the order of the files.
    public var diagnostics: [SchemaDiagnostic]
    /// Where its parts were written down.
    public var locations: SchemaLocations

    /// A file that holds one model.
    public struct ModelFile: Sendable {
        /// The name that the file gives to the model.
        public var name: String
        /// What the file holds.
        public var node: SchemaNode

        /// Creates a file.
        public init(name: String, node: SchemaNode) {
            self.name = name
            self.node = node
        }
    }

    /// Understands a header, with models under `models` or in files of their own.
    ///
    /// Everything that is wrong is found at once: a part that cannot be read is left out, and
    /// what is said of it elsewhere is no error.
    ///
    /// - Parameters:
    ///   - header: What the header's file holds.
    ///   - files: The models that have files of their own.
    ///   - unreadable: The names of models whose files could not be read, of which the caller has
    ///     the diagnostics.
    public init(_ header: SchemaNode, files: [ModelFile] = [], unreadable: [String] = []) {
        var decoder = SchemaDecoder()
        for name in unreadable { decoder.leaveOut(.model(name)) }
        let schema = decoder.schema(header, files: files)
        var found = decoder.diagnostics
        if let schema {
            var report = SchemaReport(
                locations: decoder.locations, unreadable: decoder.unreadable)
            MissingNames.run(on: schema, into: &report)
            found += report.diagnostics
        }
        self.schema = found.hasErrors ? nil : schema
        diagnostics = found.sortedByLocation()
        locations = decoder.locations
    }
}

/// What came of reading a schema: the schema itself, or why there is none.
public struct DecodedSchema: Sendable {
    /// The schema; `nil` when one of the diagnostics is an error.
    public var schema: Schema?
    /// All that is wrong with what is written, in the order of the files.
    public var diagnostics: [SchemaDiagnostic]
    /// Where its parts were written down.
    public var locations: SchemaLocations

    /// What could be read, whatever is wrong with the rest.
    private let readable: Schema
    private let broken: BrokenParts

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
    ///   - header: What the header's file holds; `nil` when it could not be read, of which the
    ///     caller has the diagnostics.
    ///   - files: The models that have files of their own.
    ///   - unreadable: The names of models whose files could not be read, of which the caller has
    ///     the diagnostics.
    public init(
        _ header: SchemaNode?, files: [ModelFile] = [], unreadable: [String] = []
    ) {
        var decoder = SchemaDecoder()
        for name in unreadable { decoder.leaveOut(.model(name)) }
        readable = decoder.schema(header, files: files)
        var report = SchemaReport(locations: decoder.locations, broken: decoder.broken)
        MissingNames.run(on: readable, into: &report)
        report.breakFaultyParts()
        let found = decoder.diagnostics + report.diagnostics
        let isWhole = header != nil && unreadable.isEmpty && !found.hasErrors
        schema = isWhole ? readable : nil
        diagnostics = found.sortedByLocation()
        locations = decoder.locations
        broken = report.broken
    }

    /// The same with what was found before anything could be understood, such as files that cannot be
    /// read; with an error among it there is no schema.
    public func adding(_ found: [SchemaDiagnostic]) -> DecodedSchema {
        var decoded = self
        decoded.diagnostics = (found + diagnostics).sortedByLocation()
        if found.hasErrors { decoded.schema = nil }
        return decoded
    }

    /// All that is wrong: what reading found, and what the checks of ``Schema/check(locations:)``
    /// find in what could be read.
    ///
    /// A check that needs a part with an error is left out for that part: it might only repeat the
    /// error. So a schema that could not be read may have more wrong with it once it is mended.
    ///
    /// - Complexity: That of ``Schema/check(locations:)``.
    public func check() -> [SchemaDiagnostic] {
        var report = SchemaReport(locations: locations, broken: broken)
        for check in Schema.checksOfReadable { check.run(on: readable, into: &report) }
        return (diagnostics + report.diagnostics).sortedByLocation()
    }
}

public import GranaryItems
public import GranarySchema

/// What came of reading a schema that another tool wrote.
public struct ImportedSchema: Sendable, Hashable {
    /// The schema; `nil` when one of the diagnostics is an error.
    public var schema: Schema?
    /// The sample items that were beside it.
    public var items: [Item]
    /// What is wrong with it, and as warnings what could not be taken over; each with its place.
    public var diagnostics: [SchemaDiagnostic]
    /// Where the parts of the schema stand in the file, for
    /// ``GranarySchema/Schema/check(locations:)``.
    public var locations: SchemaLocations

    init(
        schema: Schema? = nil, items: [Item] = [], diagnostics: [SchemaDiagnostic] = [],
        locations: SchemaLocations
    ) {
        self.schema = diagnostics.hasErrors ? nil : schema
        self.items = items
        self.diagnostics = diagnostics.map { diagnostic in
            var diagnostic = diagnostic
            diagnostic.location = diagnostic.location ?? locations[diagnostic.path]
            return diagnostic
        }
        self.locations = locations
    }
}

/// A schema as another tool reads it.
public struct ExportedSchema: Sendable, Hashable {
    /// The file's text.
    public var text: String
    /// As warnings, what the other tool has no place for.
    public var diagnostics: [SchemaDiagnostic]
}

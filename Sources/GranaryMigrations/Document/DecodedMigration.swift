public import GranarySchema

/// What a migration's file says, by itself: without the schemas it stands between.
public struct MigrationDocument: Sendable, Hashable {
    /// The number, from 1.
    public var number: Int
    /// The name: `monthly-revenue`.
    public var name: String
    /// What it is for.
    public var doc: String
    /// The version of the schema before; `nil` for the first.
    public var from: SchemaVersion?
    /// The version of the schema after.
    public var to: SchemaVersion
    /// The dangers that whoever wrote it has seen and allows.
    public var allowed: Set<MigrationHazard>
    /// What is done, in order.
    public var steps: [MigrationStep]

    /// Creates a document.
    public init(
        number: Int, name: String, doc: String = "", from: SchemaVersion?, to: SchemaVersion,
        allowed: Set<MigrationHazard> = [], steps: [MigrationStep] = []
    ) {
        self.number = number
        self.name = name
        self.doc = doc
        self.from = from
        self.to = to
        self.allowed = allowed
        self.steps = steps
    }
}

/// What came of reading a migration's file: the migration, or why there is none.
public struct DecodedMigration: Sendable {
    /// The migration; `nil` when one of the diagnostics is an error.
    public var document: MigrationDocument?
    /// All that is wrong, in the order of the file.
    public var diagnostics: [SchemaDiagnostic]
    /// Where each step stands.
    public var stepLocations: [SourceLocation?]
    /// Where the keys of each step stand.
    var keyLocations: [[String: SourceLocation]]

    /// Understands what a file holds; everything that is wrong is found at once.
    public init(_ node: SchemaNode) {
        var decoder = MigrationDecoder()
        document = decoder.document(node)
        diagnostics = decoder.schema.diagnostics.sortedByLocation()
        if diagnostics.hasErrors { document = nil }
        stepLocations = decoder.stepLocations
        keyLocations = decoder.keyLocations
    }
}

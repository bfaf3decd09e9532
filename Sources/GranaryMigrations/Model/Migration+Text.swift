public import GranarySchema
internal import GranarySchemaFiles

extension Migration {
    /// Reads a migration from the text of its file, for programs that carry it in themselves.
    ///
    /// ```swift
    /// let first = try Migration(yaml: firstText, from: nil, to: Schema(document: firstSchema))
    /// ```
    ///
    /// - Parameters:
    ///   - text: What the file holds.
    ///   - file: What diagnostics call it.
    ///   - source: The schema before; `nil` for the first.
    ///   - target: The schema after.
    /// - Throws: ``MigrationError/files(_:)`` with everything that is wrong with it.
    public init(
        yaml text: String, file: String = "migration", from source: Schema?, to target: Schema
    ) throws(MigrationError) {
        let (node, found) = SchemaYAML.node(text, file: file)
        guard let node, found.isEmpty else { throw .files(found) }
        let decoded = DecodedMigration(node)
        guard let document = decoded.document else { throw .files(decoded.diagnostics) }
        self.init(document, from: source, to: target, stepLocations: decoded.stepLocations)
        let problems = check(keyLocations: decoded.keyLocations).diagnostics
        guard problems.isEmpty else { throw .files(problems) }
    }
}

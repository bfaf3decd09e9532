internal import GranaryItems
public import GranarySchema

/// A migration: the schema before, the schema after, and what is done to the items in between.
///
/// Both schemas are frozen copies, so that it means the same for ever, whatever becomes of the files
/// that describe the items of today.
public struct Migration: Sendable, Hashable {
    /// What its file says.
    public let document: MigrationDocument

    /// The schema before; `nil` for the first migration.
    public let source: Schema?

    /// The schema after.
    public let target: Schema

    /// SHA-256 of the document and the schema after, in hexadecimal.
    ///
    /// Of what is said, and not of how it is written: comments and layout do not count.
    public let checksum: String

    /// Where each step is written.
    let stepLocations: [SourceLocation?]

    /// Puts a migration together.
    ///
    /// - Parameters:
    ///   - document: What is done.
    ///   - source: The schema before; `nil` for the first.
    ///   - target: The schema after.
    public init(_ document: MigrationDocument, from source: Schema?, to target: Schema) {
        self.init(document, from: source, to: target, stepLocations: [])
    }

    init(
        _ document: MigrationDocument, from source: Schema?, to target: Schema,
        stepLocations: [SourceLocation?]
    ) {
        self.document = document
        self.source = source
        self.target = target
        self.stepLocations = stepLocations
        checksum = Checksum.sha256(document.node.json.text + "\n" + target.document)
    }

    /// The number, from 1.
    public var number: Int { document.number }

    /// The name.
    public var name: String { document.name }

    /// The steps.
    public var steps: [MigrationStep] { document.steps }

    /// The number and the name: `0002-monthly-revenue`.
    public var title: String { MigrationFiles.stem(number, name) }

    /// The table it migrates.
    public var table: String { target.table }
}

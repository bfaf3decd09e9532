internal import Foundation
internal import GranaryItems
public import GranarySchema
internal import GranarySchemaFiles

/// A migration that is to be made: what its files hold.
public struct NewMigration: Sendable, Hashable {
    /// The migration, with the steps that are proposed.
    public var migration: Migration
    /// What has to be decided by whoever edits it.
    public var remarks: [String]
    /// The files, by their paths.
    public var files: [File]

    /// A file.
    public struct File: Sendable, Hashable {
        /// The path.
        public var path: String
        /// What it holds.
        public var text: String
    }
}

/// Why no migration can be made.
public enum NewMigrationError: Error, Sendable, Hashable {
    /// The folder's own migrations cannot be used.
    case folder([SchemaDiagnostic])
    /// It cannot be called so.
    case name(String)
    /// The schema is the last one that was frozen.
    case unchanged(SchemaVersion)
    /// The schema has changed, and its version has not been raised.
    case version(SchemaVersion)
    /// A file cannot be written.
    case file(path: String, reason: String)
}

extension NewMigrationError: CustomStringConvertible {
    /// What is wrong, and how to mend it.
    public var description: String {
        switch self {
        case .folder: "the migrations there are cannot be used"
        case .name(let name):
            "a migration cannot be called '\(name)': use 1 to 64 letters, digits and hyphens"
        case .unchanged(let version):
            "nothing has changed since version \(version) was frozen: there is nothing to migrate"
        case .version(let version):
            "the schema is not what was frozen as \(version): raise `version` in schema.yaml"
        case .file(let path, let reason): "\(path) cannot be written: \(reason)"
        }
    }
}

extension MigrationFolder {
    /// Freezes a schema as the next version, with a migration that is proposed from the difference.
    ///
    /// Nothing is written: see ``write(_:)``.
    ///
    /// - Parameters:
    ///   - name: What it is called: `monthly-revenue`.
    ///   - schema: The schema of today.
    /// - Returns: The files to write.
    /// - Throws: ``NewMigrationError``.
    public func next(
        named name: String, schema: Schema
    ) throws(NewMigrationError) -> NewMigration {
        guard !diagnostics.hasErrors else { throw .folder(diagnostics) }
        guard MigrationName.isName(name) else { throw .name(name) }
        if let latest {
            guard latest.document != schema.document else { throw .unchanged(latest.version) }
            guard latest.version < schema.version else { throw .version(latest.version) }
        }
        let number = migrations.count + 1
        let proposal = latest.map { MigrationProposal(from: $0, to: schema) }
        let document = MigrationDocument(
            number: number, name: name, from: latest?.version, to: schema.version,
            steps: proposal?.steps ?? [])
        return NewMigration(
            migration: Migration(document, from: latest, to: schema),
            remarks: proposal?.remarks ?? [],
            files: [
                NewMigration.File(
                    path: "\(path)/\(MigrationFiles.steps(number, name))", text: document.yaml),
                NewMigration.File(
                    path: "\(path)/\(MigrationFiles.schema(number))", text: schema.frozenText),
            ])
    }

    /// Writes the files of a new migration; the folder is made when it is not there.
    ///
    /// - Throws: ``NewMigrationError/file(path:reason:)``; a file that is there is not replaced.
    public static func write(_ new: NewMigration) throws(NewMigrationError) {
        for file in new.files {
            let url = URL(filePath: file.path)
            do {
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(file.text.utf8).write(to: url, options: .withoutOverwriting)
            } catch {
                throw .file(path: file.path, reason: error.localizedDescription)
            }
        }
    }
}

extension Schema {
    /// The document of the schema for people, and for the difference that a commit shows.
    var frozenText: String {
        guard let value = try? JSONValue(parsing: document) else { return document }
        return value.indentedText
    }
}

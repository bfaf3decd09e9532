internal import Foundation
internal import GranaryItems
public import GranarySchema
internal import GranarySchemaFiles

/// A folder of migrations: for each version of a schema its frozen copy, and what leads to it.
///
/// ```
/// Schemas/Shop/migrations/0001-first.yaml        0001.schema.json
/// Schemas/Shop/migrations/0002-order-number.yaml 0002.schema.json
/// ```
///
/// Numbers ascend from 1 without a gap. Each migration begins at the schema before it.
public struct MigrationFolder: Sendable {
    /// The folder.
    public let path: String

    /// The migrations, in order; those that could not be read are left out.
    public let migrations: [Migration]

    /// Everything that is wrong, with file, line and column.
    public let diagnostics: [SchemaDiagnostic]

    /// The migrations that cannot be run as they are, in order, and what is wrong with each.
    ///
    /// The others can: a draft is in nobody's way but its own.
    public let unusable: [UnusableMigration]

    /// Reads a folder; one that is not there has no migrations.
    ///
    /// Nothing is thrown: what cannot be read is a diagnostic.
    public init(_ path: String) {
        self.path = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        var reading = FolderReading(self.path)
        reading.run()
        migrations = reading.migrations
        diagnostics = reading.diagnostics
        unusable = UnusableMigration.all(in: reading.found)
    }

    /// The last schema that is frozen; `nil` when there is none.
    public var latest: Schema? { migrations.last?.target }
}

/// The reading of a folder, and what is wrong with it.
private struct FolderReading {
    let path: String
    private(set) var migrations: [Migration] = []
    /// What is wrong, and with which migration; `nil` where the file has no number.
    private(set) var found: [(number: Int?, diagnostic: SchemaDiagnostic)] = []
    /// The number of the migration that is being read.
    private var number: Int?

    init(_ path: String) { self.path = path }

    var diagnostics: [SchemaDiagnostic] { found.map(\.diagnostic) }

    mutating func run() {
        guard FileManager.default.fileExists(atPath: path) else { return }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            return fail(path, "the folder cannot be read")
        }
        let known = names.filter { !$0.hasPrefix(".") }.sorted()
        for name in known where name.hasSuffix(".yaml") || name.hasSuffix(".json") {
            if MigrationFiles.number(of: name) == nil {
                fail("\(path)/\(name)", "the name does not begin with a number", "such as 0002-")
            }
        }
        let numbers = Set(known.compactMap { MigrationFiles.number(of: $0) }).sorted()
        var previous: Schema?
        for (index, number) in numbers.enumerated() {
            self.number = index + 1
            guard number == index + 1 else {
                return fail(
                    "\(path)/\(MigrationFiles.digits(index + 1))",
                    "migration \(index + 1) is missing",
                    "numbers ascend from 1 without a gap")
            }
            let steps = known.filter {
                MigrationFiles.number(of: $0) == number && $0.hasSuffix(".yaml")
            }
            guard let target = schema(number, known), let file = only(steps, number) else { return }
            read(file, number, from: previous, to: target)
            previous = target
        }
    }

    private mutating func only(_ files: [String], _ number: Int) -> String? {
        if files.count == 1 { return files[0] }
        let place = "\(path)/\(MigrationFiles.digits(number))-*.yaml"
        if files.isEmpty {
            fail(place, "the steps of migration \(number) are missing")
        } else {
            fail(place, "there are \(files.count) migrations \(number)", "give one another number")
        }
        return nil
    }

    private mutating func schema(_ number: Int, _ known: [String]) -> Schema? {
        let name = MigrationFiles.schema(number)
        let file = "\(path)/\(name)"
        guard known.contains(name) else {
            fail(file, "the schema of migration \(number) is missing")
            return nil
        }
        guard let text = text(of: file, limit: Schema.maximumDocumentByteCount) else { return nil }
        do {
            return try Schema(document: text)
        } catch {
            fail(file, "\(error)")
            return nil
        }
    }

    private mutating func read(
        _ name: String, _ number: Int, from source: Schema?, to target: Schema
    ) {
        let file = "\(path)/\(name)"
        guard let text = text(of: file, limit: 1 << 20) else { return }
        let (node, problems) = SchemaYAML.node(text, file: file)
        add(problems)
        guard let node, problems.isEmpty else { return }
        let decoded = DecodedMigration(node)
        add(decoded.diagnostics)
        guard let document = decoded.document else { return }
        let checks = found.count
        if document.number != number {
            fail(file, "migration is \(document.number), and the file's name says \(number)")
        }
        if MigrationFiles.name(of: name) != document.name {
            fail(file, "name is \(document.name), and the file has another")
        }
        if document.from != source?.version {
            let version = source.map { "\($0.version)" } ?? "none"
            fail(file, "from is not the version of the schema before, \(version)")
        }
        if document.to != target.version {
            fail(
                file,
                "to is \(document.to), and \(MigrationFiles.schema(number)) has \(target.version)")
        }
        guard found.count == checks else { return }
        let migration = Migration(
            document, from: source, to: target, stepLocations: decoded.stepLocations)
        add(
            migration.check(keyLocations: decoded.keyLocations).diagnostics.map { problem in
                var problem = problem
                problem.location =
                    problem.location ?? SourceLocation(file: file, line: 1, column: 1)
                return problem
            })
        migrations.append(migration)
    }

    private mutating func text(of file: String, limit: Int) -> String? {
        guard let handle = FileHandle(forReadingAtPath: file),
            let data = try? handle.read(upToCount: limit + 1) ?? Data(), data.count <= limit
        else {
            fail(file, "the file cannot be read, or is longer than \(limit) bytes")
            return nil
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            fail(file, "the file is not UTF-8")
            return nil
        }
        return text
    }

    private mutating func fail(_ file: String, _ message: String, _ remedy: String = "") {
        add([
            SchemaDiagnostic(
                location: SourceLocation(file: file, line: 1, column: 1), path: SchemaPath(),
                message: message, remedy: remedy)
        ])
    }

    private mutating func add(_ diagnostics: [SchemaDiagnostic]) {
        found += diagnostics.map { (number: number, diagnostic: $0) }
    }
}

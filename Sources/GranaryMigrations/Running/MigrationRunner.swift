internal import GranarySchema

/// Runs the migrations of one table of a store, while the store is in use.
///
/// ```swift
/// let runner = try MigrationRunner(store, folder: MigrationFolder("Schemas/Shop/migrations"))
/// for outcome in try runner.up() { print(outcome.applied.name) }
/// ```
///
/// A process that embeds the store registers its functions in Swift by name. Everything blocks the
/// calling thread until it is done; what is called back runs on it too.
public struct MigrationRunner: Sendable {
    /// The store.
    public let store: Store

    /// The migrations, in order.
    public let migrations: [Migration]

    /// The functions that steps name.
    public let functions: [String: MigrationFunction]

    /// How it goes about its work.
    public var options: MigrationOptions

    /// Takes migrations as values.
    ///
    /// - Parameters:
    ///   - store: The store, opened to write for all that writes.
    ///   - migrations: The migrations of one table, numbered from 1.
    ///   - functions: The functions that their `swift` steps name.
    ///   - options: How to go about it.
    /// - Throws: ``MigrationError/files(_:)`` when their steps do not lead from schema to schema,
    ///   ``MigrationError/functionMissing(name:migration:)``.
    public init(
        _ store: Store, migrations: [Migration], functions: [String: MigrationFunction] = [:],
        options: MigrationOptions = MigrationOptions()
    ) throws(MigrationError) {
        self.store = store
        self.migrations = migrations
        self.functions = functions
        self.options = options
        var diagnostics = migrations.flatMap { $0.check().diagnostics }
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            diagnostics.append(
                SchemaDiagnostic(
                    path: SchemaPath(migration.title),
                    message: "migration \(migration.number) stands at place \(index + 1)"))
        }
        guard diagnostics.isEmpty, !migrations.isEmpty else {
            let none = SchemaDiagnostic(path: SchemaPath(), message: "there are no migrations")
            throw .files(diagnostics.isEmpty ? [none] : diagnostics)
        }
        for migration in migrations {
            for case .swift(let step) in migration.steps {
                for name in [step.name, step.undoneBy].compactMap(\.self)
                where functions[name] == nil {
                    throw .functionMissing(name: name, migration: migration.title)
                }
            }
        }
    }

    /// Takes the migrations of a folder.
    ///
    /// - Throws: ``MigrationError/files(_:)`` with everything that is wrong with the folder.
    public init(
        _ store: Store, folder: MigrationFolder, functions: [String: MigrationFunction] = [:],
        options: MigrationOptions = MigrationOptions()
    ) throws(MigrationError) {
        guard !folder.diagnostics.hasErrors else { throw .files(folder.diagnostics) }
        try self.init(
            store, migrations: folder.migrations, functions: functions, options: options)
    }

    /// The table that is migrated.
    public var table: String { migrations.last?.table ?? "" }

    /// Where the store stands.
    ///
    /// - Throws: ``MigrationError/store(_:)``.
    public func status() throws(MigrationError) -> MigrationStatus { try state().status }

    /// All that was ever done to the table, oldest first.
    ///
    /// - Throws: ``MigrationError/store(_:)``.
    public func history() throws(MigrationError) -> [AppliedMigration] { try state().ledger }

    func state() throws(MigrationError) -> MigrationState {
        try migrating { () throws(StoreError) in
            try MigrationState(of: store, table: table, migrations)
        }
    }

    /// The migration of a number.
    func migration(_ number: Int) throws(MigrationError) -> Migration {
        guard let migration = migrations.first(where: { $0.number == number }) else {
            throw .noSuchMigration(number: number, latest: migrations.last?.number ?? 0)
        }
        return migration
    }
}

/// Says what a run is doing, and asks whether to go on.
struct RunReporter {
    var progress: (MigrationProgress) -> Void
    var isCancelled: () -> Bool
}

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

    /// The migrations that cannot be run as they are: what would run one is refused.
    public let unusable: [UnusableMigration]

    /// Takes migrations as values.
    ///
    /// - Parameters:
    ///   - store: The store, opened to write for all that writes.
    ///   - migrations: The migrations of one table, numbered from 1.
    ///   - functions: The functions that `swift` steps name. One that is missing is told by what would
    ///     call it, with ``MigrationError/functionMissing(name:migration:)``.
    ///   - options: How to go about it.
    /// - Throws: ``MigrationError/files(_:)`` when their steps do not lead from schema to schema.
    public init(
        _ store: Store, migrations: [Migration], functions: [String: MigrationFunction] = [:],
        options: MigrationOptions = MigrationOptions()
    ) throws(MigrationError) {
        var diagnostics = migrations.flatMap { $0.check().diagnostics }
        for (index, migration) in migrations.enumerated() where migration.number != index + 1 {
            diagnostics.append(
                SchemaDiagnostic(
                    path: SchemaPath(migration.title),
                    message: "migration \(migration.number) stands at place \(index + 1)"))
        }
        guard diagnostics.isEmpty else { throw .files(diagnostics) }
        try self.init(store, migrations, unusable: [], functions, options)
    }

    /// Takes the migrations of a folder.
    ///
    /// One that does not check yet stands in the way of nothing but itself and those after it: all
    /// that does not run it can be done.
    ///
    /// - Throws: ``MigrationError/files(_:)`` when the folder has no migration that can be read.
    public init(
        _ store: Store, folder: MigrationFolder, functions: [String: MigrationFunction] = [:],
        options: MigrationOptions = MigrationOptions()
    ) throws(MigrationError) {
        guard !folder.migrations.isEmpty || !folder.diagnostics.hasErrors else {
            throw .files(folder.diagnostics)
        }
        try self.init(store, folder.migrations, unusable: folder.unusable, functions, options)
    }

    private init(
        _ store: Store, _ migrations: [Migration], unusable: [UnusableMigration],
        _ functions: [String: MigrationFunction], _ options: MigrationOptions
    ) throws(MigrationError) {
        guard !migrations.isEmpty else {
            throw .files([
                SchemaDiagnostic(path: SchemaPath(), message: "there are no migrations")
            ])
        }
        self.store = store
        self.migrations = migrations
        self.unusable = unusable
        self.functions = functions
        self.options = options
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
            try MigrationState(of: store, table: table, migrations, unusable)
        }
    }

    /// The number of the last migration, whether it can be run or not.
    public var latest: Int {
        max(migrations.last?.number ?? 0, unusable.compactMap(\.number).max() ?? 0)
    }

    /// A migration that is to be run.
    ///
    /// - Throws: ``MigrationError/unusable(number:_:)`` when it cannot be.
    func usableMigration(_ number: Int) throws(MigrationError) -> Migration {
        if let found = unusable.first(where: { $0.number == number }) {
            throw .unusable(number: number, found.diagnostics)
        }
        return try migration(number)
    }

    /// The migration of a number.
    func migration(_ number: Int) throws(MigrationError) -> Migration {
        guard let migration = migrations.first(where: { $0.number == number }) else {
            throw .noSuchMigration(number: number, latest: latest)
        }
        return migration
    }
}

/// Says what a run is doing, and asks whether to go on.
struct RunReporter {
    var progress: (MigrationProgress) -> Void
    var isCancelled: () -> Bool
}

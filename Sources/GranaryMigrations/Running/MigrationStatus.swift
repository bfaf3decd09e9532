public import GranarySchema

/// Where a store stands among the migrations.
public struct MigrationStatus: Sendable, Hashable {
    /// How a store and the files differ, where they should agree.
    public enum Drift: Sendable, Hashable {
        /// The table's schema is not the frozen one of its version.
        case schema(version: SchemaVersion)
        /// The table's schema is newer than the last migration.
        case tooNew(found: SchemaVersion)
        /// A migration was changed after it was applied.
        case edited(number: Int, name: String)
        /// A migration that was applied is not among the files.
        case missing(number: Int, name: String)
        /// The schema files of today are not the last frozen version.
        case files(latest: SchemaVersion)
    }

    /// The table.
    public var table: String
    /// The version of the schema in the store; `nil` when there is none.
    public var version: SchemaVersion?
    /// The number of the last migration that is applied; 0 for none.
    public var current: Int
    /// Whether that is only what the schema looks like: there is no ledger yet.
    public var isAssumed: Bool
    /// The migrations that are not applied, in order.
    public var pending: [Migration]
    /// All that was ever done, oldest first.
    public var ledger: [AppliedMigration]
    /// The one that was begun and has not ended.
    public var running: RunningMigration?
    /// The migrations that cannot be run as they are.
    public var unusable: [UnusableMigration]
    /// Where the store and the files do not agree.
    public var drift: [Drift]

    /// What it comes to, in a word.
    public enum Summary: String, Sendable, Hashable, CaseIterable {
        /// Nothing is to be done.
        case upToDate
        /// Migrations are pending.
        case behind
        /// The store and the files do not agree.
        case drifted
        /// A migration was begun and has not ended.
        case unfinished
    }

    /// What it comes to.
    public var summary: Summary {
        if running != nil { return .unfinished }
        if !drift.isEmpty { return .drifted }
        let isBehind = !pending.isEmpty || unusable.contains { $0.number ?? 0 > current }
        return isBehind ? .behind : .upToDate
    }
}

extension MigrationStatus.Drift: CustomStringConvertible {
    /// One line: what differs, and how to mend it.
    public var description: String {
        switch self {
        case .schema(let version):
            "the store's schema is not version \(version) as it was frozen: compare them with `granary"
                + " schema diff`, and make a migration of the difference"
        case .tooNew(let found):
            "the store is at version \(found), newer than the last migration: use the newer folder"
        case .edited(let number, let name):
            "migration \(number) (\(name)) was changed after it was applied: put it back as it was"
        case .missing(let number, let name):
            "migration \(number) (\(name)) was applied, and is not in the folder"
        case .files(let latest):
            "the schema files are not the frozen version \(latest): raise `version`, and run `granary"
                + " migrate create`"
        }
    }
}

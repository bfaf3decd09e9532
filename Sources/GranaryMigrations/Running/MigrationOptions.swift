/// How a runner goes about its work.
public struct MigrationOptions: Sendable {
    /// How many items are changed a second, at most; `nil` for as many as the store takes.
    public var itemsPerSecond: Int?

    /// Whether a snapshot is taken before items are changed.
    public var takesSnapshots = true

    /// The folder for snapshots; the store's own otherwise: `<store>.snapshots`.
    public var snapshotFolder: String?

    /// Whether the result is verified at the end: every item by the schema, every index by its items.
    public var verifies = true

    /// Whether the steps are done to every item in memory first, also where they cannot fail.
    public var checksEveryItem = false

    /// Dangers that are allowed besides those that the files allow.
    public var allowed: Set<MigrationHazard> = []

    /// How many items a batch changes at most, and so how long writers may wait for one.
    public var batchItemCount = 1_024

    /// The number of the migration whose schema the table has already, when it has no ledger yet and
    /// that cannot be told.
    public var baseline: Int?

    /// What runs the migrations, for the ledger.
    public var tool = "granary"

    /// Waits for so many seconds, to keep to ``itemsPerSecond``; told in small pieces.
    var pause: @Sendable (Double) -> Void = MigrationPace.sleep

    /// The usual way.
    public init() {}
}

/// How far a run has come; told between batches.
public struct MigrationProgress: Sendable, Hashable {
    /// What is being done.
    public enum Stage: Sendable, Hashable {
        /// Items are looked at before the first write.
        case survey
        /// A snapshot is taken.
        case snapshot
        /// Items of another table are taken over.
        case gather(table: String)
        /// Items are changed.
        case sweep
        /// An index is built.
        case index(name: String)
        /// The result is verified.
        case verify
    }

    /// The migration's title: `0002-monthly-revenue`.
    public var migration: String
    /// Which way.
    public var direction: RunningMigration.Direction
    /// What is being done.
    public var stage: Stage
    /// How many items are done.
    public var doneCount: Int
    /// How many there are, as far as is known.
    public var totalCount: Int
}

/// What came of one migration.
public struct MigrationOutcome: Sendable, Hashable {
    /// The entry of the ledger.
    public var applied: AppliedMigration
    /// The items of each model before; empty for an abort.
    public var before: [ModelCount]
    /// The items of each model after; empty when nothing was verified.
    public var after: [ModelCount]
}

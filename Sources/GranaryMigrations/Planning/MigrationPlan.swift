/// What a migration would do to a store.
public struct MigrationPlan: Sendable, Hashable {
    /// The migration.
    public var migration: Migration
    /// Which way.
    public var direction: RunningMigration.Direction
    /// What is done, in order: the steps, or what undoes them.
    public var steps: [MigrationStep]
    /// What was found in the store.
    public var survey: MigrationSurvey
    /// Whether the items are as they will be when it begins; of later ones nothing was checked yet.
    public var isChecked: Bool
    /// The functions in Swift that are not registered, and so were not run.
    public var missingFunctions: [String]
    /// The indexes that are built.
    public var builtIndexes: [String]
    /// The indexes that are dropped.
    public var droppedIndexes: [String]
    /// What is dangerous, and whether the file allows it.
    public var dangers: [MigrationDanger]
    /// Whether a snapshot is taken before.
    public var takesSnapshot: Bool
    /// How long it may take, from a batch that was done and undone; `nil` when none could be.
    public var estimatedSeconds: Double?

    /// The dangers that the file does not allow.
    public var unallowedDangers: [MigrationDanger] {
        direction == .down
            ? [] : dangers.filter { !migration.document.allowed.contains($0.hazard) }
    }
}

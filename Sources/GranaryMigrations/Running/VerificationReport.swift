public import Granary

/// Whether a table is what its schema says, and its indexes are what its items make.
public struct VerificationReport: Sendable, Hashable {
    /// The items of each model, in the order of the schema; those of none last.
    public var models: [ModelCount] = []
    /// How many items there are.
    public var itemCount = 0
    /// How many index entries were verified, of all tables.
    public var entryCount = 0
    /// What is wrong, at most ``problemLimit`` of them.
    public var problems: [String] = []
    /// How many things are wrong, listed or not.
    public var problemCount = 0

    /// Where the store and the files do not agree.
    public var drift: [MigrationStatus.Drift] = []
    /// The last migration that was run, with how many items there were before it and after it.
    public var last: AppliedMigration?

    /// How many problems are listed.
    public static let problemLimit = 100

    /// Whether every item and every index entry is as it should be.
    public var isSound: Bool { problemCount == 0 }

    mutating func add(_ problem: String) {
        problemCount += 1
        if problems.count < Self.problemLimit { problems.append(problem) }
    }
}

/// How many items of a model there are.
public struct ModelCount: Sendable, Hashable {
    /// The model; `nil` for items that are none's.
    public var model: String?
    /// How many items there are.
    public var itemCount: Int
    /// How many of them a migration changes.
    public var touchedCount: Int
}

/// What a look at every item found, on one snapshot, before anything is written.
public struct MigrationSurvey: Sendable, Hashable {
    /// The items of each model, in the order of the schema; those of none last.
    public var models: [ModelCount] = []
    /// The items in tables that are gathered from.
    public var gatheredCount = 0
    /// What stands in the way, at most ``obstacleLimit`` of them.
    public var obstacles: [MigrationObstacle] = []
    /// How many things stand in the way, listed or not.
    public var obstacleCount = 0

    /// How many obstacles are listed.
    public static let obstacleLimit = 100

    /// How many items are changed or made.
    public var touchedCount: Int { models.reduce(gatheredCount) { $0 + $1.touchedCount } }

    /// How many items there are in the table.
    public var itemCount: Int { models.reduce(0) { $0 + $1.itemCount } }

    mutating func add(_ obstacle: MigrationObstacle) {
        obstacleCount += 1
        if obstacles.count < Self.obstacleLimit { obstacles.append(obstacle) }
    }
}

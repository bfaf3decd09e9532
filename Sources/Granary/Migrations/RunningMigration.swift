public import GranarySchema

/// A migration of a table that was begun and has not ended, as the store remembers it.
///
/// It moves in the commits of the very batches it counts, so that whoever resumes it goes on where
/// the last commit left it.
public struct RunningMigration: Sendable, Hashable {
    /// Which way items are changed.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// To the migration's own version.
        case up
        /// Back to the version before it.
        case down
    }

    /// What is being done.
    public enum Phase: String, Sendable, Hashable, CaseIterable {
        /// Items of other tables are taken over.
        case gather
        /// Items of the table are brought to the new shape.
        case sweep
        /// Indexes are built, the result is verified.
        case finish
    }

    /// The migration's number.
    public var number: Int
    /// The migration's name.
    public var name: String
    /// Which way items are changed.
    public var direction: Direction
    /// Whether it undoes a run of the same migration that was not finished.
    public var isAbort = false
    /// The version of the schema before; `nil` when the table had none.
    public var from: SchemaVersion?
    /// The version of the schema it leads to, which the table has already.
    public var to: SchemaVersion
    /// SHA-256 of the migration's file and schema, in hexadecimal.
    public var checksum: String
    /// What the run is called that may go on with it.
    public var run: String
    /// Which tool, in which version, runs it.
    public var tool: String
    /// When it was begun, in milliseconds since 1970.
    public var startedMilliseconds: UInt64 = 0
    /// How often it was resumed.
    public var resumeCount = 0
    /// The snapshot that was taken before it, if one was.
    public var snapshot: String?
    /// What is being done.
    public var phase: Phase
    /// Which of the tables that it gathers from is being read, from 0.
    public var source = 0
    /// How many items it has looked at.
    public var readCount = 0
    /// How many items it has changed, made or moved.
    public var changedCount = 0
    /// The items of each model before it; empty when they were not counted, as of an abort.
    public var before: [CountedModel] = []
    /// Why it stopped, if it did not get further.
    public var failure: String?
    /// The id under which is kept what undoing would not give back; `nil` when nothing is.
    package var remainder: UInt32?

    /// The key of the last item it has passed, as it is stored.
    package var cursor: [UInt8]?
    /// The revision its items are given; those that have it are passed over.
    package var revision: UInt16 = 0
    /// The least revision of the items it changes.
    package var leastRevision: UInt16 = 0

    package init(
        number: Int, name: String, direction: Direction, from: SchemaVersion?, to: SchemaVersion,
        checksum: String, run: String, tool: String, phase: Phase
    ) {
        self.number = number
        self.name = name
        self.direction = direction
        self.from = from
        self.to = to
        self.checksum = checksum
        self.run = run
        self.tool = tool
        self.phase = phase
    }

    /// Whether an item of this revision is still to be looked at.
    package func covers(_ revision: UInt16) -> Bool {
        revision < self.revision && revision >= leastRevision
    }
}

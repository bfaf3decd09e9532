internal import GranaryItems
public import GranarySchema

/// One entry of a table's migration ledger: what was done, when and with what.
///
/// | attribute | type | holds |
/// | --- | --- | --- |
/// | `number` | N | the migration's number |
/// | `name`, `direction` | S | its name; `up` or `down` |
/// | `abort`, `baseline` | BOOL | see ``isAbort``, ``isBaseline`` |
/// | `from`, `to` | S | versions of the schema; `from` is absent when there was none |
/// | `checksum`, `run`, `tool` | S | of its files; who ran it; with what |
/// | `started`, `finished`, `resumes` | N | milliseconds since 1970; how often it was resumed |
/// | `read`, `changed` | N | items looked at, changed |
/// | `before`, `after` | L | items of each model, as lists of a name (or NULL) and a number; absent when they were not counted |
/// | `snapshot` | S | absent when none was taken |
/// | `remainder` | N | the id of what undoing would not give back; absent when nothing is kept |
public struct AppliedMigration: Sendable, Hashable {
    /// The migration's number.
    public var number: Int
    /// The migration's name.
    public var name: String
    /// Which way items were changed.
    public var direction: RunningMigration.Direction
    /// Whether it undid a run that was not finished: the table's version is as before.
    public var isAbort = false
    /// Whether the table was found at this version, and nothing was done.
    public var isBaseline = false
    /// The version of the schema before; `nil` when the table had none.
    public var from: SchemaVersion?
    /// The version of the schema after.
    public var to: SchemaVersion
    /// SHA-256 of the migration's file and schema, in hexadecimal.
    public var checksum: String
    /// What the last run of it was called.
    public var run: String
    /// Which tool, in which version, finished it.
    public var tool: String
    /// When it was begun, in milliseconds since 1970.
    public var startedMilliseconds: UInt64
    /// When it ended, in milliseconds since 1970.
    public var finishedMilliseconds: UInt64
    /// How often it was resumed.
    public var resumeCount: Int
    /// How many items it looked at.
    public var readCount: Int
    /// How many items it changed, made or moved.
    public var changedCount: Int
    /// The items of each model before it; empty when they were not counted, as of an abort.
    public var before: [CountedModel] = []
    /// The items of each model after it; empty when nothing was verified.
    public var after: [CountedModel] = []
    /// The snapshot that was taken before it, if one was.
    public var snapshot: String?
    /// The id under which is kept what undoing would not give back; `nil` when nothing is.
    package var remainder: UInt32?

    /// What is left of a migration that has ended.
    package init(_ migration: RunningMigration, finishedMilliseconds: UInt64) {
        number = migration.number
        name = migration.name
        direction = migration.direction
        isAbort = migration.isAbort
        from = migration.from
        to = migration.to
        checksum = migration.checksum
        run = migration.run
        tool = migration.tool
        startedMilliseconds = migration.startedMilliseconds
        self.finishedMilliseconds = finishedMilliseconds
        resumeCount = migration.resumeCount
        readCount = migration.readCount
        changedCount = migration.changedCount
        before = migration.before
        snapshot = migration.snapshot
        remainder = migration.remainder
    }
}

extension AppliedMigration {
    /// The stored form.
    var record: Item {
        var attributes: [(String, AttributeValue)] = [
            ("number", AttributeValue(number)), ("name", .string(name)),
            ("direction", .string(direction.rawValue)), ("abort", .bool(isAbort)),
            ("baseline", .bool(isBaseline)), ("to", .string(to.description)),
            ("checksum", .string(checksum)), ("run", .string(run)), ("tool", .string(tool)),
            ("started", .number(Number(startedMilliseconds))),
            ("finished", .number(Number(finishedMilliseconds))),
            ("resumes", AttributeValue(resumeCount)), ("read", AttributeValue(readCount)),
            ("changed", AttributeValue(changedCount)),
        ]
        if !before.isEmpty { attributes.append(("before", .counts(before))) }
        if !after.isEmpty { attributes.append(("after", .counts(after))) }
        if let from { attributes.append(("from", .string(from.description))) }
        if let snapshot { attributes.append(("snapshot", .string(snapshot))) }
        if let remainder { attributes.append(("remainder", .number(Number(remainder)))) }
        return Item(AttributeMap(attributes))
    }

    /// Reads the stored form back; `nil` when it is not one.
    init?(record: Item) {
        guard let number = record["number"]?.intValue, let name = record["name"]?.stringValue,
            let direction = record["direction"]?.stringValue
                .flatMap(RunningMigration.Direction.init(rawValue:)),
            let isAbort = record["abort"]?.boolValue,
            let isBaseline = record["baseline"]?.boolValue,
            let to = record["to"]?.stringValue.flatMap({ SchemaVersion($0) }),
            let checksum = record["checksum"]?.stringValue, let run = record["run"]?.stringValue,
            let tool = record["tool"]?.stringValue,
            let started = record["started"]?.intValue.flatMap(UInt64.init(exactly:)),
            let finished = record["finished"]?.intValue.flatMap(UInt64.init(exactly:)),
            let resumes = record["resumes"]?.intValue, let read = record["read"]?.intValue,
            let changed = record["changed"]?.intValue
        else { return nil }
        self.number = number
        self.name = name
        self.direction = direction
        self.isAbort = isAbort
        self.isBaseline = isBaseline
        from = record["from"]?.stringValue.flatMap { SchemaVersion($0) }
        self.to = to
        self.checksum = checksum
        self.run = run
        self.tool = tool
        startedMilliseconds = started
        finishedMilliseconds = finished
        resumeCount = resumes
        readCount = read
        changedCount = changed
        before = record["before"]?.counts ?? []
        after = record["after"]?.counts ?? []
        snapshot = record["snapshot"]?.stringValue
        remainder = record["remainder"]?.intValue.flatMap(UInt32.init(exactly:))
    }
}

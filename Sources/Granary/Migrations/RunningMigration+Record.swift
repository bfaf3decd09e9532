internal import GranaryItems
internal import GranarySchema

/// How a running migration is stored: an item, under `V` and the table's id in the catalog.
///
/// | attribute | type | holds |
/// | --- | --- | --- |
/// | `number` | N | the migration's number |
/// | `name`, `direction`, `phase` | S | its name; `up`, `down`; `gather`, `sweep`, `finish` |
/// | `abort` | BOOL | whether it undoes a run that was not finished |
/// | `from`, `to` | S | versions of the schema; `from` is absent when there was none |
/// | `checksum`, `run`, `tool` | S | of its files; who runs it; with what |
/// | `started`, `resumes` | N | milliseconds since 1970; how often it was resumed |
/// | `snapshot`, `failure` | S | absent when there is none |
/// | `source`, `read`, `changed` | N | which table is gathered from; items looked at, changed |
/// | `before` | L | items of each model before, as lists of a name (or NULL) and a number; absent when not counted |
/// | `cursor` | B | the last key that was passed; absent at the start |
/// | `revision`, `least` | N | what its items are given; the least it changes |
/// | `remainder` | N | the id of what undoing would not give back; absent when nothing is kept |
extension RunningMigration {
    /// The stored form.
    var record: Item {
        var attributes: [(String, AttributeValue)] = [
            ("number", AttributeValue(number)), ("name", .string(name)),
            ("direction", .string(direction.rawValue)), ("phase", .string(phase.rawValue)),
            ("abort", .bool(isAbort)), ("to", .string(to.description)),
            ("checksum", .string(checksum)), ("run", .string(run)), ("tool", .string(tool)),
            ("started", .number(Number(startedMilliseconds))),
            ("resumes", AttributeValue(resumeCount)), ("source", AttributeValue(source)),
            ("read", AttributeValue(readCount)), ("changed", AttributeValue(changedCount)),
            ("revision", .number(Number(revision))), ("least", .number(Number(leastRevision))),
        ]
        if !before.isEmpty { attributes.append(("before", .counts(before))) }
        if let from { attributes.append(("from", .string(from.description))) }
        if let snapshot { attributes.append(("snapshot", .string(snapshot))) }
        if let failure { attributes.append(("failure", .string(failure))) }
        if let remainder { attributes.append(("remainder", .number(Number(remainder)))) }
        if let cursor { attributes.append(("cursor", .binary(cursor))) }
        return Item(AttributeMap(attributes))
    }

    /// Reads the stored form back; `nil` when it is not one.
    init?(record: Item) {
        guard let number = record["number"]?.intValue, let name = record["name"]?.stringValue,
            let direction = record["direction"]?.stringValue.flatMap(Direction.init(rawValue:)),
            let phase = record["phase"]?.stringValue.flatMap(Phase.init(rawValue:)),
            let isAbort = record["abort"]?.boolValue,
            let to = record["to"]?.stringValue.flatMap({ SchemaVersion($0) }),
            let checksum = record["checksum"]?.stringValue, let run = record["run"]?.stringValue,
            let tool = record["tool"]?.stringValue,
            let started = record["started"]?.intValue.flatMap(UInt64.init(exactly:)),
            let resumes = record["resumes"]?.intValue, let source = record["source"]?.intValue,
            let read = record["read"]?.intValue, let changed = record["changed"]?.intValue,
            let revision = record["revision"]?.intValue.flatMap(UInt16.init(exactly:)),
            let least = record["least"]?.intValue.flatMap(UInt16.init(exactly:))
        else { return nil }
        self.init(
            number: number, name: name, direction: direction,
            from: record["from"]?.stringValue.flatMap { SchemaVersion($0) }, to: to,
            checksum: checksum, run: run, tool: tool, phase: phase)
        self.isAbort = isAbort
        startedMilliseconds = started
        resumeCount = resumes
        snapshot = record["snapshot"]?.stringValue
        self.source = source
        readCount = read
        changedCount = changed
        before = record["before"]?.counts ?? []
        failure = record["failure"]?.stringValue
        remainder = record["remainder"]?.intValue.flatMap(UInt32.init(exactly:))
        cursor = record["cursor"]?.binaryValue
        self.revision = revision
        leastRevision = least
    }
}

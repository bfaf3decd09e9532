import GranaryItems
import GranarySchema
import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// What is remembered of migrations is a stored format: its names and types stay as they are.
@Suite("Records of migrations", .temporaryStore)
struct MigrationRecordTests {
    static var running: RunningMigration {
        var running = RunningMigration(
            number: 2, name: "split-address", direction: .up, from: SchemaVersion(1, 0, 0),
            to: SchemaVersion(1, 1, 0), checksum: "ab", run: "00112233445566aa",
            tool: "granary 1", phase: .sweep)
        running.startedMilliseconds = 5
        running.resumeCount = 1
        running.snapshot = "20250101T000000Z"
        running.source = 3
        running.readCount = 9
        running.changedCount = 7
        running.failure = "why"
        running.cursor = [0, 0, 0, 1, 0x61]
        running.revision = 4
        running.leastRevision = 2
        running.remainder = 12
        running.before = [
            CountedModel(model: "Startup", itemCount: 8), CountedModel(model: nil, itemCount: 1),
        ]
        return running
    }

    static let runningRecord: Item = [
        "number": 2, "name": "split-address", "direction": "up", "phase": "sweep",
        "abort": false, "from": "1.0.0", "to": "1.1.0", "checksum": "ab",
        "run": "00112233445566aa", "tool": "granary 1", "started": 5, "resumes": 1,
        "snapshot": "20250101T000000Z", "source": 3, "read": 9, "changed": 7, "failure": "why",
        "cursor": .binary([0, 0, 0, 1, 0x61]), "revision": 4, "least": 2,
        "remainder": 12, "before": [["Startup", 8], [nil, 1]],
    ]

    static let ledgerRecord: Item = [
        "number": 2, "name": "split-address", "direction": "up", "abort": false,
        "baseline": false, "from": "1.0.0", "to": "1.1.0", "checksum": "ab",
        "run": "00112233445566aa", "tool": "granary 1", "started": 5, "finished": 6,
        "resumes": 1, "snapshot": "20250101T000000Z", "read": 9, "changed": 7, "remainder": 12,
        "before": [["Startup", 8], [nil, 1]], "after": [["Startup", 9]],
    ]

    @Test("A running migration holds what docs/FORMAT.md says")
    func running() {
        #expect(Self.running.record == Self.runningRecord)
        #expect(RunningMigration(record: Self.runningRecord) == Self.running)
        let optional = ["from", "snapshot", "failure", "cursor", "remainder", "before"]
        for name in Self.runningRecord.attributeNames where !optional.contains(name) {
            let without = Self.runningRecord.replacing([(name, nil)])
            #expect(RunningMigration(record: without) == nil, "without \(name)")
            let wrong = Self.runningRecord.replacing([(name, ["x"])])
            #expect(RunningMigration(record: wrong) == nil, "with a wrong \(name)")
        }
        let bare = Self.runningRecord.replacing(optional.map { (name: $0, value: nil) })
        #expect(RunningMigration(record: bare)?.record == bare)
    }

    @Test("An entry of the ledger holds what docs/FORMAT.md says")
    func ledger() {
        var entry = AppliedMigration(Self.running, finishedMilliseconds: 6)
        entry.after = [CountedModel(model: "Startup", itemCount: 9)]
        #expect(entry.record == Self.ledgerRecord)
        #expect(AppliedMigration(record: Self.ledgerRecord) == entry)
        for name in Self.ledgerRecord.attributeNames
        where !["from", "snapshot", "remainder", "before", "after"].contains(name) {
            let without = Self.ledgerRecord.replacing([(name, nil)])
            #expect(AppliedMigration(record: without) == nil, "without \(name)")
        }
    }

    @Test("Both stand under their letters and the table's id")
    func keys() {
        #expect(Keyspace.migration(0x0102_0304) == [UInt8(ascii: "V"), 1, 2, 3, 4])
        #expect(Keyspace.ledger(5) == [UInt8(ascii: "L"), 0, 0, 0, 5])
        #expect(Keyspace.ledgerEntry(5, 6) == [UInt8(ascii: "L"), 0, 0, 0, 5, 0, 0, 0, 6])
    }

    @Test("Dropping a table drops them")
    func dropped() throws {
        let store = TemporaryStore.current
        let run = try MigrationTrial(store).begin()
        try store.noteBaseline(
            AppliedMigration(run, finishedMilliseconds: 0), of: "app")
        let id = try store.beginRead().catalog.table(named: "app").id
        _ = try store.run(DeleteTable(tableName: "app"))
        for key in [Keyspace.migration(id), Keyspace.ledgerEntry(id, 1)] {
            let found = try store.perform { transaction throws(StoreError) in
                try transaction.record(key, in: .catalog)
            }
            #expect(found == nil)
        }
        try store.makeTable()
        #expect(try store.migrationLedger(of: "app") == [])
        #expect(try store.runningMigration(of: "app") == nil)
    }

    @Test("A damaged record is an error, and not no migration")
    func damaged() throws {
        let store = TemporaryStore.current
        _ = try MigrationTrial(store).begin()
        let id = try store.beginRead().catalog.table(named: "app").id
        let record = Self.runningRecord.replacing([("run", nil)])
        try store.perform { transaction throws(StoreError) in
            try transaction.put(record.encodedBytes, at: Keyspace.migration(id), in: .catalog)
        }
        let error = storeError { _ = try store.runningMigration(of: "app") }
        guard case .corrupted? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        let problem = try #require(try store.check().problems.first)
        #expect((problem.kind, problem.subject) == (.damaged, "app"))
        // The store is sound when it ends.
        _ = try store.perform { transaction throws(StoreError) in
            try transaction.delete(Keyspace.migration(id), in: .catalog)
        }
    }
}

import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import Granary

/// A sweep brings every item to the target schema once, whatever interrupts it and whoever writes.
@Suite("Sweeps", .temporaryStore)
struct MigrationSweepTests {
    let key: Item = ["PK": "STARTUP#2", "SK": "PROFILE"]

    /// Seven startups and a round.
    func fill() throws -> Table {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        for number in 1...7 { try app.put(SampleStoreSchema.startup("\(number)")) }
        try app.put(SampleStoreSchema.round("1", 1))
        return app
    }

    @Test("Each item is changed once, in batches that move the cursor with it")
    func batches() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        let begun = try trial.begin()
        #expect(begun.revision == 2)
        #expect(try app.schema == trial.target)
        let first = try #require(try app.store.run(trial.batch()))
        #expect((first.readCount, first.changedCount) == (4, 3))
        #expect(try app.store.runningMigration(of: "app") == first)
        #expect(try app.get(["PK": "STARTUP#3", "SK": "PROFILE"])?["label"] == "new")
        #expect(try app.get(["PK": "STARTUP#4", "SK": "PROFILE"])?["label"] == nil)
        let last = try #require(try trial.sweep())
        #expect((last.readCount, last.changedCount) == (8, 7))
        let entry = try trial.end()
        #expect((entry.readCount, entry.changedCount, entry.to) == (8, 7, trial.target.version))
        #expect(try app.store.migrationLedger(of: "app") == [entry])
        #expect(try app.store.runningMigration(of: "app") == nil)
        for item in try app.store.contents() {
            let isStartup = item["_type"] == "Startup"
            #expect(item.schemaVersion == (isStartup ? 2 : 1))
            #expect(item["label"] == (isStartup ? "new" : nil))
        }
    }

    @Test("A failed batch leaves nothing behind, and names the item")
    func failure() throws {
        struct Refusal: Error {}
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        let before = try app.store.contents()
        do {
            try trial.sweep { item, _ in
                if item["startup_id"] == "2" { throw Refusal() }
                return ItemMigration([item.replacing([("label", "new")])])
            }
            Issue.record("nothing was thrown")
        } catch MigrationFault.item(let key, let table, let cause) {
            #expect(key == ["PK": "STARTUP#2", "SK": "PROFILE"])
            #expect(table == "app")
            #expect(cause is Refusal)
        }
        #expect(try app.store.contents() == before)
        #expect(try app.store.runningMigration(of: "app")?.cursor == nil)
        try trial.sweep()
        try trial.end()
    }

    @Test("What the target schema forbids is refused, with the item's key")
    func judged() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        do {
            try trial.sweep { item, _ in ItemMigration([item.replacing([("label", 5)])]) }
            Issue.record("nothing was thrown")
        } catch MigrationFault.item(let key, _, StoreError.schemaViolation(let found)) {
            #expect(key == ["PK": "STARTUP#1", "SK": "PROFILE"])
            #expect(found.map(\.description) == ["Startup.label: 5 is not a string"])
        }
        try trial.sweep()
        try trial.end()
    }

    @Test("An update in the middle keeps the shape of its item, a put has the new one")
    func writesMeanwhile() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        try app.update(key, Update().set("score", to: 5))
        #expect(try app.get(key)?.schemaVersion == 1)
        try app.put(SampleStoreSchema.startup("3", ("label", "own")))
        // Read, changed and put again: still of the old shape.
        let read = try #require(try app.get(["PK": "STARTUP#4", "SK": "PROFILE"]))
        try app.put(read.replacing([("score", 7)]))
        let last = try #require(try trial.sweep())
        #expect(last.changedCount == 6)
        #expect(try app.get(key)?["label"] == "new")
        #expect(try app.get(["PK": "STARTUP#3", "SK": "PROFILE"])?["label"] == "own")
        #expect(try app.get(["PK": "STARTUP#4", "SK": "PROFILE"])?["label"] == "new")
        try trial.end()
        try app.update(key, Update().set("score", to: 6))
        #expect(try app.get(key)?.schemaVersion == 2)
    }

    @Test("Items from before there was a schema keep their shape with an update, too")
    func updateOfUnmarked() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        try app.put(SampleStoreSchema.startup("2"))
        let trial = try MigrationTrial(store)
        _ = try trial.begin()
        try app.update(key, Update().set("score", to: 5))
        #expect(try app.get(key)?.schemaVersion == 0)
        try trial.sweep()
        #expect(try app.get(key)?["label"] == "new")
        try store.waitForIndex("Startup.email", of: "app")
        try trial.end()
    }

    @Test("A reopened store goes on marking writes, and the run goes on where it was")
    func reopened() throws {
        let app = try fill()
        var trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        _ = try app.store.run(trial.batch())
        let store = try TemporaryStore.reopen()
        let six: Item = ["PK": "STARTUP#6", "SK": "PROFILE"]
        try store.table("app").update(six, Update().set("score", to: 5))
        #expect(try store.table("app").get(six)?.schemaVersion == 1)
        trial = try MigrationTrial(store)
        trial.run = "0000000000000002"
        let resumed = try store.resumeMigration(of: "app", run: trial.run, tool: "other")
        #expect(resumed?.resumeCount == 1)
        let last = try #require(try trial.sweep())
        #expect((last.readCount, last.changedCount) == (8, 7))
        #expect(try trial.end().tool == "test")
    }

    @Test("Two runs do not overlap: who resumes takes over, who begins is refused")
    func takenOver() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        let error = storeError { _ = try trial.begin() }
        guard case .migrationUnfinished("app", 2, "label")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try app.store.resumeMigration(of: "app", run: "other", tool: "test")
        for work in [{ _ = try app.store.run(trial.batch()) }, { try trial.end() }] {
            guard case .migrationTakenOver("app")? = storeError(work) else {
                Issue.record("it went on")
                continue
            }
        }
    }

    @Test("Nobody begins on another schema than was planned for")
    func changedSchema() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        let error = storeError {
            _ = try app.store.begin(
                MigrationBeginning(
                    schema: trial.target, expectedDocument: nil, running: trial.running))
        }
        guard case .schemaChanged? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try app.schema == SampleStoreSchema.schema())
    }

    @Test("A table with a ledger takes a newer schema from migrations only")
    func managed() throws {
        let app = try fill()
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        let next = try SampleStoreSchema.schema(version: SchemaVersion(1, 2, 0))
        var error = storeError { _ = try TemporaryStore.open(next) }
        guard case .migrationUnfinished? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try TemporaryStore.open(trial.target)
        try trial.sweep()
        try trial.end()
        error = storeError { _ = try TemporaryStore.open(next) }
        guard case .migrationNeeded("app", SchemaVersion(1, 1, 0), SchemaVersion(1, 2, 0))? = error
        else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = try TemporaryStore.open(trial.target)
        error = storeError { _ = try TemporaryStore.open(SampleStoreSchema.schema()) }
        guard case .schemaTooNew? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("An undone run changes what it had changed, and nothing else")
    func undone() throws {
        let app = try fill()
        let before = try app.store.contents()
        let trial = try MigrationTrial(app.store)
        let begun = try trial.begin()
        _ = try app.store.run(trial.batch())
        var undo = trial
        undo.run = "undo"
        undo.target = try SampleStoreSchema.schema()
        var running = undo.running
        running.isAbort = true
        let document = trial.target.document
        running = try app.store.begin(
            MigrationBeginning(
                schema: undo.target, expectedDocument: document, running: running,
                undoes: begun.run))
        #expect((running.revision, running.leastRevision) == (3, 2))
        let last = try undo.sweep { item, _ in
            ItemMigration([item.replacing([("label", nil)])])
        }
        #expect(last?.changedCount == 3)
        #expect(try undo.end().isAbort)
        let after = try app.store.contents()
        #expect(after.map(\.attributes) == before.map(\.attributes))
        #expect(try app.schema == undo.target)
    }
}

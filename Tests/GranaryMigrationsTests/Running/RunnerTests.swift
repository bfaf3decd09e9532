import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// A migration is done to every item, can be stopped and gone on with, and can be undone.
@Suite("Runs of migrations", .temporaryStore)
struct RunnerTests {
    /// Amounts become numbers under another name.
    static func renaming() throws -> Migration {
        try Shop.migration(
            to: Shop.second(("amount: string", "total: number")),
            .renameAttribute(RenameAttribute(model: "Order", attribute: "amount", to: "total")),
            .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber)))
    }

    /// Orders move to a key with their date, and e-mail addresses become unique.
    static func moving() throws -> Migration {
        try Shop.migration(
            to: Shop.second(
                ("ORDER#${number:6:0}", "ORDER#${placed}#${number:6:0}"),
                (
                    "placed: { type: date, precision: second }",
                    "placed: { type: date, precision: second, required: true }"
                ),
                ("byStatus:", "byEmail: { unique: [_type, email] }\n  byStatus:")),
            .changeKeyTemplate(
                ChangeKeyTemplate(
                    model: "Order", key: "SK", to: "ORDER#${placed}#${number:6:0}")),
            .addIndex(AddIndex("byEmail")))
    }

    @Test("Up changes every item, and the ledger says so")
    func up() throws {
        let table = try Shop.fill()
        let runner = try Shop.runner(Self.renaming())
        var status = try runner.status()
        #expect((status.current, status.isAssumed, status.summary) == (1, true, .behind))
        #expect(status.pending.map(\.number) == [2])
        let outcome = try #require(try runner.up().first)
        #expect((outcome.applied.readCount, outcome.applied.changedCount) == (55, 50))
        #expect(outcome.before.map(\.itemCount) == [5, 50])
        #expect(outcome.before.map(\.touchedCount) == [0, 50])
        #expect(outcome.after.map(\.itemCount) == [5, 50])
        let order = try table.get(["PK": "CUSTOMER#c1", "SK": "ORDER#000003"])
        #expect(order?["total"] == 21.5)
        #expect(order?["amount"] == nil)
        status = try runner.status()
        #expect((status.current, status.isAssumed, status.summary) == (2, false, .upToDate))
        #expect(status.version == SchemaVersion(1, 1, 0))
        #expect(status.ledger.map(\.isBaseline) == [true, false])
        #expect(status.ledger.last == outcome.applied)
        #expect(outcome.applied.tool == "test")
        #expect(try runner.up() == [])
    }

    @Test("Down gives back what was there")
    func down() throws {
        _ = try Shop.fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let runner = try Shop.runner(Self.renaming())
        try runner.up()
        try #require(try store.contents() != before)
        let outcome = try #require(try runner.down(to: 1).first)
        #expect((outcome.applied.direction, outcome.applied.changedCount) == (.down, 50))
        #expect(try store.contents() == before)
        #expect(try runner.status().current == 1)
        #expect(try store.schema(of: "shop")?.version == SchemaVersion(1, 0, 0))
        try runner.up()
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        #expect(try runner.history().map(\.number) == [1, 2, 2, 2, 2])
    }

    @Test("Keys move, indexes are built, and both come back")
    func moved() throws {
        let table = try Shop.fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let runner = try Shop.runner(Self.moving())
        try runner.up()
        let key: Item = ["PK": "CUSTOMER#c1", "SK": "ORDER#2025-01-13T00:00:00Z#000003"]
        #expect(try table.get(key)?["number"] == 3)
        #expect(try table.get(["PK": "CUSTOMER#c1", "SK": "ORDER#000003"]) == nil)
        let found = try table.query(
            Key("_type") == "Customer" && Key("email") == "C1@B.CO", on: "byEmail")
        #expect(Array(found).map { $0["id"] } == ["c1"])
        #expect(try table.describe().itemCount == 55)
        try runner.down(to: 1)
        #expect(try store.contents() == before)
        #expect(try table.describe().indexes.map(\.definition.name) == ["byStatus"])
        try store.waitForReclaim()
    }

    @Test("A cancelled run goes on where it was, in this process or after a restart")
    func cancelled() throws {
        _ = try Shop.fill()
        let expected = try contentsAfter(Self.renaming())
        var runner = try Shop.runner(Self.renaming()) { $0.batchItemCount = 7 }
        var batches = 0
        var error = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { batches += 1 } }) { batches == 3 }
        }
        guard case .cancelled(let running)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(running.changedCount == 21)
        #expect(try runner.status().summary == .unfinished)
        error = migrationError { try runner.up() }
        guard case .unfinished? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try TemporaryStore.reopen()
        runner = try Shop.runner(Self.renaming())
        let outcome = try runner.resume()
        #expect((outcome.applied.changedCount, outcome.applied.resumeCount) == (50, 1))
        #expect(try TemporaryStore.current.contents() == expected)
    }

    @Test("An aborted run leaves what was there", arguments: [true, false])
    func aborted(isMoving: Bool) throws {
        _ = try Shop.fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let migration = isMoving ? try Self.moving() : try Self.renaming()
        let runner = try Shop.runner(migration) { $0.batchItemCount = 7 }
        var batches = 0
        _ = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { batches += 1 } }) { batches == 3 }
        }
        try #require(try store.contents() != before)
        let outcome = try runner.abort()
        #expect((outcome.applied.isAbort, outcome.applied.direction) == (true, .down))
        #expect(outcome.applied.changedCount == 21)
        #expect(try store.contents() == before)
        #expect(try runner.status().current == 1)
        // And it can be done after all.
        try runner.up()
        #expect(try runner.status().summary == .upToDate)
        try store.waitForReclaim()
    }

    @Test("An aborted undoing leaves the new shape")
    func abortedDown() throws {
        _ = try Shop.fill()
        let store = TemporaryStore.current
        let runner = try Shop.runner(Self.renaming()) { $0.batchItemCount = 7 }
        try runner.up()
        let after = try store.contents()
        var batches = 0
        _ = migrationError {
            try runner.down(to: 1, progress: { if $0.stage == .sweep { batches += 1 } }) {
                batches == 2
            }
        }
        try #require(try store.contents() != after)
        #expect(try runner.abort().applied.direction == .up)
        #expect(try store.contents() == after)
        #expect(try runner.status().current == 2)
    }

    @Test("There is nothing to resume or to abort when nothing was begun")
    func nothingUnfinished() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(Self.renaming())
        for work in [{ _ = try runner.resume() }, { _ = try runner.abort() }] {
            guard case .nothingToResume("shop")? = migrationError(work) else {
                Issue.record("something was")
                continue
            }
        }
    }

    @Test("A store without a table is made, and has nothing to sweep")
    func emptyStore() throws {
        let runner = try Shop.runner(Self.renaming())
        let status = try runner.status()
        #expect((status.current, status.version, status.summary) == (0, nil, .behind))
        #expect(try runner.up().map(\.applied.changedCount) == [0, 0])
        #expect(try TemporaryStore.current.schema(of: "shop")?.version == SchemaVersion(1, 1, 0))
        #expect(try runner.up(to: 1) == [])
    }

    @Test("A number that is no migration is refused")
    func noSuchMigration() throws {
        let runner = try Shop.runner(Self.renaming())
        let error = migrationError { try runner.up(to: 3) }
        guard case .noSuchMigration(3, 2)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("The pace is kept by waiting between batches")
    func pace() throws {
        _ = try Shop.fill()
        let waited = Waited()
        let runner = try Shop.runner(Self.renaming()) { options in
            options.itemsPerSecond = 20
            options.pause = { waited.add($0) }
        }
        let outcome = try #require(try runner.up().first)
        #expect(outcome.applied.changedCount == 50)
        // Fifty items at twenty a second, in batches of five: what is not waited is worked.
        #expect(waited.batchCount >= 9)
        #expect(waited.longest <= 0.1)
    }

    /// What a migration makes of the filled store, in one piece.
    func contentsAfter(_ migration: Migration) throws -> [AttributeMap] {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(
            directory.path + "/store", schema: StoreSchema(Shop.schema()),
            options: StoreOptions(durability: .relaxed))
        defer { store.close() }
        try store.table("shop").load((0..<5).lazy.flatMap { Shop.items($0, orders: 10) })
        var options = MigrationOptions()
        options.takesSnapshots = false
        try MigrationRunner(
            store, migrations: [Shop.baseline(), migration], options: options
        ).up()
        return try store.contents()
    }
}

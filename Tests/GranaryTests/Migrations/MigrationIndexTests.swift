import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import Granary

/// The indexes of the target schema come with a migration, and those that go stay until its end.
@Suite("Indexes of a migration", .temporaryStore)
struct MigrationIndexTests {
    func fill(_ indexes: [SchemaIndex]) throws -> Table {
        let app = try TemporaryStore.open(SampleStoreSchema.schema(indexes: indexes))
        for number in 1...7 {
            try app.put(SampleStoreSchema.startup("\(number)", ("score", .number(Number(number)))))
        }
        return app
    }

    @Test("A new index holds what the sweep writes and what it passes over")
    func added() throws {
        let app = try fill([])
        let trial = try MigrationTrial(app.store, indexes: [SampleStoreSchema.byName])
        _ = try trial.begin()
        _ = try app.store.run(trial.batch())
        let error = storeError { try app.store.waitForIndex("byName", of: "app") }
        guard case .indexNotReady("app", "byName")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        try trial.sweep()
        try app.store.waitForIndex("byName", of: "app")
        try trial.end()
        let found = Array(try app.query(Key("name") == "Acme", on: "byName"))
        #expect(found.map { $0["label"] } == Array(repeating: "new", count: 7))
    }

    @Test("An index that goes is read until the end")
    func dropped() throws {
        let app = try fill([SampleStoreSchema.byName])
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        try trial.sweep()
        #expect(Array(try app.query(Key("name") == "Acme", on: "byName")).count == 7)
        try trial.end(dropping: ["byName", "notThere"])
        #expect(try app.describe().indexes.map(\.definition.name) == ["Startup.email"])
        try app.store.waitForReclaim()
    }

    @Test("An index that changes under its name is made anew")
    func changed() throws {
        let app = try fill([SampleStoreSchema.byName])
        var other = SampleStoreSchema.byName
        other.partitionKey = ["startup_id"]
        let trial = try MigrationTrial(app.store, indexes: [other])
        _ = try trial.begin()
        try trial.sweep()
        try app.store.waitForIndex("byName", of: "app")
        try trial.end()
        #expect(Array(try app.query(Key("startup_id") == "3", on: "byName")).count == 1)
        try app.store.waitForReclaim()
    }

    @Test("A migration makes its table when there is none")
    func created() throws {
        let store = TemporaryStore.current
        let trial = try MigrationTrial(store)
        let running = try trial.begin()
        #expect(running.revision == 1)
        #expect(try trial.sweep() == nil)
        try trial.end()
        #expect(try store.migrationLedger(of: "app").count == 1)
        #expect(try store.schema(of: "app") == trial.target)
    }

    @Test("The same schema again keeps its revision: what opening adopted is swept")
    func adoptedBefore() throws {
        let app = try fill([])
        let trial = try MigrationTrial(app.store)
        _ = try TemporaryStore.open(trial.target)
        let running = try trial.begin()
        #expect(running.revision == 2)
        #expect(try trial.sweep()?.changedCount == 7)
        try trial.end()
    }

    /// An entry keeps the revision of its item: that of the same item, rewritten, is another.
    @Test("An item does not stand in its own way in a unique index that is being built")
    func uniqueWhileBuilding() throws {
        let app = try fill([])
        let unique = SchemaIndex(name: "byID", kind: .unique, partitionKey: ["startup_id"])
        let trial = try MigrationTrial(app.store, indexes: [unique])
        _ = try trial.begin()
        let table = try app.store.beginRead().catalog.table(named: "app")
        let index = try #require(table.index(named: "byID"))
        #expect(index.status == .creating)
        let backfill = IndexBackfill(tableName: "app", indexID: index.id)
        let progress = try app.store.perform { transaction throws(StoreError) in
            try backfill.step(in: &transaction)
        }
        #expect(progress == .stepped(skippedCount: 0))
        try trial.sweep()
        try app.store.waitForIndex("byID", of: "app")
        try trial.end()
    }
}

import Foundation
import GranaryItems
import GranarySchema
import GranaryTestSupport
import GranaryTransfer
import Testing

@testable import GranaryMigrations

/// Before anything that rewrites, the store as it was is put aside, and can be had back.
@Suite("Snapshots before migrations", .temporaryStore)
struct SnapshotTests {
    @Test("A snapshot is taken before items are changed, and it is what was there")
    func taken() throws {
        _ = try Shop.fill()
        let before = try TemporaryStore.current.contents()
        let runner = try Shop.runner(RunnerTests.renaming()) { $0.takesSnapshots = true }
        let outcome = try #require(try runner.up().first)
        let id = try #require(outcome.applied.snapshot)
        let snapshot = try runner.snapshotFolder.snapshot(id)
        #expect(snapshot.manifest.reason == "before migration 0002-second")
        try snapshot.verify()
        let copy = TemporaryStore.path + "-copy"
        try runner.snapshotFolder.restore(snapshot, to: copy)
        defer { try? FileManager.default.removeItem(atPath: copy) }
        let store = try Store.open(copy)
        defer { store.close() }
        #expect(try store.contents() == before)
        #expect(try store.schema(of: "shop")?.version == SchemaVersion(1, 0, 0))
    }

    @Test("None is taken where nothing is changed, or nothing is there")
    func notTaken() throws {
        let runner = try Shop.runner(RunnerTests.renaming()) { $0.takesSnapshots = true }
        #expect(try runner.up().map(\.applied.snapshot) == [nil, nil])
        #expect(try runner.snapshotFolder.snapshots() == [])
    }

    @Test("An addition alone needs none")
    func addition() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(
            Shop.migration(
                to: Shop.second(("price: number", "price: number\n      note: string")))
        ) { $0.takesSnapshots = true }
        let outcome = try #require(try runner.up().first)
        #expect(outcome.applied.snapshot == nil)
        #expect(outcome.applied.changedCount == 0)
    }

    @Test("What cannot be undone by steps names its snapshot")
    func irreversible() throws {
        _ = try Shop.fill()
        let migration = try Shop.migration(
            to: Shop.second(("amount: string", "")),
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")))
        let runner = try Shop.runner(migration) { $0.takesSnapshots = true }
        let id = try #require(try runner.up().first?.applied.snapshot)
        let error = migrationError { try runner.down(to: 1) }
        guard case .irreversible(2, _, id)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            error?.description
                == "migration 2 cannot be undone by steps: restore the snapshot \(id)")
    }
}

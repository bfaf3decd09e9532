import Granary
import GranaryTestSupport
import Testing

/// A store that was closed is let go of: it can be opened again at once.
@Suite("Closing", .timeLimit(.minutes(1)))
struct StoreClosingTests {
    @Test func aClosedStoreCanBeOpenedAgain() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/app.granary"
        for round in 0..<20 {
            let store = try Store.open(path, options: StoreOptions(durability: .relaxed))
            let app = try store.openTable("app", partitionKey: "PK", sortKey: "SK")
            for number in 0..<50 {
                try app.put([
                    "PK": "a", "SK": .string("\(round)-\(number)"), "g": .string("\(number)"),
                ])
            }
            // The thread of the store builds it, when the store is closed perhaps.
            let index = IndexDefinition.global("by\(round)", partitionKey: "g")
            do {
                _ = try store.run(UpdateTable(tableName: "app", indexUpdate: .create(index)))
            } catch StoreError.indexChangeInProgress {
                // The one of the round before is not built yet.
            }
            store.close()
        }
        let store = try Store.open(path)
        try store.waitForIndex("by0", of: "app")
        #expect(try store.table("app").scan(on: "by0").readAll().count == 1_000)
        store.close()
    }

    /// The last one to let go of it may be a thread of its own.
    @Test func aStoreThatNobodyHasIsClosedByItself() async throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/app.granary"
        for _ in 0..<20 {
            let store = try Store.open(path, options: StoreOptions(durability: .relaxed))
            let app = try store.openTable("app", partitionKey: "PK", sortKey: "SK")
            try await store.transaction { [app] transaction in
                try transaction.put(["PK": "a", "SK": "1"], into: app.name)
            }
        }
        var store: Store?
        for _ in 0..<500 where store == nil {
            store = try? Store.open(path)
            if store == nil { try await Task.sleep(for: .milliseconds(10)) }
        }
        #expect(try store?.table("app").describe().itemCount == 1)
    }
}

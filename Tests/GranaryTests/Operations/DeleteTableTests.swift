import Granary
import GranaryTestSupport
import Testing

/// What is dropped leaves nothing, and what is protected stays.
@Suite("DeleteTable", .temporaryStore)
struct DeleteTableTests {
    /// A new table of the same name sees nothing of the old one, also before its space is reclaimed.
    @Test func aDeletedTableLeavesNothing() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable(indexes: [.global("byG", partitionKey: "g")])
        try app.load((0..<2_500).map { ["PK": "a", "SK": .string("\($0)"), "g": "x"] })
        let deleted = try store.run(DeleteTable(tableName: "app"))
        #expect(deleted.tableStatus == .deleting && deleted.itemCount == 2_500)
        let again = try store.makeTable(indexes: [.global("byG", partitionKey: "g")])
        #expect(try again.describe().tableID != deleted.tableID)
        #expect(Array(try again.scan()).isEmpty)
        #expect(Array(try again.scan(on: "byG")).isEmpty)
        try store.waitForReclaim()
        #expect(try again.describe().itemCount == 0)
    }

    @Test func aProtectedTableStays() throws {
        let store = TemporaryStore.current
        try store.makeTable()
        _ = try store.run(UpdateTable(tableName: "app", deletionProtectionEnabled: true))
        #expect(
            refusal { _ = try store.run(DeleteTable(tableName: "app")) }
                == invalid(
                    "Resource cannot be deleted as it is currently protected against deletion. "
                        + "Disable deletion protection first."))
        _ = try store.run(UpdateTable(tableName: "app", deletionProtectionEnabled: false))
        _ = try store.run(DeleteTable(tableName: "app"))
        #expect(try store.tableNames().isEmpty)
    }
}

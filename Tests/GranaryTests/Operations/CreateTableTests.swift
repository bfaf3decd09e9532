import Granary
import GranaryTestSupport
import Testing

/// A table is there as it was declared, or not at all.
@Suite("CreateTable", .temporaryStore)
struct CreateTableTests {
    @Test func describesWhatWasCreated() throws {
        let store = TemporaryStore.current
        var create = CreateTable(
            tableName: "app", partitionKey: .binary("PK"), sortKey: .number("SK"),
            indexes: [
                .global("byG", partitionKey: "g", projection: .include(["v"])),
                .unique("byMail", on: "mail"),
            ])
        create.changeLogEnabled = true
        create.deletionProtectionEnabled = true
        let created = try store.run(create)
        #expect(try store.run(DescribeTable(tableName: "app")) == created)
        #expect(created.tableName == "app" && created.tableStatus == .active)
        #expect(
            created.keySchema
                == KeySchema(partitionKey: .binary("PK"), sortKey: .number("SK")))
        #expect(created.indexes.map(\.definition) == create.indexes)
        #expect(created.changeLogEnabled && created.deletionProtectionEnabled)
        #expect(created.itemCount == 0 && created.tableSizeBytes == 0)
        #expect(created.tableID.split(separator: "-").map(\.count) == [8, 4, 4, 4, 12])
        let reopened = try TemporaryStore.reopen()
        #expect(try reopened.run(DescribeTable(tableName: "app")) == created)
    }

    @Test func refusesATableThatIsThereAndOneThatIsNot() throws {
        let store = TemporaryStore.current
        try store.makeTable()
        #expect(
            refusal { _ = try store.makeTable() }
                == "ResourceInUseException: Table already exists: app")
        for work in [
            { _ = try store.run(DescribeTable(tableName: "no")) },
            { _ = try store.run(DeleteTable(tableName: "no")) },
            { _ = try store.run(UpdateTable(tableName: "no", changeLogEnabled: true)) },
            { _ = try store.table("no") },
        ] as [() throws -> Void] {
            guard case .tableNotFound("no")? = storeError(work) else {
                Issue.record("a table that is not there was found")
                return
            }
        }
    }
}

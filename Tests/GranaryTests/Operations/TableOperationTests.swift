import Granary
import GranaryTestSupport
import Testing

/// Making, describing, listing and deleting tables.
@Suite("Operations on tables", .temporaryStore)
struct TableOperationTests {
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

    /// Exact and current, unlike DynamoDB's, which lag by hours.
    @Test func countsItemsAndBytes() throws {
        let app = try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g", projection: .keysOnly)
        ])
        try app.put(["PK": "a", "SK": "1", "g": "x", "v": text(100)])  // 6 + 2 + 101 bytes
        try app.put(["PK": "b", "SK": "1"])
        var described = try app.describe()
        #expect(described.itemCount == 2 && described.tableSizeBytes == 109 + 6)
        #expect(described.indexes[0].itemCount == 1 && described.indexes[0].indexSizeBytes == 8)
        try app.put(["PK": "a", "SK": "1", "v": 1])
        try app.delete(["PK": "b", "SK": "1"])
        described = try app.describe()
        #expect(described.itemCount == 1 && described.tableSizeBytes == 9)
        #expect(described.indexes[0].itemCount == 0 && described.indexes[0].indexSizeBytes == 0)
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

    @Test func listsNamesByPages() throws {
        let store = TemporaryStore.current
        for name in ["ccc", "aaa", "Zzz", "a-b", "a.b"] { try store.makeHashTable(name) }
        let all = ["Zzz", "a-b", "a.b", "aaa", "ccc"]
        #expect(try store.run(ListTables()).tableNames == all)
        #expect(try store.tableNames() == all)
        for limit in 1...5 {
            var names: [String] = []
            var list = ListTables(limit: limit)
            repeat {
                let page = try store.run(list)
                #expect(page.tableNames.count <= limit)
                names += page.tableNames
                list.exclusiveStartTableName = page.lastEvaluatedTableName
            } while list.exclusiveStartTableName != nil
            #expect(names == all)
        }
        #expect(
            try store.run(ListTables(exclusiveStartTableName: "a.a")).tableNames
                == ["a.b", "aaa", "ccc"])
    }

    @Test(arguments: [(0, "greater than or equal to 1"), (101, "less than or equal to 100")])
    func refusesLimitsOfLists(limit: Int, bound: String) throws {
        #expect(
            refusal { _ = try TemporaryStore.current.run(ListTables(limit: limit)) }
                == invalid(
                    "1 validation error detected: Value '\(limit)' at 'limit' failed to satisfy "
                        + "constraint: Member must have value \(bound)"))
    }

    /// 100 names to a page when no other number is asked for.
    @Test func aListHoldsAHundredNames() throws {
        let store = TemporaryStore.current
        for number in 100..<201 { try store.makeHashTable("t\(number)") }
        let page = try store.run(ListTables())
        #expect(page.tableNames.count == 100 && page.lastEvaluatedTableName == "t199")
        #expect(try store.run(ListTables(limit: 100)).tableNames.count == 100)
    }

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

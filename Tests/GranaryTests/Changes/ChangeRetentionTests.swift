import GranaryTestSupport
import Testing

@testable import Granary

/// A log keeps what its table asks for, and says where it begins and ends.
@Suite("Retention of changes", .temporaryStore)
struct ChangeRetentionTests {
    let clock = ManualClock(seconds: 1_700_000_000)

    func makeTable(retentionSeconds: Int? = 100) throws -> Table {
        var options = StoreOptions(durability: .relaxed)
        options.nowMilliseconds = clock.read
        let store = try TemporaryStore.reopen(options)
        var create = CreateTable(tableName: "app", partitionKey: "PK")
        create.changeLogEnabled = true
        create.changeLogRetentionSeconds = retentionSeconds
        #expect(try store.run(create).changeLogRetentionSeconds == retentionSeconds)
        return try store.table("app")
    }

    func sequenceNumbers(in table: Table) throws -> [UInt64] {
        try table.store.run(ReadChanges(tableName: table.name)).records.map(\.sequenceNumber)
    }

    func update(_ table: Table, retentionSeconds: Int?) throws -> TableDescription {
        try table.store.run(
            UpdateTable(
                tableName: table.name, changeLogRetentionSeconds: retentionSeconds,
                annotations: ["x": nil]))
    }

    @Test func removesWhatIsOlder() throws {
        let app = try makeTable()
        for name in ["a", "b", "c"] {
            try app.put(["PK": .string(name)])
            clock.advance(seconds: 50)
        }
        // Now the records are 150, 100 and 50 seconds old: just as old as is kept stays.
        try app.store.waitForExpiries()
        #expect(try sequenceNumbers(in: app) == [2, 3])
        guard
            case .changesTrimmed(oldest: 3)? = storeError({
                _ = try app.store.run(TrimChanges(tableName: "app", through: 2))
                _ = try app.store.run(ReadChanges(tableName: "app", after: 1))
            })
        else {
            Issue.record("changes that are gone were read over")
            return
        }
    }

    /// More than one step removes, and the log begins where they ended.
    @Test func removesMany() throws {
        let app = try makeTable()
        let count = Limits.backgroundBatchCount * 2 + 1
        try app.load((0..<count).map { ["PK": .string("\($0)")] })
        clock.advance(seconds: 101)
        try app.store.waitForExpiries()
        let described = try app.store.run(DescribeChanges(tableName: "app"))
        #expect(described.oldestSequenceNumber == UInt64(count))
        #expect(described.newestSequenceNumber == nil)
        #expect(described.currentSequenceNumber == UInt64(count))
    }

    @Test func keepsAllUnlessAsked() throws {
        let app = try makeTable(retentionSeconds: nil)
        try app.put(["PK": "a"])
        clock.advance(seconds: 1_000_000)
        try app.store.waitForExpiries()
        #expect(try sequenceNumbers(in: app) == [1])
        #expect(try update(app, retentionSeconds: 10).changeLogRetentionSeconds == 10)
        try app.store.waitForExpiries()
        #expect(try sequenceNumbers(in: app) == [])
        #expect(try update(app, retentionSeconds: nil).changeLogRetentionSeconds == 10)
        try TemporaryStore.reopen()
        #expect(try TemporaryStore.current.table("app").describe().changeLogRetentionSeconds == 10)
        let reopened = try TemporaryStore.current.table("app")
        #expect(try update(reopened, retentionSeconds: 0).changeLogRetentionSeconds == nil)
    }

    @Test(arguments: [0, -1]) func refusesLessThanASecond(seconds: Int) throws {
        var create = CreateTable(tableName: "app", partitionKey: "PK")
        create.changeLogRetentionSeconds = seconds
        let refused = create
        #expect(
            brokenRule { _ = try TemporaryStore.current.run(refused) }
                == .constraint(
                    value: "\(seconds)", parameter: "changeLogRetentionSeconds",
                    constraint: "Member must have value greater than or equal to 1"))
        let app = try makeTable()
        #expect(brokenRule { _ = try update(app, retentionSeconds: -1) } != nil)
        // A time before the first: nothing is older.
        #expect(try update(app, retentionSeconds: .max).changeLogRetentionSeconds == .max)
        try app.put(["PK": "a"])
        try app.store.waitForExpiries()
        #expect(try sequenceNumbers(in: app) == [1])
    }

    /// Where readers begin who want all of it, and those who want what comes.
    @Test func isDescribed() throws {
        let app = try makeTable()
        let other = try TemporaryStore.current.makeHashTable("other")
        let describe = DescribeChanges(tableName: "app")
        var described = try app.store.run(describe)
        #expect(described.isEnabled && described.newestSequenceNumber == nil)
        #expect(described.currentSequenceNumber == 0)
        try app.put(["PK": "a"])
        _ = try app.store.run(UpdateTable(tableName: "other", changeLogEnabled: true))
        try other.put(["PK": "a"])
        described = try app.store.run(describe)
        #expect(described.oldestSequenceNumber == 0)
        #expect(described.newestSequenceNumber == 1)
        #expect(described.currentSequenceNumber == 2)
        _ = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: false))
        _ = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: true))
        described = try app.store.run(describe)
        #expect(described.oldestSequenceNumber == 2 && described.newestSequenceNumber == nil)
    }

    @Test func isStoredOnlyWhenAsked() throws {
        let table = CatalogTable(
            name: "app", id: 1, tableID: "id", createdMilliseconds: 5,
            keySchema: KeySchema(partitionKey: "PK"), indexes: [], changeLogEnabled: false,
            changeLogStart: 0, deletionProtectionEnabled: false, changeLogRetentionSeconds: 60)
        #expect(table.record["changeLogRetention"] == 60)
        #expect(CatalogTable(record: table.record)?.changeLogRetentionSeconds == 60)
        #expect(
            table.with(changeLogRetentionSeconds: .some(nil)).record["changeLogRetention"] == nil)
        for wrong in [AttributeValue.number(0), .string("60"), .number(-1)] {
            var record = table.record
            record["changeLogRetention"] = wrong
            #expect(CatalogTable(record: record) == nil)
        }
    }
}

import Granary
import GranaryTestSupport
import Testing

/// The change log: one record for each change, in order, in the commit of the change.
@Suite("Change log", .temporaryStore)
struct ChangeLogTests {
    let key: Item = ["PK": "a", "SK": "1"]

    func makeTable(_ name: String = "app") throws -> Table {
        let store = TemporaryStore.current
        var create = CreateTable(tableName: name, partitionKey: "PK", sortKey: "SK")
        create.changeLogEnabled = true
        _ = try store.run(create)
        return try store.table(name)
    }

    func changes(of table: Table, after: UInt64 = 0) throws -> [ChangeRecord] {
        try table.store.run(ReadChanges(tableName: table.name, after: after)).records
    }

    @Test func holdsBothImages() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "SK": "1", "v": 1])
        try app.update(key, Update().set("v", to: 2))
        try app.delete(key)
        let records = try changes(of: app)
        #expect(records.map(\.kind) == [.insert, .modify, .remove])
        #expect(records.map(\.keys) == [key, key, key])
        #expect(records.map { $0.oldImage?["v"] } == [nil, 1, 2])
        #expect(records.map { $0.newImage?["v"] } == [1, 2, nil])
        #expect(records.map(\.sequenceNumber) == [1, 2, 3])
        #expect(records.allSatisfy { $0.tableName == "app" && $0.milliseconds > 0 })
    }

    @Test func aWriteThatChangesNothingIsNotLogged() throws {
        let app = try makeTable()
        try app.put(["PK": "a", "SK": "1", "v": 1])
        try app.put(["PK": "a", "SK": "1", "v": 1])
        try app.update(key, Update().set("v", to: 1))
        try app.delete(["PK": "z", "SK": "1"])
        try app.update(["PK": "z", "SK": "1"], Update().remove("v"))
        _ = storeError { try app.put(["PK": "a", "SK": "1", "v": 9], if: Attribute("v") == 5) }
        let check = TransactWriteItems(transactItems: [
            .conditionCheck(
                .init(tableName: "app", key: key, conditionExpression: "attribute_exists(v)"))
        ])
        _ = try app.store.run(check)
        #expect(try changes(of: app).count == 1)
    }

    /// A record more or less than the change would make it useless.
    @Test func whatIsUndoneIsNotLogged() throws {
        let app = try makeTable()
        struct Stop: Error {}
        let key = key
        #expect(throws: Stop.self) {
            try app.store.transaction { transaction in
                try transaction.put(key, into: "app")
                throw Stop()
            }
        }
        _ = storeError {
            _ = try app.store.run(
                BatchWriteItem(requestItems: ["app": [.put(key), .put(["PK": "a", "SK": ""])]]))
        }
        #expect(try changes(of: app).isEmpty)
        try app.put(key)
        #expect(try changes(of: app).map(\.sequenceNumber) == [1])
    }

    /// Sequence numbers are the store's: they order changes over all tables.
    @Test func tablesShareTheSequence() throws {
        let (one, two) = (try makeTable("one"), try makeTable("two"))
        let plain = try TemporaryStore.current.makeTable("plain")
        try one.put(key)
        try plain.put(key)
        try two.put(key)
        try one.delete(key)
        #expect(try changes(of: one).map(\.sequenceNumber) == [1, 3])
        #expect(try changes(of: two).map(\.sequenceNumber) == [2])
        #expect(try changes(of: plain).isEmpty)
    }

    @Test(arguments: [1, 2, 7, 10, 1_000])
    func isReadByPages(limit: Int) throws {
        let app = try makeTable()
        try app.load((0..<10).map { ["PK": "a", "SK": .string("\($0)")] })
        var after: UInt64 = 0
        var sorts: [AttributeValue?] = []
        while true {
            let page = try app.store.run(
                ReadChanges(tableName: "app", after: after, limit: limit))
            #expect(page.records.count <= limit)
            if page.records.isEmpty {
                #expect(page.lastSequenceNumber == after)
                break
            }
            sorts += page.records.map { $0.keys["SK"] }
            after = page.lastSequenceNumber
        }
        #expect(sorts == (0..<10).map { .string("\($0)") })
        #expect(try changes(of: app, after: 8).count == 2)
        #expect(try changes(of: app, after: .max).isEmpty)
        #expect(
            brokenRule { _ = try app.store.run(ReadChanges(tableName: "app", limit: 0)) } != nil)
    }

    /// A page is about a mebibyte at most, whatever its limit.
    @Test func aPageOfLargeRecordsIsShort() throws {
        let app = try makeTable()
        try app.load((0..<6).map { ["PK": "a", "SK": .string("\($0)"), "v": text(300_000)] })
        let page = try app.store.run(ReadChanges(tableName: "app"))
        #expect(page.records.count == 4 && page.lastSequenceNumber == 4)
        #expect(try changes(of: app, after: 4).count == 2)
    }

    @Test func isTrimmedFromItsBeginning() throws {
        let app = try makeTable()
        let other = try makeTable("other")
        try app.load((0..<1_500).map { ["PK": "a", "SK": .string("\($0)")] })
        try other.put(key)
        let trim = TrimChanges(tableName: "app", through: 1_200)
        for (removedCount, isComplete) in [(1_000, false), (200, true), (0, true)] {
            let output = try app.store.run(trim)
            #expect(output.removedCount == removedCount && output.isComplete == isComplete)
        }
        #expect(try changes(of: app).first?.sequenceNumber == 1_201)
        #expect(try changes(of: app, after: 1_200).count == 300)
        guard
            case .changesTrimmed(oldest: 1_201) = storeError({
                _ = try changes(of: app, after: 1_199)
            })
        else {
            Issue.record("changes that are gone were read over")
            return
        }
        #expect(
            refusal { _ = try changes(of: app, after: 1) }
                == "TrimmedDataAccessException: The operation attempted to read past the oldest "
                + "stream record in a shard.")
        #expect(try changes(of: other).count == 1)
    }

    /// Everything may be trimmed, and the numbers go on.
    @Test func isTrimmedWhole() throws {
        let app = try makeTable()
        try app.put(key)
        _ = try app.store.run(TrimChanges(tableName: "app", through: .max))
        #expect(try changes(of: app).isEmpty)
        try app.delete(key)
        #expect(try changes(of: app, after: 1).map(\.sequenceNumber) == [2])
        let reopened = try TemporaryStore.reopen()
        #expect(try reopened.run(ReadChanges(tableName: "app", after: 1)).records.count == 1)
    }

    /// What happens while the log is off is not in it: switched on it begins anew, and whoever had
    /// read the old one is told of the gap.
    @Test func isSwitchedOffAndOn() throws {
        let app = try makeTable()
        try app.put(key)
        try app.put(["PK": "a", "SK": "2"])
        _ = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: false))
        try app.delete(key)
        try app.put(["PK": "b", "SK": "1"])
        _ = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: true))
        try app.delete(["PK": "b", "SK": "1"])
        #expect(try changes(of: app).map(\.kind) == [.remove])
        #expect(try changes(of: app).map(\.sequenceNumber) == [3])
        guard
            case .changesTrimmed(oldest: 3) = storeError({ _ = try changes(of: app, after: 1) })
        else {
            Issue.record("the gap was read over")
            return
        }
    }

    /// The log of a dropped table goes with it.
    @Test func aNewTableHasAnEmptyLog() throws {
        let app = try makeTable()
        try app.put(key)
        _ = try app.store.run(DeleteTable(tableName: "app"))
        #expect(try changes(of: makeTable()).isEmpty)
        #expect(
            refusal { _ = try app.store.run(ReadChanges(tableName: "nobody")) }
                == "ResourceNotFoundException: Requested resource not found")
    }
}

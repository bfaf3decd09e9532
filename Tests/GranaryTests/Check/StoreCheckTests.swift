import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// A check finds every kind of disagreement, and nothing in a store that has none.
///
/// Method: in a sound store one record is written, changed or removed behind its back, through the
/// storage layer, and the store is checked.
@Suite("Checking a store", .temporaryStore(isChecked: false))
struct StoreCheckTests {
    /// Two items with entries in an index and records in the log; ids are 1 for the table, 2 for the
    /// index.
    func makeStore() throws {
        let store = TemporaryStore.current
        var create = CreateTable(
            tableName: "app", partitionKey: "PK",
            indexes: [.global("byG", partitionKey: "g", projection: .keysOnly)])
        create.changeLogEnabled = true
        _ = try store.run(create)
        let app = try store.table("app")
        try app.put(["PK": "a", "g": "x", "v": 1])
        try app.put(["PK": "b", "g": "y"])
    }

    /// The problems of the store after `tamper` had its way with the records.
    func problems(
        after tamper: (inout WriteTransaction) throws -> Void
    ) throws -> [CheckProblem] {
        try makeStore()
        var transaction = try TemporaryStore.current.environment.write()
        try tamper(&transaction)
        try transaction.commit()
        let report = try TemporaryStore.current.check()
        #expect(report.problemCount == report.problems.count)
        #expect(report.isSound == report.problems.isEmpty)
        return report.problems
    }

    static let table: [UInt8] = [0, 0, 0, 1]
    static let index: [UInt8] = [0, 0, 0, 2]
    static let itemKey = table + Array("a".utf8) + [0, 1]
    static let entryKey = index + Array("x".utf8) + [0, 1] + Array("a".utf8) + [0, 1]

    @Test func aSoundStoreHasNoProblems() throws {
        #expect(try problems { _ in }.isEmpty)
        let report = try TemporaryStore.current.check()
        #expect(report.itemCount == 2 && report.entryCount == 2 && report.changeCount == 2)
    }

    @Test func anEmptyStoreHasNoProblems() throws {
        #expect(try TemporaryStore.current.check() == CheckReport())
    }

    @Test func findsAMissingEntry() throws {
        let found = try problems { transaction in
            let existed = try transaction.delete(forKey: Self.entryKey.span, in: .entries)
            #expect(existed)
        }
        #expect(found.map(\.kind) == [.missingEntry, .statistics])
        #expect(found.first?.subject == "app \(Self.itemKey.hexadecimal)")
        #expect(found.last?.detail == "2 records of 10 bytes are noted, 1 of 5 are there")
    }

    @Test func findsAnEntryWithOtherContents() throws {
        let other: Item = ["PK": "a", "g": "z"]
        let found = try problems { transaction in
            try transaction.put(other.encodedBytes.span, forKey: Self.entryKey.span, in: .entries)
        }
        #expect(found.map(\.kind) == [.missingEntry])
        #expect(found.first?.detail == "its entry in index byG is absent or different")
    }

    @Test func findsAStrayEntry() throws {
        let key = Self.index + Array("z".utf8) + [0, 1] + Array("a".utf8) + [0, 1]
        let entry: Item = ["PK": "a", "g": "z"]
        let found = try problems { transaction in
            try transaction.put(entry.encodedBytes.span, forKey: key.span, in: .entries)
        }
        #expect(found.map(\.kind) == [.strayEntry, .statistics])
        #expect(
            found.first?.description
                == "strayEntry: byG \(key.hexadecimal): no item of app makes this entry")
    }

    @Test func findsWrongCounts() throws {
        var statistics = StoredStatistics()
        (statistics.count, statistics.byteCount) = (3, 100)
        let bytes = statistics.bytes
        let found = try problems { transaction in
            try transaction.put(
                bytes.span, forKey: Keyspace.statistics(1).span, in: .catalog)
        }
        #expect(found.map(\.kind) == [.statistics])
        #expect(
            found.first?.detail == "3 records of 100 bytes are noted, 2 of 13 are there")
    }

    /// Keys that begin with an id nobody has.
    @Test(arguments: [Database.items, .entries, .changes])
    func findsOrphans(database: Database) throws {
        let key: [UInt8] = [0, 0, 0, 9, 1]
        let found = try problems { transaction in
            try transaction.put(Item().encodedBytes.span, forKey: key.span, in: database)
        }
        #expect(found.map(\.kind) == [.orphan])
        #expect(found.first?.detail == "keys with id 9 belong to no table or index")
    }

    /// A record that is intact on disk and yet no item.
    @Test func findsDamagedBytes() throws {
        let bytes: [UInt8] = [1, 0, 0, 0, 1, 0, 0, 0, 9, 9, 9]
        let found = try problems { transaction in
            try transaction.put(bytes.span, forKey: Self.itemKey.span, in: .items)
        }
        #expect(found.first?.kind == .damaged)
        #expect(found.first?.subject == "app \(Self.itemKey.hexadecimal)")
        #expect(found.map(\.kind).contains(.strayEntry))
    }

    @Test func findsAnItemUnderAnotherKey() throws {
        let key = Self.table + Array("c".utf8) + [0, 1]
        let item: Item = ["PK": "d"]
        let found = try problems { transaction in
            try transaction.put(item.encodedBytes.span, forKey: key.span, in: .items)
        }
        #expect(found.map(\.kind) == [.misplacedItem, .statistics])
    }

    @Test func findsAnItemTheLogDoesNotKnow() throws {
        let item: Item = ["PK": "a", "g": "x", "v": 2]
        let found = try problems { transaction in
            try transaction.put(item.encodedBytes.span, forKey: Self.itemKey.span, in: .items)
        }
        #expect(found.map(\.kind) == [.changeLog])
        #expect(
            found.first?.description
                == "changeLog: change 1 of app: the item is not what its last change made it")
    }

    static let records: [(ChangeRecord?, UInt64, String)] = [
        (nil, 2, "is not a change record"),
        (
            ChangeRecord(
                sequenceNumber: 2, milliseconds: 1, kind: .insert, tableName: "app",
                keys: ["PK": "b"], oldImage: ["PK": "b"], newImage: ["PK": "b", "g": "y"]), 2,
            "its images do not fit its kind"
        ),
        (
            ChangeRecord(
                sequenceNumber: 2, milliseconds: 1, kind: .insert, tableName: "app",
                keys: ["PK": "b"], oldImage: nil, newImage: ["PK": "c", "g": "y"]), 2,
            "an image has another key"
        ),
        (
            ChangeRecord(
                sequenceNumber: 9, milliseconds: 1, kind: .modify, tableName: "app",
                keys: ["PK": "b"], oldImage: ["PK": "b"], newImage: ["PK": "b", "g": "y"]), 9,
            "is newer than the store itself"
        ),
        (
            ChangeRecord(
                sequenceNumber: 2, milliseconds: 1, kind: .insert, tableName: "app",
                keys: ["x": 1], oldImage: nil, newImage: ["x": 1]), 2,
            "an image has another key"
        ),
    ]

    @Test(arguments: 0..<records.count)
    func findsWrongChangeRecords(position: Int) throws {
        let (record, sequence, detail) = Self.records[position]
        let bytes = record.map(ChangeEncoding.encode) ?? [1, 2, 3]
        let found = try problems { transaction in
            try transaction.put(
                bytes.span, forKey: Keyspace.change(1, sequence).span, in: .changes)
        }
        #expect(found.map(\.kind) == [.changeLog])
        #expect(found.first?.subject == "change \(sequence) of app")
        #expect(found.first?.detail == detail)
    }

    /// Many problems are counted, and so many are listed.
    @Test func listsAThousandProblemsAtMost() throws {
        var report = CheckReport()
        for number in 0..<1_005 { report.add(CheckProblem(.orphan, "\(number)", "")) }
        #expect(report.problemCount == 1_005 && report.problems.count == 1_000)
        #expect(!report.isSound)
    }
}

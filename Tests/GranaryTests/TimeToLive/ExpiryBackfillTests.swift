import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// A table in use is looked through step by step, and its check sees what is amiss.
@Suite("Expiry entries", .temporaryStore)
struct ExpiryBackfillTests {
    /// The year 2100: nothing here expires.
    static let end = 4_102_444_800

    static func item(_ number: Int) -> Item {
        ["PK": .string("\(number)"), "ttl": AttributeValue(end + number)]
    }

    /// Switches time to live on without waking the background thread.
    func enable(_ store: Store) throws -> CatalogExpiry {
        let update = UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: true)
        let status = try store.perform { transaction throws(StoreError) in
            try update.run((), in: &transaction).status
        }
        #expect(status == .enabling)
        return try #require(try store.beginRead().catalog.table(named: "app").expiry)
    }

    /// The entries of a table, as they are stored.
    func entries(_ expiry: CatalogExpiry, in store: Store) throws -> [[UInt8]: [UInt8]] {
        let snapshot = try store.beginRead()
        var cursor = try snapshot.reader.snapshot.cursor(
            over: KeyRange(prefix: Keyspace.prefix(expiry.id), in: .entries))
        var entries: [[UInt8]: [UInt8]] = [:]
        while let entry = try cursor.next() {
            entries[[UInt8](copying: entry.key)] = [UInt8](copying: entry.value)
        }
        return entries
    }

    /// Each step goes on where the last one ended, after a restart too, and writes between them count.
    @Test func isResumed() throws {
        let count = IndexBackfill.itemCount + 100
        var store = TemporaryStore.current
        let app = try store.makeHashTable("app")
        try app.load((0..<count).map(Self.item))
        let expiry = try enable(store)
        let backfill = ExpiryBackfill(tableName: "app", expiryID: expiry.id)
        let goesOn = try store.perform { transaction throws(StoreError) in
            try backfill.step(in: &transaction)
        }
        #expect(goesOn)
        #expect(try entries(expiry, in: store).count == IndexBackfill.itemCount)
        try app.put(Self.item(count))
        try app.delete(["PK": "0"])
        try app.delete(["PK": "999"])
        try app.update(["PK": "1"], Update().remove("ttl"))
        #expect(try store.check().isSound)
        store = try TemporaryStore.reopen()
        try store.waitForExpiries()
        #expect(try store.run(DescribeTimeToLive(tableName: "app")).status == .enabled)
        #expect(try entries(expiry, in: store).count == count + 1 - 3)
        let position = try store.perform { transaction throws(StoreError) in
            try transaction.record(Keyspace.backfill(expiry.id), in: .catalog)
        }
        #expect(position == nil)
    }

    @Test func anEmptyTableIsReadyAtOnce() throws {
        try TemporaryStore.current.makeHashTable("app")
        let update = UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: true)
        #expect(try TemporaryStore.current.run(update).status == .enabled)
    }

    /// Switched off in the middle, the rest is not built.
    @Test func isGivenUp() throws {
        let store = TemporaryStore.current
        let app = try store.makeHashTable("app")
        try app.put(Self.item(1))
        let expiry = try enable(store)
        _ = try store.run(
            UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: false))
        let goesOn = try store.perform { transaction throws(StoreError) in
            try ExpiryBackfill(tableName: "app", expiryID: expiry.id).step(in: &transaction)
        }
        #expect(!goesOn)
        try store.waitForReclaim()
        #expect(try entries(expiry, in: store).count == 0)
    }

    /// The bytes on disk: the id, the second and the item's key; and nothing.
    @Test func theKeyOfAnEntry() throws {
        let store = TemporaryStore.current
        let app = try store.makeHashTable("app")
        _ = try store.run(
            UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: true))
        try app.put(["PK": "a", "ttl": 0x0102_0304_0506])
        let table = try store.beginRead().catalog.table(named: "app")
        let expiry = try #require(table.expiry)
        let key: [UInt8] = [0, 0, 0, 2, 0, 0, 1, 2, 3, 4, 5, 6, 0x61, 0, 1]
        #expect(try entries(expiry, in: store) == [key: []])
        #expect(
            table.record["timeToLive"] == ["id": 2, "attribute": "ttl", "status": "ACTIVE"])
        #expect(CatalogTable(record: table.record)?.expiry == table.expiry)
        for name in ["id", "attribute", "status"] {
            var record = table.record
            var damaged = try #require(record["timeToLive"]?.mapValue)
            damaged[name] = .binary([1])
            record["timeToLive"] = .map(damaged)
            #expect(CatalogTable(record: record) == nil, "with a wrong \(name)")
        }
    }

    /// The flag of a removal by time to live is one bit, which records from before do not have.
    @Test func theRecordOfAnExpiry() {
        let key: Item = ["PK": "a"]
        var record = ChangeRecord(
            sequenceNumber: 1, milliseconds: 2, kind: .remove, tableName: "app", keys: key,
            oldImage: key, newImage: nil)
        let before = ChangeEncoding.encode(record)
        #expect(Array(before[..<4]) == [1, 3, 0, 0])
        record.isExpiry = true
        let bytes = ChangeEncoding.encode(record)
        #expect(Array(bytes[..<4]) == [1, 3, 1, 0])
        #expect(bytes[4...] == before[4...])
        #expect(ChangeEncoding.decode(bytes, sequenceNumber: 1, tableName: "app") == record)
    }
}

/// A check finds what is wrong with expiry entries, from both sides.
@Suite("Checking expiry entries", .temporaryStore(isChecked: false))
struct ExpiryCheckTests {
    func problems(
        after tamper: (inout WriteTransaction) throws -> Void
    ) throws -> [String] {
        let store = TemporaryStore.current
        let app = try store.makeHashTable("app")
        _ = try store.run(
            UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: true))
        try app.put(["PK": "a", "ttl": AttributeValue(ExpiryBackfillTests.end)])
        #expect(try store.check().isSound)
        var transaction = try store.environment.write()
        try tamper(&transaction)
        try transaction.commit()
        return try store.check().problems.map { "\($0.kind.rawValue): \($0.detail)" }
    }

    func entryKey(second: Int, item: String) -> [UInt8] {
        var key: [UInt8] = [0, 0, 0, 2]
        key.appendBigEndian(UInt64(second))
        return key + Array(item.utf8) + [0, 1]
    }

    @Test func findsAMissingOne() throws {
        let key = entryKey(second: ExpiryBackfillTests.end, item: "a")
        let found = try problems { transaction in
            let existed = try transaction.delete(forKey: key.span, in: .entries)
            #expect(existed)
        }
        #expect(found == ["missingEntry: the entry of its time to live is absent"])
    }

    @Test(arguments: [
        (ExpiryBackfillTests.end + 1, "a"), (ExpiryBackfillTests.end, "b"),
    ])
    func findsAStrayOne(second: Int, item: String) throws {
        let key = entryKey(second: second, item: item)
        let found = try problems { transaction in
            try transaction.put([UInt8]().span, forKey: key.span, in: .entries)
        }
        #expect(found == ["strayEntry: no item of app expires then"])
    }

    /// What cannot be swept is told to who waits, and tried again until it can.
    @Test func aFailureEnds() throws {
        let store = TemporaryStore.current
        let app = try store.makeHashTable("app")
        _ = try store.run(
            UpdateTimeToLive(tableName: "app", attributeName: "ttl", isEnabled: true))
        let damaged: [UInt8] = [9]
        let key: [UInt8] = [0, 0, 0, 1, 0x61, 0, 1]
        let entry = entryKey(second: 1_700_000_000, item: "a")
        var transaction = try store.environment.write()
        try transaction.put(damaged.span, forKey: key.span, in: .items)
        try transaction.put([UInt8]().span, forKey: entry.span, in: .entries)
        try transaction.commit()
        guard case .corrupted? = storeError({ try store.waitForExpiries() }) else {
            Issue.record("a damaged item was swept")
            return
        }
        transaction = try store.environment.write()
        _ = try transaction.delete(forKey: key.span, in: .items)
        try transaction.commit()
        while storeError({ try store.waitForExpiries() }) != nil {}
        try app.put(["PK": "b", "ttl": 1_700_000_000])
        try store.waitForExpiries()
        #expect(try store.contents("app").isEmpty)
    }

    /// A stray entry deletes nothing, and the sweep goes past it.
    @Test func aStrayOneDeletesNothing() throws {
        let key = entryKey(second: 1_700_000_000, item: "a")
        let found = try problems { transaction in
            try transaction.put([UInt8]().span, forKey: key.span, in: .entries)
        }
        #expect(found.count <= 1)
        try TemporaryStore.current.waitForExpiries()
        #expect(try TemporaryStore.current.contents("app").count == 1)
        #expect(try TemporaryStore.current.check().isSound)
    }
}

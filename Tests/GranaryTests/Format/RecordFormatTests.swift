import GranaryItems
import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// The bytes of every record the engine writes: a change here is a change of format version.
///
/// The store is read through the storage layer, as another version of Granary would read it.
@Suite("Format of records", .temporaryStore)
struct RecordFormatTests {
    /// Everything in one database, under the keys as they are stored.
    func records(in database: Database) throws -> [[UInt8]: [UInt8]] {
        let transaction = try TemporaryStore.current.environment.read()
        var cursor = try transaction.snapshot.cursor(over: KeyRange(from: [], in: database))
        var found: [[UInt8]: [UInt8]] = [:]
        while let entry = try cursor.next() {
            found[[UInt8](copying: entry.key)] = [UInt8](copying: entry.value)
        }
        return found
    }

    @Test func catalog() throws {
        let store = TemporaryStore.current
        let table = try store.createTable(
            "app", partitionKey: "PK", indexes: [.global("byG", partitionKey: "g")])
        try table.put(["PK": "a", "g": "x"])
        let found = try records(in: .catalog)
        // `T` and the name: the definition, an item. `M`: the counters. `S` and an id: statistics.
        #expect(
            Set(found.keys)
                == [
                    [0x54, 0x61, 0x70, 0x70], [0x4D], [0x53, 0, 0, 0, 1], [0x53, 0, 0, 0, 2],
                ])
        #expect(
            found[[0x4D]] == [
                0, 0, 0, 0, 0, 0, 0, 2,  // commits
                0, 0, 0, 0, 0, 0, 0, 0,  // changes
                0, 0, 0, 0, 0, 0, 0, 1,  // versions of the catalog
                0, 0, 0, 3,  // the next id
            ])
        #expect(
            found[[0x53, 0, 0, 0, 1]] == [0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 5])
    }

    @Test func theDefinitionOfATable() throws {
        let table = CatalogTable(
            name: "app", id: 7, tableID: "id", createdMilliseconds: 5,
            keySchema: KeySchema(partitionKey: "PK", sortKey: .number("SK")),
            indexes: [
                CatalogIndex(
                    definition: .multiValue(
                        "byTag", element: .binary("tags"), sortKey: ["s"],
                        projection: .include(["v"])),
                    id: 8, status: .creating)
            ], changeLogEnabled: true, changeLogStart: 6, deletionProtectionEnabled: false)
        #expect(
            table.record == [
                "name": "app", "tableID": "id", "id": 7, "created": 5, "changeLogStart": 6,
                "key": [["name": "PK", "type": "S"], ["name": "SK", "type": "N"]],
                "changeLog": true, "protected": false,
                "indexes": [
                    [
                        "id": 8, "name": "byTag", "kind": 4, "status": "CREATING",
                        "partition": [["name": "tags", "type": "B"]],
                        "sort": [["name": "s", "type": "S"]], "projection": "INCLUDE",
                        "include": ["v"],
                    ]
                ],
            ])
        let read = CatalogTable(record: table.record)
        #expect(read?.record == table.record)
        #expect(read?.indexes == table.indexes)
        for name in table.record.attributeNames {
            var damaged = table.record
            damaged[name] = nil
            #expect(CatalogTable(record: damaged) == nil, "without \(name)")
            damaged[name] = .binary([1])
            #expect(CatalogTable(record: damaged) == nil, "with a wrong \(name)")
        }
    }

    /// A store from before there were annotations has none, and its records stay as they were.
    @Test func annotationsOfATable() throws {
        let plain = CatalogTable(
            name: "app", id: 1, tableID: "id", createdMilliseconds: 5,
            keySchema: KeySchema(partitionKey: "PK"), indexes: [], changeLogEnabled: false,
            changeLogStart: 0, deletionProtectionEnabled: false)
        #expect(plain.record["annotations"] == nil)
        #expect(CatalogTable(record: plain.record)?.annotations == [:])
        let annotated = plain.with(annotations: ["billing": "PAY_PER_REQUEST"])
        #expect(annotated.record["annotations"] == ["billing": "PAY_PER_REQUEST"])
        let read = CatalogTable(record: annotated.record)
        #expect(read?.annotations == annotated.annotations)
        var damaged = annotated.record
        damaged["annotations"] = .binary([1])
        #expect(CatalogTable(record: damaged) == nil)
    }

    @Test func itemsAndEntries() throws {
        let store = TemporaryStore.current
        try store.createTable(
            "app", partitionKey: "PK", sortKey: .number("SK"),
            indexes: [
                .global("byG", partitionKey: "g", sortKey: [.number("n")], projection: .keysOnly),
                .unique("byMail", on: "mail", projection: .keysOnly),
                .multiValue("byTag", element: "tags", projection: .keysOnly),
            ])
        let item: Item = [
            "PK": "a\u{0}", "SK": 1, "g": "x", "n": 2, "mail": "m",
            "tags": .stringSet(["s", "t"]),
        ]
        try store.table("app").put(item)
        let one: [UInt8] = [0xC1, 0x02, 0x00]
        let two: [UInt8] = [0xC1, 0x03, 0x00]
        // The table's id; the partition key, with 00 as 00 FF and 00 01 at its end; the sort key.
        let partition: [UInt8] = [0x61, 0x00, 0xFF, 0x00, 0x01]
        #expect(
            try records(in: .items) == [[0, 0, 0, 1] + partition + one: item.encodedBytes])
        let entries = try records(in: .entries)
        // The index's id, its key, and then the table's key; a unique index has its key alone.
        #expect(
            Set(entries.keys) == [
                [0, 0, 0, 2, 0x78, 0x00, 0x01] + two + partition + one,
                [0, 0, 0, 3, 0x6D, 0x00, 0x01],
                [0, 0, 0, 4, 0x73, 0x00, 0x01] + partition + one,
                [0, 0, 0, 4, 0x74, 0x00, 0x01] + partition + one,
            ])
        let unique: Item = ["PK": "a\u{0}", "SK": 1, "mail": "m"]
        #expect(entries[[0, 0, 0, 3, 0x6D, 0x00, 0x01]] == unique.encodedBytes)
    }

    @Test func changes() throws {
        let old: Item = ["k": "a"]
        let new: Item = ["k": "a", "v": 1]
        let record = ChangeRecord(
            sequenceNumber: 3, milliseconds: 0x0102_0304_0506, kind: .modify, tableName: "app",
            keys: old, oldImage: old, newImage: new)
        let bytes = ChangeEncoding.encode(record)
        let lengths = [old, old, new].map { UInt8($0.encodedBytes.count) }
        #expect(
            bytes == [
                1, 2, 0, 0,  // format version, kind
                0, 0, 1, 2, 3, 4, 5, 6,  // milliseconds
                0, 0, 0, lengths[0], 0, 0, 0, lengths[1], 0, 0, 0, lengths[2],
            ] + old.encodedBytes + old.encodedBytes + new.encodedBytes)
        #expect(
            ChangeEncoding.decode(bytes, sequenceNumber: 3, tableName: "app") == record)
        for end in bytes.indices {
            #expect(
                ChangeEncoding.decode(Array(bytes[..<end]), sequenceNumber: 3, tableName: "app")
                    == nil)
        }
        #expect(Keyspace.change(1, 3) == [0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 3])
        #expect(
            [ChangeRecord.Kind.insert, .modify, .remove].map(\.rawValue) == [1, 2, 3])
    }

    @Test func tokens() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let request = TransactWriteItems(
            transactItems: [.put(PutItem(tableName: "plain", item: ["PK": "a"]))],
            clientRequestToken: "tk")
        _ = try store.run(request)
        let found = try records(in: .tokens)
        // `K` and the token: the time and the request's digest. `E`, the time and the token: nothing.
        let value = try #require(found[[0x4B, 0x74, 0x6B]])
        #expect(value.count == 24)
        #expect(value.bigEndian(UInt128.self, at: 8) == request.digest)
        #expect(found == [[0x4B, 0x74, 0x6B]: value, [0x45] + value[..<8] + [0x74, 0x6B]: []])
    }

    /// The request in 16 bytes, which a later version must find again.
    @Test func theDigestOfARequest() {
        let request = TransactWriteItems(transactItems: [
            .put(
                PutItem(
                    tableName: "app", item: ["PK": "a"],
                    conditionExpression: "attribute_not_exists(#k)",
                    expressionAttributeNames: ["#k": "PK"]))
        ])
        #expect(String(request.digest, radix: 16) == "7c9df9b8c5777f5d69eb75ae4a9e80a")
    }

    @Test func countersAndStatistics() {
        var meta = StoreMeta()
        (meta.commitSequence, meta.changeSequence) = (1, 0x0102)
        (meta.catalogVersion, meta.nextID) = (3, 0xA0B0_C0D0)
        #expect(
            meta.bytes == [
                0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 0, 0, 0, 3,
                0xA0, 0xB0, 0xC0, 0xD0,
            ])
        #expect(StoreMeta(bytes: meta.bytes) == meta)
        #expect(StoreMeta(bytes: Array(meta.bytes.dropLast())) == nil)
        #expect(StoreMeta(bytes: meta.bytes + [0]) == nil)
        var statistics = StoredStatistics()
        (statistics.count, statistics.byteCount) = (2, 0x0103)
        #expect(statistics.bytes == [0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 1, 3])
        #expect(StoredStatistics(bytes: statistics.bytes) == statistics)
        #expect(StoredStatistics(bytes: [0]) == nil)
    }

    @Test func keysOfTheCatalog() {
        #expect(Keyspace.reclaim(0x0102) == [0x52, 0, 0, 1, 2])
        #expect(Keyspace.backfill(3) == [0x42, 0, 0, 0, 3])
        #expect(Keyspace.trimmed(4) == [0x43, 0, 0, 0, 4])
        #expect(Keyspace.successor(of: [1, 0xFF]) == [2])
        #expect(Keyspace.successor(of: [1, 2]) == [1, 3])
        #expect(Keyspace.successor(of: [0xFF, 0xFF]) == nil)
        #expect(Keyspace.successor(of: []) == nil)
    }
}

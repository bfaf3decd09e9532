import GranaryStorage
import GranaryTestSupport
import Testing

@testable import Granary

/// The record of a schema is a stored format: its names and types stay as they are.
@Suite("The record of a schema", .temporaryStore)
struct StoredSchemaTests {
    @Test("The record holds what docs/FORMAT.md says")
    func record() throws {
        let schema = try SampleStoreSchema.schema()
        let stored = StoredSchema(schema, revision: 7)
        #expect(
            stored.record.attributeNames == ["digest", "document", "name", "revision", "version"])
        #expect(stored.record["name"] == "Sample")
        #expect(stored.record["version"] == "1.0.0")
        #expect(stored.record["revision"] == 7)
        #expect(stored.record["document"] == .string(schema.document))
        #expect(stored.record["digest"]?.binaryValue?.count == 16)
        #expect(StoredSchema(record: stored.record) == stored)
        #expect(Keyspace.schema(0x0102_0304) == [UInt8(ascii: "D"), 1, 2, 3, 4])
    }

    @Test("A record that lacks a part is none", arguments: ["digest", "document", "revision"])
    func damaged(name: String) throws {
        let stored = StoredSchema(try SampleStoreSchema.schema(), revision: 1)
        #expect(StoredSchema(record: stored.record.replacing([(name, nil)])) == nil)
        #expect(StoredSchema(record: stored.record.replacing([(name, true)])) == nil)
    }

    /// A newer build may store words that this one does not know.
    @Test("A schema that cannot be read lets items be read, and none be written")
    func unreadable() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1"))
        let id = try app.store.beginRead().catalog.table(named: "app").id
        let record = StoredSchema(try SampleStoreSchema.schema(), revision: 1).record
            .replacing([("document", "{\"format\":\"granary:9\"}")])
        try app.store.perform { transaction throws(StoreError) in
            try transaction.put(record.encodedBytes, at: Keyspace.schema(id), in: .catalog)
        }
        let again = try TemporaryStore.reopen().table("app")
        #expect(try again.get(["PK": "STARTUP#1", "SK": "PROFILE"]) != nil)
        let error = storeError { try again.put(SampleStoreSchema.startup("2")) }
        guard case .schemaUnreadable(let table, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(table == "app")
    }
}

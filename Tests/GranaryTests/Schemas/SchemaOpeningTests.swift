import Granary
import GranaryTestSupport
import Testing

/// A schema is stored with its table, holds for whoever opens the store, and changes only upwards.
@Suite("Opening with a schema", .temporaryStore)
struct SchemaOpeningTests {
    @Test("The table is created with its key and indexes")
    func creates() throws {
        let schema = try SampleStoreSchema.schema(indexes: [SampleStoreSchema.byName])
        let app = try TemporaryStore.open(schema)
        let description = try app.describe()
        #expect(description.keySchema == KeySchema(partitionKey: "PK", sortKey: "SK"))
        #expect(
            description.indexes.map(\.definition) == [
                .unique("Startup.email", on: "_type", "email"),
                .global("byName", partitionKey: "name", sortKey: [.number("score")]),
            ])
        #expect(description.indexes.allSatisfy { $0.indexStatus == .active })
        #expect(try app.schema == schema)
    }

    @Test("Without the schema the stored one holds, after a restart too")
    func reopened() throws {
        _ = try TemporaryStore.open(SampleStoreSchema.schema())
        let store = try TemporaryStore.reopen()
        let app = try store.table("app")
        #expect(try app.schema?.document == SampleStoreSchema.schema().document)
        #expect(violations { try app.put(WritePathTests.wrong) } == WritePathTests.lines)
        try app.put(SampleStoreSchema.startup("1"))
        #expect(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"])?.schemaVersion == 1)
    }

    @Test("A table that is dropped and created again has its schema again")
    func recreated() throws {
        let store = try TemporaryStore.open(SampleStoreSchema.schema()).store
        _ = try store.run(DeleteTable(tableName: "app"))
        let create = CreateTable(tableName: "app", partitionKey: "PK", sortKey: "SK")
        let description = try store.run(create)
        #expect(description.indexes.map(\.definition.name) == ["Startup.email"])
        let app = try store.table("app")
        #expect(violations { try app.put(WritePathTests.wrong) } == WritePathTests.lines)
        try store.waitForIndex("Startup.email", of: "app")
        _ = try store.run(DeleteTable(tableName: "app"))
        #expect(
            refusal {
                _ = try store.run(CreateTable(tableName: "app", partitionKey: "id", sortKey: nil))
            } == invalid("Table app has another primary key than the schema: id"))
        #expect(try store.tableNames().isEmpty)
        try store.waitForReclaim()
    }

    @Test("The same schema again changes nothing")
    func again() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let before = try app.store.statistics().commitSequence
        _ = try TemporaryStore.open(SampleStoreSchema.schema())
        #expect(try app.store.statistics().commitSequence == before)
    }

    @Test("A document is as good as a schema, and a wrong one is refused")
    func document() throws {
        let schema = try SampleStoreSchema.schema()
        let options = StoreOptions(durability: .relaxed)
        let store = try Store.open(
            TemporaryStore.path, schema: StoreSchema(document: schema.document), options: options)
        #expect(try store.schema(of: "app")?.document == schema.document)
        let error = storeError {
            _ = try Store.open(
                TemporaryStore.path, schema: StoreSchema(document: "{"), options: options)
        }
        guard case .schemaDocument? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A newer version is adopted, and marks what is written from then on")
    func newer() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1"))
        var next = try SampleStoreSchema.schema(version: SchemaVersion(1, 1, 0))
        next.models[1].attributes.append(ModelAttribute("extra", ValueShape(.boolean)))
        _ = try TemporaryStore.open(next)
        try app.put(SampleStoreSchema.startup("2", ("extra", true)))
        #expect(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"])?.schemaVersion == 1)
        #expect(try app.get(["PK": "STARTUP#2", "SK": "PROFILE"])?.schemaVersion == 2)
        #expect(try TemporaryStore.reopen().schema(of: "app")?.document == next.document)
    }

    @Test("An older version is refused, and so is another of the same version")
    func older() throws {
        _ = try TemporaryStore.open(SampleStoreSchema.schema(version: SchemaVersion(1, 1, 0)))
        var error = storeError { _ = try TemporaryStore.open(SampleStoreSchema.schema()) }
        guard case .schemaTooNew(let found, let given)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(found == SchemaVersion(1, 1, 0))
        #expect(given == SchemaVersion(1, 0, 0))

        var other = try SampleStoreSchema.schema(version: SchemaVersion(1, 1, 0))
        other.models[1].attributes.append(ModelAttribute("extra", ValueShape(.boolean)))
        error = storeError { _ = try TemporaryStore.open(other) }
        guard case .schemaChanged(let name, let version)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(name == "Sample")
        #expect(version == SchemaVersion(1, 1, 0))

        var options = StoreOptions(durability: .relaxed)
        options.replacesSchemaOfSameVersion = true
        #expect(try TemporaryStore.open(other, rules: [], options).schema == other)
        // Never downwards.
        #expect(
            storeError {
                _ = try TemporaryStore.open(SampleStoreSchema.schema(), rules: [], options)
            } != nil)
    }

    @Test("A table that was there is adopted; its items are judged when they are next written")
    func adopts() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable()
        // One from before there was a type attribute, and one that is wrong.
        try app.put(["PK": "STARTUP#1", "SK": "PROFILE", "startup_id": "1", "name": "A"])
        try app.put(["PK": "STARTUP#2", "SK": "PROFILE", "startup_id": "2", "score": 500])
        _ = try TemporaryStore.open(SampleStoreSchema.schema())
        try store.waitForIndex("Startup.email", of: "app")
        #expect(try app.get(["PK": "STARTUP#2", "SK": "PROFILE"])?.schemaVersion == 0)
        try app.update(["PK": "STARTUP#1", "SK": "PROFILE"], Update().set("score", to: 5))
        #expect(
            violations {
                try app.update(
                    ["PK": "STARTUP#2", "SK": "PROFILE"], Update().set("email", to: "x"))
            } == [
                "Startup.email: \"x\" is not of the format email",
                "Startup.name: is required, and missing",
                "Startup.score: 500 is over the maximum, 100",
                "Startup._type: is required, and missing",
            ])
    }

    @Test("An item that does not say what it is cannot slip past a unique index")
    func uniqueWithoutType() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1", ("email", "a@b.co")))
        let other = SampleStoreSchema.startup("2", ("email", "a@b.co"))
            .replacing([("_type", nil)])
        #expect(
            violations { try app.put(other) } == ["Startup._type: is required, and missing"])
        #expect(
            violations {
                try app.update(["PK": "STARTUP#1", "SK": "PROFILE"], Update().remove("_type"))
            } == ["Startup._type: is required, and missing"])
    }

    @Test("New indexes are built over what is there, several at once; old ones stay")
    func indexes() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        for id in 0..<50 {
            try app.put(SampleStoreSchema.startup("\(id)", ("score", .number(Number(id)))))
        }
        let byScore = SchemaIndex(name: "byScore", kind: .global, partitionKey: ["score"])
        var next = try SampleStoreSchema.schema(
            version: SchemaVersion(1, 1, 0), indexes: [SampleStoreSchema.byName, byScore])
        next.indexes.removeAll { $0.name == "Startup.email" }
        _ = try TemporaryStore.open(next)
        for index in ["byName", "byScore"] { try app.store.waitForIndex(index, of: "app") }
        #expect(Array(try app.query(Key("name") == "Acme", on: "byName")).count == 50)
        #expect(Array(try app.query(Key("score") == 7, on: "byScore")).count == 1)
        #expect(try app.describe().indexes.map(\.definition.name).contains("Startup.email"))
    }

    @Test("An index of the schema cannot be dropped beside it")
    func droppedIndex() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let error = storeError {
            _ = try app.store.run(
                UpdateTable(tableName: "app", indexUpdate: .delete("Startup.email")))
        }
        guard case .validation(let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            "\(reason)".contains("The index Startup.email belongs to the schema"), "\(reason)")
        #expect(try app.describe().indexes.map(\.definition.name) == ["Startup.email"])
    }

    @Test("An index that differs under its name is refused, and nothing of the schema is stored")
    func changedIndex() throws {
        let app = try TemporaryStore.open(
            SampleStoreSchema.schema(indexes: [SampleStoreSchema.byName]))
        var changed = SampleStoreSchema.byName
        changed.sortKey = []
        let next = try SampleStoreSchema.schema(
            version: SchemaVersion(2, 0, 0), indexes: [changed])
        let error = storeError { _ = try TemporaryStore.open(next) }
        guard case .schemaIndexChanged(let table, let index)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(table == "app")
        #expect(index == "byName")
        #expect(try app.schema?.version == SchemaVersion(1, 0, 0))
    }

    @Test("A table with another primary key is refused")
    func otherKey() throws {
        try TemporaryStore.current.createTable("app", partitionKey: "id")
        #expect(
            refusal { _ = try TemporaryStore.open(SampleStoreSchema.schema()) }
                == invalid("Table app has another primary key than the schema: id"))
    }

    @Test("Dropping a table drops its schema")
    func dropped() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        _ = try app.store.run(DeleteTable(tableName: "app"))
        let store = try TemporaryStore.reopen()
        let again = try store.makeTable()
        #expect(try again.schema == nil)
        try again.put(WritePathTests.wrong)
        #expect(try TemporaryStore.reopen().table("app").schema == nil)
    }

    @Test("A reader of another process sees the schema")
    func readOnly() throws {
        let schema = try SampleStoreSchema.schema()
        _ = try TemporaryStore.open(schema)
        let reader = try TemporaryStore.open(
            schema, rules: [], StoreOptions(access: .readOnly, durability: .relaxed))
        #expect(try reader.schema?.document == schema.document)
    }
}

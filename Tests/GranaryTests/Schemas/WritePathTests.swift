import Granary
import GranaryTestSupport
import Testing

/// Whoever writes, and however, is held to the schema; what is refused leaves nothing behind.
@Suite("Every way to write", .temporaryStore)
struct WritePathTests {
    static let wrong = SampleStoreSchema.startup("1", ("score", 101), ("extra", true))
    static let lines = [
        "Startup.extra: the model declares no such attribute",
        "Startup.score: 101 is over the maximum, 100",
    ]

    /// Each of the ways in which an item can be written.
    enum Way: CaseIterable {
        case put, putOverOld, putIf, update, batch, transact, load, closure, closureUpdate

        func write(_ item: Item, to app: Table) throws {
            switch self {
            case .put: try app.put(item)
            case .putOverOld:
                try app.put(SampleStoreSchema.startup("1"))
                try app.put(item)
            case .putIf: try app.put(item, if: !Attribute("PK").exists)
            case .update:
                try app.update(
                    ["PK": item["PK"] ?? .null, "SK": item["SK"] ?? .null], update(item))
            case .batch:
                _ = try app.store.run(
                    BatchWriteItem(requestItems: [
                        "app": [.put(SampleStoreSchema.startup("2")), .put(item)]
                    ]))
            case .transact:
                _ = try app.store.run(
                    TransactWriteItems(transactItems: [
                        .put(PutItem(tableName: "app", item: SampleStoreSchema.startup("2"))),
                        .put(PutItem(tableName: "app", item: item)),
                    ]))
            case .load: try app.load([SampleStoreSchema.startup("0"), item])
            case .closure: try app.store.transaction { try $0.put(item, into: "app") }
            case .closureUpdate:
                let (key, update) = (
                    ["PK": item["PK"] ?? .null, "SK": item["SK"] ?? .null] as Item, update(item)
                )
                try app.store.transaction { _ = try $0.update(key, in: "app", update) }
            }
        }

        private func update(_ item: Item) -> Update {
            item.attributes.reduce(Update()) { update, entry in
                entry.name == "PK" || entry.name == "SK"
                    ? update : update.set(entry.name, to: entry.value)
            }
        }
    }

    @Test("A wrong item is refused with all that is wrong with it", arguments: Way.allCases)
    func refused(way: Way) throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let error = storeError { try way.write(Self.wrong, to: app) }
        switch (way, error) {
        case (.transact, .transactionCancelled(let reasons)?):
            #expect(reasons.map(\.code) == [.none, .validationError])
            #expect(
                reasons.last?.message
                    == "One or more parameter values were invalid: "
                    + Self.lines.joined(separator: "; "))
        case (_, .schemaViolation(let found)?):
            #expect(found.map(\.description) == Self.lines)
        default: Issue.record("\(way): \(String(describing: error))")
        }
        #expect(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"])?["score"] == nil)
        #expect(try app.describe().itemCount == (way == .putOverOld ? 1 : 0))
    }

    @Test("A right item is stored, marked with the revision", arguments: Way.allCases)
    func stored(way: Way) throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let item = SampleStoreSchema.startup("1", ("score", 100))
        try way.write(item, to: app)
        let found = try #require(try app.get(["PK": "STARTUP#1", "SK": "PROFILE"]))
        #expect(found.attributes == item.attributes)
        #expect(found.schemaVersion == 1)
    }

    @Test("DynamoDB's users see a ValidationException")
    func dynamoDB() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        #expect(
            refusal { try app.put(Self.wrong) }
                == invalid(parameterValues + Self.lines.joined(separator: "; ")))
    }

    @Test("A table without a schema takes anything, beside one that has one")
    func otherTable() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let other = try app.store.createTable("other", partitionKey: "PK", sortKey: "SK")
        try other.put(Self.wrong)
        #expect(try other.get(["PK": "STARTUP#1", "SK": "PROFILE"]) == Self.wrong)
        #expect(try other.schema == nil)
    }

    @Test("What is deleted is not judged")
    func deletes() throws {
        let store = TemporaryStore.current
        try store.makeTable().put(["PK": "odd", "SK": "odd"])
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        #expect(try app.delete(["PK": "odd", "SK": "odd"]) != nil)
    }

    @Test("Unique attributes are one item's for each value")
    func unique() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1", ("email", "a@b.co")))
        #expect {
            try app.put(SampleStoreSchema.startup("2", ("email", "a@b.co")))
        } throws: {
            guard case StoreError.uniqueViolation(let index, _) = $0 else { return false }
            return index == "Startup.email"
        }
        try app.put(SampleStoreSchema.startup("1", ("email", "a@b.co"), ("score", 5)))
    }

    @Test("What replaces an item keeps what is immutable, on the fast path too")
    func immutable() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let item = SampleStoreSchema.startup("1", ("created", "2025-11-06"))
        try app.load([item, item])
        let lines = ["Startup.created: never changes once it is set, and was \"2025-11-06\""]
        let changed = SampleStoreSchema.startup("1", ("created", "2025-11-07"))
        #expect(violations { try app.load([changed]) } == lines)
        #expect(violations { try app.put(changed) } == lines)
        #expect(
            violations {
                try app.update(["PK": "STARTUP#1", "SK": "PROFILE"], Update().remove("created"))
            } == lines)
    }

    @Test("A version refuses the second of two writers who read the same")
    func version() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1"))
        try app.put(SampleStoreSchema.round("1", 1, ("version", 1)))
        try app.put(SampleStoreSchema.round("1", 1, ("version", 2), ("percent", 5)))
        #expect(
            violations {
                try app.put(SampleStoreSchema.round("1", 1, ("version", 2), ("percent", 6)))
            } == ["Round.version: 2 is not the next version, 3"])
    }

    @Test("What an item refers to must be there, in the same transaction at the latest")
    func references() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let round = SampleStoreSchema.round("1", 1)
        let line = "Round.startup_id: \"1\" names no Startup that is there"
        #expect(violations { try app.put(round) } == [line])
        #expect(
            violations {
                try app.put(SampleStoreSchema.round("1", 1, ("percent", "all")))
            } == ["Round.percent: \"all\" is not a number", line])
        try app.store.transaction { transaction in
            try transaction.put(SampleStoreSchema.startup("1"), into: "app")
            try transaction.put(round, into: "app")
        }
        #expect(try app.describe().itemCount == 2)
    }
}

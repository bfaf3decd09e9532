import Granary
import GranaryTestSupport
import Testing

/// Code in a transaction: it reads what it wrote, and all of it happens or none.
@Suite("Transactions as code", .temporaryStore)
struct TransactionClosureTests {
    struct Stop: Error, Equatable { var reason = 0 }

    @Test func readsItsOwnWrites() throws {
        let store = TemporaryStore.current
        try store.makeTable(indexes: [.global("byG", partitionKey: "g")])
        let found = try store.transaction { transaction in
            try transaction.put(["PK": "a", "SK": "1", "g": "x", "n": 1], into: "app")
            let key: Item = ["PK": "a", "SK": "1"]
            try transaction.update(key, in: "app", Update().add(1, to: "n"))
            let item = try transaction.get(key, from: "app")
            let query = Query(
                tableName: "app", indexName: "byG",
                keyConditionExpression: .built(Key("g") == "x"))
            let indexed = try transaction.run(query).items
            let scanned = try transaction.run(Scan(tableName: "app")).count
            let deleted = try transaction.delete(key, from: "app")
            let after = try transaction.run(query).count
            return [item, indexed.first, deleted].map { $0?["n"]?.intValue } + [scanned, after]
        }
        #expect(found == [2, 2, 2, 1, 0])
        #expect(try store.contents().isEmpty)
    }

    @Test func undoesAllWhenItThrows() throws {
        let store = TemporaryStore.current
        let one = try store.makeTable("one")
        try store.makeHashTable("two")
        try one.put(["PK": "a", "SK": "1", "n": 1])
        #expect(throws: Stop(reason: 7)) {
            try store.transaction { transaction in
                try transaction.update(
                    ["PK": "a", "SK": "1"], in: "one", Update().set("n", to: 2))
                try transaction.put(["PK": "b"], into: "two")
                throw Stop(reason: 7)
            }
        }
        #expect(try store.contents("one") == [["PK": "a", "SK": "1", "n": 1]])
        #expect(try store.contents("two").isEmpty)
        #expect(try one.describe().itemCount == 1)
    }

    @Test func movesBetweenTables() throws {
        let store = TemporaryStore.current
        try store.makeHashTable("source").put(["PK": "a", "v": 1])
        try store.makeHashTable("target")
        try store.transaction { transaction in
            guard let item = try transaction.delete(["PK": "a"], from: "source") else {
                throw Stop()
            }
            try transaction.put(item, into: "target", if: Attribute("PK").notExists)
        }
        #expect(try store.contents("source").isEmpty)
        #expect(try store.contents("target") == [["PK": "a", "v": 1]])
    }

    /// A refused write is not the end: the code may go on.
    @Test func goesOnAfterARefusedWrite() throws {
        let store = TemporaryStore.current
        try store.createTable("app", partitionKey: "PK", indexes: [.unique("byM", on: "m")])
        try store.transaction { transaction in
            try transaction.put(["PK": "a", "m": "x"], into: "app")
            for item: Item in [["PK": "b", "m": "x"], ["PK": "c", "m": 1], ["PK": ""]] {
                #expect(throws: StoreError.self) { try transaction.put(item, into: "app") }
            }
            #expect(throws: StoreError.self) {
                try transaction.delete(["PK": "a"], from: "app", if: Attribute("m") == "y")
            }
            try transaction.put(["PK": "d", "m": "y"], into: "app")
        }
        #expect(try store.contents().compactMap { $0["PK"] } == ["a", "d"])
    }

    @Test func runsOperationsInAllTheirForms() throws {
        let store = TemporaryStore.current
        try store.makeHashTable()
        let returned = try store.transaction { transaction in
            var put = PutItem(tableName: "plain", item: ["PK": "a", "v": 1])
            _ = try transaction.run(put)
            put.item = ["PK": "a", "v": 2]
            put.returnValues = .allOld
            let old = try transaction.run(put).attributes
            let updated = try transaction.run(
                UpdateItem(
                    tableName: "plain", key: ["PK": "a"], updateExpression: "ADD v :n",
                    expressionAttributeValues: [":n": 5], returnValues: .updatedNew)
            ).attributes
            let deleted = try transaction.run(
                DeleteItem(tableName: "plain", key: ["PK": "a"], returnValues: .allOld)
            ).attributes
            return [old, updated, deleted]
        }
        #expect(returned == [["PK": "a", "v": 1], ["v": 7], ["PK": "a", "v": 7]])
    }

    @Test func suspendsInAsynchronousCode() async throws {
        let store = TemporaryStore.current
        try await Task { _ = try store.makeHashTable() }.value
        let count = try await store.transaction { transaction in
            for position in 0..<100 {
                try transaction.put(["PK": .string("\(position)")], into: "plain")
            }
            return try transaction.run(Scan(tableName: "plain")).count
        }
        #expect(count == 100)
    }

    /// A snapshot is one moment over all tables.
    @Test func aSnapshotStaysAsItWas() throws {
        let store = TemporaryStore.current
        let table = try store.makeHashTable()
        try table.put(["PK": "a", "v": 1])
        let seen = try store.read { snapshot in
            try table.put(["PK": "a", "v": 2])
            try table.put(["PK": "b"])
            let item = try snapshot.get(["PK": "a"], from: "plain")
            let got = try snapshot.run(GetItem(tableName: "plain", key: ["PK": "a"])).item
            #expect(item == got)
            #expect(try snapshot.run(Scan(tableName: "plain")).count == 1)
            return item
        }
        #expect(seen == ["PK": "a", "v": 1])
        #expect(try table.get(["PK": "a"])?["v"] == 2)
    }
}

import GranaryTestSupport
import Testing

@testable import Granary

/// Adding and dropping indexes of a table in use, and switching its log and protection.
@Suite("UpdateTable", .temporaryStore)
struct UpdateTableTests {
    func makeTable(_ indexes: [IndexDefinition] = []) throws -> Table {
        let app = try TemporaryStore.current.makeTable(indexes: indexes)
        try app.load(
            (0..<50).map { position in
                [
                    "PK": .string("p\(position)"), "SK": "1", "n": AttributeValue(position % 5),
                    "u": AttributeValue(position),
                ]
            })
        return app
    }

    func add(_ index: IndexDefinition) -> UpdateTable {
        UpdateTable(tableName: "app", indexUpdate: .create(index))
    }

    @Test func buildsAnIndexOfWhatIsThere() throws {
        let app = try makeTable()
        _ = try app.store.run(add(.global("byN", partitionKey: .number("n"))))
        try app.store.waitForIndex("byN", of: "app")
        #expect(Array(try app.query(Key("n") == 3, on: "byN")).count == 10)
        let described = try app.describe()
        #expect(described.indexes[0].indexStatus == .active)
        #expect(described.indexes[0].itemCount == 50)
    }

    /// An empty table has nothing to build.
    @Test func anIndexOfAnEmptyTableIsReadyAtOnce() throws {
        let app = try TemporaryStore.current.makeTable()
        let described = try app.store.run(add(.multiValue("byTag", element: "tags")))
        #expect(described.indexes.map(\.indexStatus) == [.active])
    }

    @Test func dropsAnIndex() throws {
        let app = try makeTable([.global("byN", partitionKey: .number("n"))])
        let drop = UpdateTable(tableName: "app", indexUpdate: .delete("byN"))
        #expect(try app.store.run(drop).indexes.isEmpty)
        #expect(
            refusal { _ = try app.query(Key("n") == 3, on: "byN") }
                == invalid("The table does not have the specified index: byN"))
        #expect(
            refusal { _ = try app.store.run(drop) }
                == invalid("The table does not have the specified index: byN"))
        _ = try app.store.run(add(.global("byN", partitionKey: .number("u"))))
        try app.store.waitForIndex("byN", of: "app")
        #expect(Array(try app.query(Key("u") == 3, on: "byN")).count == 1)
    }

    /// Items that have one key cannot have a unique index: the reason is told, and the index is gone.
    @Test func aUniqueIndexThatCannotBeIsDropped() throws {
        let app = try makeTable()
        _ = try app.store.run(add(.unique("one", on: .number("n"))))
        guard
            case .uniqueViolation("one", _)? = storeError({
                try app.store.waitForIndex("one", of: "app")
            })
        else {
            Issue.record("five values for fifty items were found unique")
            return
        }
        #expect(try app.describe().indexes.isEmpty)
        #expect(Array(try app.scan()).count == 50)
    }

    /// Items from before the index that it cannot hold are left out, as in DynamoDB; a new one is
    /// refused.
    @Test func anItemThatCannotBeIndexedIsLeftOut() throws {
        let app = try makeTable()
        try app.put(["PK": "text", "SK": "1", "n": "five"])
        _ = try app.store.run(add(.global("byText", partitionKey: "n")))
        try app.store.waitForIndex("byText", of: "app")
        #expect(Array(try app.scan(on: "byText")).map { $0["PK"] } == ["text"])
        #expect(
            refusal { try app.put(["PK": "new", "SK": "1", "n": 5]) }
                == invalid(
                    parameterValues
                        + "Type mismatch for Index Key n Expected: S Actual: N IndexName: byText"))
        try app.update(["PK": "p1", "SK": "1"], Update().set("n", to: "one"))
        #expect(Array(try app.scan(on: "byText")).count == 2)
        try app.delete(["PK": "p2", "SK": "1"])
        #expect(try app.describe().itemCount == 50)
    }

    /// Until an index is built it is not read, and no other is begun.
    @Test func anIndexBeingBuiltIsNotRead() throws {
        let app = try makeTable()
        let update = add(.global("byN", partitionKey: .number("n")))
        let another = add(.global("byU", partitionKey: .number("u")))
        let query = Query(
            tableName: "app", indexName: "byN", keyConditionExpression: .built(Key("n") == 1))
        let refusals = try app.store.perform { transaction throws(StoreError) in
            let described = try update.run((), in: &transaction)
            var refusals = described.indexes.map(\.indexStatus.rawValue)
            do throws(StoreError) {
                _ = try another.run((), in: &transaction)
            } catch {
                refusals.append(error.dynamoDBException.message)
            }
            do throws(StoreError) {
                _ = try transaction.run(query)
            } catch {
                refusals.append(error.dynamoDBException.message)
            }
            return refusals
        }
        #expect(
            refusals == [
                "CREATING",
                "Subscriber limit exceeded: Only 1 online index can be created or deleted "
                    + "simultaneously per table",
                "Cannot read from backfilling global secondary index: byN",
            ])
        try app.store.waitForIndex("byN", of: "app")
        #expect(try app.store.run(query).count == 10)
    }

    /// More items than one step takes, and writes before the building comes to them.
    @Test func writesMeanwhileAreIndexed() throws {
        let app = try TemporaryStore.current.makeTable()
        try app.load(
            (10_000..<15_000).map { ["PK": "p", "SK": .string("\($0)"), "g": "old"] })
        let update = add(.global("byG", partitionKey: "g", projection: .keysOnly))
        try app.store.perform { transaction throws(StoreError) in
            _ = try update.run((), in: &transaction)
            try transaction.put(["PK": "p", "SK": "00000", "g": "new"], into: "app")
            try transaction.put(["PK": "p", "SK": "99999", "g": "new"], into: "app")
            try transaction.put(["PK": "p", "SK": "12000", "g": "old", "v": 1], into: "app")
            let key: Item = ["PK": "p", "SK": "11000"]
            try transaction.update(key, in: "app", Update().set("g", to: "new"))
            try transaction.update(
                ["PK": "p", "SK": "11001"], in: "app", Update().remove("g"))
            try transaction.delete(["PK": "p", "SK": "14999"], from: "app")
        }
        try app.store.waitForIndex("byG", of: "app")
        let new = try app.query(Key("g") == "new", on: "byG").compactMap { $0["SK"] }
        #expect(new == ["00000", "11000", "99999"])
        #expect(Array(try app.query(Key("g") == "old", on: "byG")).count == 4_997)
    }

    @Test func refusesDefinitionsThatDoNotFit() throws {
        let app = try makeTable([
            .global("byN", partitionKey: .number("n")),
            .local("local", partitionKey: "PK", sortKey: .number("u")),
        ])
        let refused: [(UpdateTable, String)] = [
            (add(.global("byN", partitionKey: "x")), parameterValues + "Duplicate index name: byN"),
            (
                add(.global("new", partitionKey: "n")),
                parameterValues + redefined("n", "N", "S")
            ),
            (
                add(.local("new", partitionKey: "PK", sortKey: "x")),
                parameterValues + "a local secondary index can only be created with its table: new"
            ),
            (
                UpdateTable(tableName: "app", indexUpdate: .delete("local")),
                parameterValues + "a local secondary index goes with its table only: local"
            ),
            (
                UpdateTable(tableName: "app"),
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, "
                    + "GlobalSecondaryIndexUpdates, SSESpecification, ReplicaUpdates, "
                    + "MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, "
                    + "DeletionProtectionEnabled, OnDemandThroughput, WarmThroughput or TableClass "
                    + "is required"
            ),
        ]
        for (update, message) in refused {
            #expect(refusal { _ = try app.store.run(update) } == invalid(message))
        }
        #expect(try app.describe().indexes.count == 2)
    }

    @Test func switchesTheLogAndLeavesTheRest() throws {
        let app = try makeTable()
        var described = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: true))
        #expect(described.changeLogEnabled && !described.deletionProtectionEnabled)
        described = try app.store.run(
            UpdateTable(tableName: "app", deletionProtectionEnabled: true))
        #expect(described.changeLogEnabled && described.deletionProtectionEnabled)
        described = try app.store.run(UpdateTable(tableName: "app", changeLogEnabled: false))
        #expect(!described.changeLogEnabled && described.deletionProtectionEnabled)
    }
}

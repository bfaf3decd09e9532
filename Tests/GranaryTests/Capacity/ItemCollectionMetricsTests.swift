import Granary
import GranaryTestSupport
import Testing

/// The size of an item collection, for tables with a local index.
@Suite("Item collection metrics", .temporaryStore)
struct ItemCollectionMetricsTests {
    let key: Item = ["PK": "a", "SK": "1"]

    func makeTable() throws -> Store {
        let store = TemporaryStore.current
        try store.makeTable(indexes: [.local("byN", partitionKey: "PK", sortKey: .number("n"))])
        return store
    }

    @Test func everyWriteReportsItsCollection() throws {
        let store = try makeTable()
        var put = PutItem(tableName: "app", item: ["PK": "a", "SK": "1", "n": 1])
        put.returnItemCollectionMetrics = .size
        #expect(try store.run(put).itemCollectionMetrics == .small(["PK": "a"]))
        var update = UpdateItem(
            tableName: "app", key: key, updateExpression: "SET v = :v",
            expressionAttributeValues: [":v": 1])
        update.returnItemCollectionMetrics = .size
        #expect(try store.run(update).itemCollectionMetrics == .small(["PK": "a"]))
        var delete = DeleteItem(tableName: "app", key: key)
        delete.returnItemCollectionMetrics = .size
        #expect(try store.run(delete).itemCollectionMetrics == .small(["PK": "a"]))
        var transaction = TransactWriteItems(transactItems: [.put(put)])
        transaction.returnItemCollectionMetrics = .size
        #expect(
            try store.run(transaction).itemCollectionMetrics == ["app": [.small(["PK": "a"])]])
    }

    @Test func nothingIsReportedUnasked() throws {
        let store = try makeTable()
        #expect(
            try store.run(PutItem(tableName: "app", item: key)).itemCollectionMetrics == nil)
        let plain = TransactWriteItems(transactItems: [.put(PutItem(tableName: "app", item: key))])
        #expect(try store.run(plain).itemCollectionMetrics == nil)
    }

    /// Without a local index a collection has no limit, and DynamoDB tells no size.
    @Test func aTableWithoutLocalIndexHasNone() throws {
        let store = TemporaryStore.current
        try store.makeTable(indexes: [.global("byG", partitionKey: "g")])
        var put = PutItem(tableName: "app", item: key)
        put.returnItemCollectionMetrics = .size
        #expect(try store.run(put).itemCollectionMetrics == nil)
    }
}

import Granary
import GranaryTestSupport
import Testing

/// What DynamoDB would have charged: of the table, of each index, for reads and for writes.
///
/// The rules for indexes are those measured on AWS: a new or changed entry costs its size, a moved
/// one both, an untouched one nothing.
@Suite("Consumed capacity", .temporaryStore)
struct ConsumedCapacityTests {
    func makeTable() throws -> Table {
        try TemporaryStore.current.makeTable(indexes: [
            .global("byG", partitionKey: "g"),
            .global("keys", partitionKey: "g", projection: .keysOnly),
            .local("byN", partitionKey: "PK", sortKey: .number("n")),
        ])
    }

    func put(_ item: Item, in app: Table) throws -> ConsumedCapacity? {
        var put = PutItem(tableName: "app", item: item)
        put.returnConsumedCapacity = .indexes
        return try app.store.run(put).consumedCapacity
    }

    /// 1 KB to a unit, of the larger of the item before and after.
    @Test func writesCostByTheLargerItem() throws {
        let app = try makeTable()
        func units(_ byteCount: Int) throws -> Double? {
            try put(["PK": "a", "SK": "1", "v": text(byteCount - 7)], in: app)?.capacityUnits
        }
        #expect(try units(1_024) == 1)
        #expect(try units(1_025) == 2)
        #expect(try units(3_072) == 3)
        #expect(try units(10) == 3)
        #expect(try units(10) == 1)
    }

    @Test func anEntryCostsWhenItChanges() throws {
        let app = try makeTable()
        func item(_ attributes: AttributeMap) -> Item {
            var all: AttributeMap = ["PK": "a", "SK": "1"]
            for (name, value) in attributes { all[name] = value }
            return Item(all)
        }
        func expected(
            _ table: Double, global: [String: Double]? = nil, local: [String: Double]? = nil
        ) -> ConsumedCapacity {
            .init(tableName: "app", table: table, local: local, global: global)
        }
        // New entries.
        #expect(
            try put(item(["g": "x", "n": 1]), in: app)
                == expected(1, global: ["byG": 1, "keys": 1], local: ["byN": 1]))
        // Nothing changes.
        #expect(try put(item(["g": "x", "n": 1]), in: app) == expected(1))
        // An attribute that one index does not hold.
        #expect(
            try put(item(["g": "x", "n": 1, "v": 1]), in: app)
                == expected(1, global: ["byG": 1], local: ["byN": 1]))
        // The index key changes: one entry goes, one comes.
        #expect(
            try put(item(["g": "y", "n": 1, "v": 1]), in: app)
                == expected(1, global: ["byG": 2, "keys": 2], local: ["byN": 1]))
        // The index key goes.
        #expect(
            try put(item(["n": 1, "v": 1]), in: app)
                == expected(1, global: ["byG": 1, "keys": 1], local: ["byN": 1]))
        // The item goes.
        var delete = DeleteItem(tableName: "app", key: ["PK": "a", "SK": "1"])
        delete.returnConsumedCapacity = .indexes
        #expect(try app.store.run(delete).consumedCapacity == expected(1, local: ["byN": 1]))
    }

    /// An entry's write costs by its own size, before or after.
    @Test func entriesCostByTheirSize() throws {
        let app = try makeTable()
        #expect(
            try put(["PK": "a", "SK": "1", "g": "x", "v": text(2_048)], in: app)
                == .init(tableName: "app", table: 3, global: ["byG": 3, "keys": 1]))
        #expect(
            try put(["PK": "a", "SK": "1", "g": "x", "v": 1], in: app)
                == .init(tableName: "app", table: 3, global: ["byG": 3]))
        #expect(
            try put(["PK": "a", "SK": "1", "g": "y", "v": text(2_048)], in: app)
                == .init(tableName: "app", table: 3, global: ["byG": 4, "keys": 2]))
    }

    @Test func theFormsOfTheReport() throws {
        let app = try makeTable()
        var update = UpdateItem(
            tableName: "app", key: ["PK": "a", "SK": "1"], updateExpression: "SET g = :g",
            expressionAttributeValues: [":g": "x"])
        #expect(try app.store.run(update).consumedCapacity == nil)
        update.expressionAttributeValues = [":g": "y"]
        update.returnConsumedCapacity = .total
        #expect(try app.store.run(update).consumedCapacity == .init(tableName: "app", units: 5))
        update.expressionAttributeValues = [":g": "z"]
        update.returnConsumedCapacity = .indexes
        #expect(
            try app.store.run(update).consumedCapacity
                == .init(tableName: "app", table: 1, global: ["byG": 2, "keys": 2]))
    }

    /// A query adds up what it reads and rounds once; eventually consistent reads cost half.
    @Test func queriesCostByWhatTheyRead() throws {
        let app = try makeTable()
        for sort in 0..<3 {
            try app.put([
                "PK": "a", "SK": .string("\(sort)"), "g": "x", "v": text(3_000),
            ])
        }
        var query = Query(
            tableName: "app", keyConditionExpression: .built(Key("PK") == "a"),
            filterExpression: "attribute_not_exists(v)")
        query.returnConsumedCapacity = .indexes
        #expect(
            try app.store.run(query).consumedCapacity == .init(tableName: "app", table: 1.5))
        query.consistentRead = true
        #expect(try app.store.run(query).consumedCapacity == .init(tableName: "app", table: 3))
        query = Query(
            tableName: "app", indexName: "byG", keyConditionExpression: .built(Key("g") == "x"))
        query.returnConsumedCapacity = .indexes
        #expect(
            try app.store.run(query).consumedCapacity
                == .init(tableName: "app", table: 0, global: ["byG": 1.5]))
        query.indexName = "keys"
        #expect(
            try app.store.run(query).consumedCapacity
                == .init(tableName: "app", table: 0, global: ["keys": 0.5]))
        var scan = Scan(tableName: "app")
        scan.returnConsumedCapacity = .total
        #expect(try app.store.run(scan).consumedCapacity == .init(tableName: "app", units: 1.5))
    }

    /// What a local index lacks is fetched item by item, each rounded up by itself.
    @Test func fetchingCostsItemByItem() throws {
        let store = TemporaryStore.current
        let app = try store.makeTable(indexes: [
            .local("byN", partitionKey: "PK", sortKey: .number("n"), projection: .keysOnly)
        ])
        for n in 0..<3 {
            try app.put([
                "PK": "a", "SK": .string("\(n)"), "n": AttributeValue(n), "v": text(4_100),
            ])
        }
        var query = Query(
            tableName: "app", indexName: "byN", keyConditionExpression: .built(Key("PK") == "a"))
        query.returnConsumedCapacity = .indexes
        #expect(
            try store.run(query).consumedCapacity
                == .init(tableName: "app", table: 0, local: ["byN": 0.5]))
        query.select = .allAttributes
        #expect(
            try store.run(query).consumedCapacity
                == .init(tableName: "app", table: 3, local: ["byN": 0.5]))
        query.consistentRead = true
        #expect(
            try store.run(query).consumedCapacity
                == .init(tableName: "app", table: 6, local: ["byN": 1]))
    }
}

import Granary
import GranaryEntities
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// An order as the second version has it: `total` is a number, and was the text `amount`.
private struct NewOrder: Entity {
    struct Key: EntityKey {
        typealias Model = NewOrder
        var customer: String
        var number: Int

        var sortKey: String {
            "ORDER#" + String(repeating: "0", count: number < 10 ? 5 : 4) + "\(number)"
        }

        func write(to writer: inout KeyWriter) {
            writer.partition { $0.append("CUSTOMER#\(customer)") }
            writer.sort { $0.append(sortKey) }
        }

        var attributes: AttributeMap {
            ["id": .string(customer), "number": AttributeValue(number)]
        }
    }

    struct Fields: Sendable {}

    static let modelName = "Order"
    static let tableName = "shop"
    static let attributeCount = 6
    static let fields = Fields()
    static let layout = EntityLayout(
        partitionKey: "PK", sortKey: "SK",
        attributes: ["PK", "SK", "_type", "id", "number", "total"])

    var id: String
    var number: Int
    var total: Double

    var key: Key { Key(customer: id, number: number) }

    init(from reader: inout EntityReader) throws(AttributeError) {
        try reader.model("Order", in: "_type")
        let id: String = try reader.required("id")
        let number: Int = try reader.required("number")
        let total: Double = try reader.required("total")
        (self.id, self.number, self.total) = (id, number, total)
    }

    func encode(to writer: inout EntityWriter) throws(AttributeError) {
        try writer.required("id", id)
        try writer.required("number", number)
        try writer.required("total", total)
    }
}

/// Typed readers of the new shape read every item while the sweep is under way.
@Suite("Reading during a migration", .temporaryStore)
struct ReadingTests {
    @Test("An item that the sweep has not reached is read as it will be")
    func readsUnsweptItems() throws {
        let table = try Shop.fill(customers: 3, orders: 20)
        let store = TemporaryStore.current
        var runner = try Shop.runner(RunnerTests.renaming())
        runner.options.batchItemCount = 7
        let last = NewOrder.Key(customer: "c2", number: 19)
        let name: Item = ["PK": "CUSTOMER#c2", "SK": .string(last.sortKey)]
        var (old, new) = (0, 0)
        _ = try runner.up { progress in
            guard progress.stage == .sweep else { return }
            #expect(throws: Never.self) {
                let stored = try #require(try table.get(name))
                if stored["amount"] == nil { new += 1 } else { old += 1 }
                let order = try #require(try store.get(last))
                #expect(order.total == Double(19 * 7 % 100) + 0.5)
                // All of a partition, swept or not; the customer in it is no order.
                var count = 0
                for item in try table.query(Key("PK") == "CUSTOMER#c2") {
                    if try NewOrder.readElement(item.view) != nil { count += 1 }
                }
                #expect(count == 20)
            }
        }
        #expect(old > 1 && new > 0)
        // Afterwards nothing is upgraded any more: what is wrong is told.
        let broken = try #require(try table.get(name)).replacing([(name: "total", value: "much")])
        #expect(throws: EntityError.self) { try NewOrder(broken) }
    }

    /// An amount in another unit could be read, and would be wrong: it is never seen.
    @Test("A value of the old unit is never taken for one of the new")
    func readsOneUnit() throws {
        try Shop.fill(customers: 1, orders: 20)
        let store = TemporaryStore.current
        let (first, second) = (
            try RunnerTests.renaming(),
            try Shop.schema(
                ("version: 1.0.0", "version: 1.2.0"), ("amount: string", "total: number"))
        )
        let document = MigrationDocument(
            number: 3, name: "cents", from: first.target.version, to: second.version,
            allowed: Set(MigrationHazard.allCases),
            steps: [
                .retype(RetypeAttribute(model: "Order", attribute: "total", .multiply(100)))
            ])
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.batchItemCount = 7
        let runner = try MigrationRunner(
            store,
            migrations: [
                Shop.baseline(), first, Migration(document, from: first.target, to: second),
            ], options: options)
        try runner.up(to: 2)
        let last = NewOrder.Key(customer: "c0", number: 19)
        #expect(try store.get(last)?.total == 33.5)
        var seen: Set<Double> = []
        try runner.up { progress in
            guard progress.stage == .sweep else { return }
            #expect(throws: Never.self) { seen.insert(try #require(try store.get(last)).total) }
        }
        #expect(seen == [3_350])
        #expect(try store.get(last)?.total == 3_350)
    }
}

import Foundation
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

    struct Fields: Sendable {
        let status = Field<NewOrder, String>("status")
    }

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
        try writer.required("PK", "CUSTOMER#\(id)")
        try writer.required("SK", key.sortKey)
        try writer.required("_type", Self.modelName)
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
                let all = EntityQuery<NewOrder>(where: Key("PK") == "CUSTOMER#c2")
                #expect(try store.query(all).readAll().count == 20)
            }
        }
        #expect(old > 1 && new > 0)
        // Afterwards nothing is upgraded any more: what is wrong is told.
        let broken = try #require(try table.get(name)).replacing([(name: "total", value: "much")])
        #expect(throws: EntityError.self) { try NewOrder(broken) }
    }

    @Test("What changes an item that the sweep has not reached returns it as it will be")
    func changesUnsweptItems() throws {
        let table = try Shop.fill(customers: 3, orders: 20)
        let store = TemporaryStore.current
        var runner = try Shop.runner(RunnerTests.renaming())
        runner.options.batchItemCount = 7
        let (modified, updated) = (
            NewOrder.Key(customer: "c2", number: 19), NewOrder.Key(customer: "c2", number: 18)
        )
        var isFirst = true
        _ = try runner.up { progress in
            guard progress.stage == .sweep, isFirst else { return }
            isFirst = false
            #expect(throws: Never.self) {
                let order = try store.modify(modified) { $0.total += 1 }
                #expect(order?.total == 34.5)
                let paid = try store.update(updated, if: Attribute("total") == 26.5) {
                    $0.set(\.status, to: "paid")
                }
                #expect(paid.total == 26.5)
                let isGone = try? store.delete(updated, if: Attribute("total").notExists)
                #expect(isGone == nil)
                #expect(
                    try store.transaction { transaction in
                        try transaction.update(updated) { $0.set(\.status, to: "void") }.total
                    } == 26.5)
            }
        }
        let names: [Item] = [modified, updated].map { key in
            ["PK": "CUSTOMER#c2", "SK": .string(key.sortKey)]
        }
        let items = try names.map { try #require(try table.get($0)) }
        #expect(items.map { $0["total"] } == [34.5, 26.5])
        #expect(items.map { $0["amount"] } == [nil, nil])
        #expect(items.map { $0["status"] } == ["open", "void"])
        #expect(items[0]["quantity"] == 20)
    }

    @Test("While a migration is interrupted, its readers go on")
    func readsInterrupted() throws {
        try Shop.fill(customers: 3, orders: 20)
        let store = TemporaryStore.current
        var runner = try Shop.runner(RunnerTests.renaming())
        runner.options.batchItemCount = 7
        Shop.interrupt(runner)
        let all = EntityQuery<NewOrder>(where: Key("PK") == "CUSTOMER#c2")
        #expect(try store.query(all).readAll().count == 20)
        // In another process nobody knows the steps.
        let reopened = try TemporaryStore.reopen()
        #expect(throws: EntityError.self) { try reopened.query(all).readAll() }
        runner = try Shop.runner(RunnerTests.renaming())
        try runner.resume()
        #expect(try reopened.query(all).readAll().count == 20)
    }

    /// An amount in another unit could be read, and would be wrong: it is never seen.
    @Test("A value of the old unit is never taken for one of the new")
    func readsOneUnit() throws {
        try Shop.fill(customers: 1, orders: 20)
        let store = TemporaryStore.current
        let runner = try Self.multiplying(by: 100, in: store)
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

    /// One store for each tenant, all of one schema, and each at its own version.
    @Test("The migration of another store changes nothing of what is read")
    func readsByItsOwnMigration() throws {
        try Shop.fill(customers: 1, orders: 20)
        let store = TemporaryStore.current
        let path = TemporaryStore.path + "-other"
        defer { try? FileManager.default.removeItem(atPath: path) }
        let other = try Shop.fill(path, customers: 1, orders: 20).store
        let (runner, others) = (
            try Self.multiplying(by: 100, in: store), try Self.multiplying(by: 1_000, in: other)
        )
        let last = NewOrder.Key(customer: "c0", number: 19)
        var seen: [Set<Double>] = [[], []]
        func look() {
            #expect(throws: Never.self) {
                seen[0].insert(try #require(try store.get(last)).total)
                seen[1].insert(try #require(try other.get(last)).total)
            }
        }
        try runner.up(to: 2)
        try others.up(to: 2)
        try others.up { progress in
            guard progress.stage == .sweep else { return }
            look()
        }
        #expect(seen == [[33.5], [33_500]])
        seen = [[], []]
        try runner.up { progress in
            guard progress.stage == .sweep else { return }
            look()
        }
        #expect(seen == [[3_350], [33_500]])
    }

    /// Makes `amount` the number `total`, and then multiplies it.
    private static func multiplying(
        by factor: Number, in store: Store
    ) throws -> MigrationRunner {
        let (first, second) = (
            try RunnerTests.renaming(),
            try Shop.schema(
                ("version: 1.0.0", "version: 1.2.0"), ("amount: string", "total: number"))
        )
        let document = MigrationDocument(
            number: 3, name: "cents", from: first.target.version, to: second.version,
            allowed: Set(MigrationHazard.allCases),
            steps: [
                .retype(RetypeAttribute(model: "Order", attribute: "total", .multiply(factor)))
            ])
        var options = MigrationOptions()
        options.takesSnapshots = false
        options.batchItemCount = 7
        return try MigrationRunner(
            store,
            migrations: [
                Shop.baseline(), first, Migration(document, from: first.target, to: second),
            ], options: options)
    }
}

import Foundation
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// Two evolutions one after the other on many items: a renamed attribute with a retyped number, then a
/// changed key template with a new unique index.
///
/// On 5,000 items, or as many as `GRANARY_MIGRATION_ITEMS` says: a million in `make test-long`.
@Suite("Evolutions", .temporaryStore)
struct EvolutionTests {
    static let itemCount =
        ProcessInfo.processInfo.environment["GRANARY_MIGRATION_ITEMS"].flatMap(Int.init) ?? 5_000

    static let ordersOfCustomer = 99

    /// A customer with 99 orders.
    static func item(_ position: Int) -> Item {
        let (customer, order) = position.quotientAndRemainder(dividingBy: ordersOfCustomer + 1)
        let name = "c\(100_000_000 + customer)"
        if order == ordersOfCustomer {
            return Shop.customer(name, ("email", .string("\(name)@b.co")), ("city", "Bonn"))
        }
        return Shop.order(
            name, order, ("amount", .string("\(position % 977).25")), ("quantity", 2),
            ("placed", .string("2025-\(10 + order % 3)-01T00:00:00Z")), ("status", "open"))
    }

    static func migrations() throws -> [Migration] {
        let first = try Shop.baseline()
        let second = try RunnerTests.renaming()
        let third = try Shop.schema(
            ("version: 1.0.0", "version: 1.2.0"), ("amount: string", "total: number"),
            ("ORDER#${number:6:0}", "ORDER#${placed}#${number:6:0}"),
            (
                "placed: { type: date, precision: second }",
                "placed: { type: date, precision: second, required: true }"
            ),
            ("byStatus:", "byEmail: { unique: [_type, email] }\n  byStatus:"))
        let document = MigrationDocument(
            number: 3, name: "third", from: second.target.version, to: third.version,
            allowed: Set(MigrationHazard.allCases),
            steps: [
                .changeKeyTemplate(
                    ChangeKeyTemplate(
                        model: "Order", key: "SK", to: "ORDER#${placed}#${number:6:0}")),
                .addIndex(AddIndex("byEmail")),
            ])
        return [first, second, Migration(document, from: second.target, to: third)]
    }

    @Test("Both are done to every item, and undone again")
    func evolves() throws {
        let store = TemporaryStore.current
        var options = MigrationOptions()
        options.takesSnapshots = false
        let runner = try MigrationRunner(
            store, migrations: Self.migrations(), options: options)
        try runner.up(to: 1)
        let table = try store.table("shop")
        try table.load((0..<Self.itemCount).lazy.map(Self.item))
        let orders = Self.itemCount - Self.itemCount / (Self.ordersOfCustomer + 1)
        let outcomes = try runner.up()
        #expect(outcomes.map(\.applied.changedCount) == [orders, orders])
        #expect(
            outcomes[1].after.map(\.itemCount) == outcomes[0].before.map(\.itemCount))
        #expect(try table.describe().itemCount == Self.itemCount)
        for position in stride(from: 0, to: Self.itemCount, by: max(1, Self.itemCount / 500)) {
            let old = Self.item(position)
            guard old["_type"] == "Order", let id = old["id"]?.stringValue,
                let number = old["number"]?.intValue, let placed = old["placed"]?.stringValue
            else { continue }
            let digits = String(String(1_000_000 + number).dropFirst())
            let found = try table.get([
                "PK": .string("CUSTOMER#\(id)"), "SK": .string("ORDER#\(placed)#\(digits)"),
            ])
            let item = try #require(found, "\(position)")
            #expect(item["total"] == .number(try Number("\(position % 977).25")))
            #expect(item["amount"] == nil)
            #expect(try table.get(old.naming(["PK", "SK"])) == nil)
        }
        let customer = Self.item(Self.ordersOfCustomer)
        let email = try #require(customer["email"])
        let holders = try table.query(
            Key("_type") == "Customer" && Key("email") == email, on: "byEmail")
        #expect(Array(holders).map { $0["id"] } == [customer["id"]])
        try runner.down(to: 1)
        for position in stride(from: 0, to: Self.itemCount, by: max(1, Self.itemCount / 500)) {
            let old = Self.item(position)
            #expect(try table.get(old.naming(["PK", "SK"]))?.attributes == old.attributes)
        }
        try store.waitForReclaim()
    }
}

import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// An expression without a value on one late item of many, a division by zero: nothing is half done
/// without saying so.
@Suite("Expressions that fail", .temporaryStore)
struct ExpressionTests {
    /// The step that computes a price for each piece.
    private func computing() throws -> Migration {
        try Shop.migration(
            to: Shop.second(("price: number", "price: number\n      each: number")),
            .compute(
                ComputeAttribute(
                    model: "Order", attribute: "each", .formula(try Formula("price / quantity")))))
    }

    @Test("Numbers in a formula are as exact as those it computes with")
    func exactNumbers() throws {
        let table = try Shop.fill(customers: 0)
        try table.put(Shop.order("a", 1, ("price", 1)))
        let formula = try Formula("price + 0.1234567890123456789")
        let migration = try Shop.migration(
            to: Shop.second(),
            .compute(ComputeAttribute(model: "Order", attribute: "price", .formula(formula))))
        try Shop.runner(migration).up()
        let order = try table.get(["PK": "CUSTOMER#a", "SK": "ORDER#000001"])
        #expect(order?["price"] == .number(try Number("1.1234567890123456789")))
    }

    /// On as many items as ``EvolutionTests``: on item 900,001 of a million.
    @Test("An expression that fails on a late item is found before the first write")
    func lateExpression() throws {
        let table = try Shop.fill(customers: 0)
        let late = EvolutionTests.itemCount / 10 * 9
        try table.load(
            (0..<EvolutionTests.itemCount).lazy.map { position in
                Shop.order(
                    "c\(10_000_000 + position)", 1, ("price", 5),
                    ("quantity", AttributeValue(position == late ? 0 : 2)))
            })
        let runner = try Shop.runner(computing())
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                shop {"PK":"CUSTOMER#c\(10_000_000 + late)","SK":"ORDER#000001"}: step 1, compute: \
                each cannot be computed: price / quantity has no value here
                """
            ])
        #expect(try runner.status().summary == .behind)
        let key: Item = [
            "PK": .string("CUSTOMER#c\(10_000_000 + late)"), "SK": "ORDER#000001",
        ]
        try table.update(key, Update().set("quantity", to: 5))
        #expect(
            try runner.up().first?.applied.changedCount == EvolutionTests.itemCount)
        #expect(try table.get(key)?["each"] == 1)
    }

    @Test("An expression that fails on an item which came late stops there, resumable")
    func lateExpressionWritten() throws {
        let table = try Shop.fill(customers: 2, orders: 50)
        let before = try TemporaryStore.current.contents()
        let runner = try Shop.runner(computing()) { options in
            options.takesSnapshots = true
            options.batchItemCount = 10
        }
        let error = migrationError {
            try runner.up(progress: { progress in
                guard progress.stage == .snapshot else { return }
                try? table.put(Shop.order("z", 99, ("price", 5), ("quantity", 0)))
            })
        }
        guard case .item(.item(let key, "shop", let reason), _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(key == ["PK": "CUSTOMER#z", "SK": "ORDER#000099"])
        #expect(
            reason == "step 1, compute: each cannot be computed: price / quantity has no value here"
        )
        #expect(try runner.status().running?.changedCount == 100)
        try table.update(key, Update().set("quantity", to: 1))
        #expect(try runner.resume().applied.changedCount == 101)
        try runner.down(to: 1)
        try table.delete(key)
        #expect(try TemporaryStore.current.contents() == before)
        try TemporaryStore.current.waitForReclaim()
    }
}

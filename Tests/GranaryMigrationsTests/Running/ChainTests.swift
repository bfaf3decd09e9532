import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// Items that each move to the place of the next are moved in pieces, from the end: however many they
/// are, nothing stops half way.
@Suite("Chains of items that move", .temporaryStore)
struct ChainTests {
    /// More than one transaction moves, and no whole number of pieces.
    static let count = 5_500

    /// A store with one customer's orders, numbered from 1 without a gap.
    private func fill() throws -> Table {
        let table = try Shop.fill(customers: 0)
        try table.load(
            (1...Self.count).lazy.map { number in
                Shop.order("a", number, ("amount", .string("\(number)")))
            })
        return table
    }

    /// A migration that gives each order another number.
    private func runner(_ step: MigrationStep) throws -> MigrationRunner {
        try Shop.runner(
            Shop.migration(to: Shop.second(), step), functions: Self.functions)
    }

    /// Functions that give each order another number, and the old one back.
    private static let functions: [String: MigrationFunction] = [
        "next": { [ChainTests.renumbered($0, by: 1)] },
        "previous": { [ChainTests.renumbered($0, by: -1)] },
        "turn": {
            [
                ChainTests.renumbered(
                    $0, by: $0["number"]?.intValue == ChainTests.count ? 1 - ChainTests.count : 1)
            ]
        },
    ]

    private static func renumbered(_ item: Item, by step: Int) -> Item {
        let number = (item["number"]?.intValue ?? 0) + step
        return item.replacing([("number", AttributeValue(number))])
    }

    /// Whether each order has the number that `number` makes of the one it had, which its amount tells.
    private func expectNumbers(_ number: (Int) -> Int) throws {
        let orders = try TemporaryStore.current.contents()
        #expect(orders.count == Self.count)
        var wrongCount = 0
        for order in orders {
            let old = order["amount"]?.stringValue.flatMap { Int($0) } ?? 0
            let key = Shop.order("a", number(old))["SK"]
            if order["number"] != AttributeValue(number(old)) || order["SK"] != key {
                wrongCount += 1
            }
        }
        #expect(wrongCount == 0)
        #expect(try TemporaryStore.current.check().problems.isEmpty)
    }

    @Test("Numbers are shifted up or down", arguments: [("number + 1", 1), ("number - 1", -1)])
    func shift(formula: String, step: Int) throws {
        _ = try fill()
        let compute = ComputeAttribute(
            model: "Order", attribute: "number", .formula(try Formula(formula)))
        let outcomes = try runner(.compute(compute)).up()
        #expect(outcomes.first?.applied.changedCount == Self.count)
        try expectNumbers { $0 + step }
    }

    @Test("A shift that is stopped between two pieces goes on, and one that is aborted goes back")
    func stopped() throws {
        _ = try fill()
        let runner = try runner(
            .swift(SwiftStep(name: "next", models: ["Order"], undoneBy: "previous")))
        func stop(_ count: Int) {
            var pieces = 0
            _ = migrationError {
                try runner.up(progress: { if $0.stage == .sweep { pieces += 1 } }) {
                    pieces == count
                }
            }
        }
        stop(2)
        #expect(try runner.status().running?.changedCount ?? 0 > 0)
        try runner.abort()
        try expectNumbers { $0 }
        stop(3)
        #expect(try runner.resume().applied.changedCount == Self.count)
        try expectNumbers { $0 + 1 }
    }

    @Test("A ring, which has no end, is moved as a whole")
    func ring() throws {
        _ = try fill()
        let runner = try runner(.swift(SwiftStep(name: "turn", models: ["Order"])))
        #expect(try runner.up().first?.applied.changedCount == Self.count)
        try expectNumbers { $0 % Self.count + 1 }
    }
}

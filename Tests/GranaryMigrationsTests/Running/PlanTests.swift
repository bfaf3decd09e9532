import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// A plan says what would be done, by what is stored, and changes nothing.
@Suite("Plans", .temporaryStore)
struct PlanTests {
    @Test("Steps, counted items, indexes, dangers and a measured time")
    func plan() throws {
        _ = try Shop.fill()
        let store = TemporaryStore.current
        let before = try store.contents()
        let commit = try store.statistics().commitSequence
        let runner = try Shop.runner(RunnerTests.moving()) { $0.takesSnapshots = true }
        let plan = try #require(try runner.plan().first)
        #expect(plan.migration.title == "0002-second")
        #expect(
            plan.steps.map(\.summary) == [
                "changeKeyTemplate Order.SK to ORDER#${placed}#${number:6:0}", "addIndex byEmail",
            ])
        #expect(plan.survey.models.map { $0.model ?? "" } == ["Customer", "Order"])
        #expect(plan.survey.models.map(\.itemCount) == [5, 50])
        #expect(plan.survey.models.map(\.touchedCount) == [0, 50])
        #expect(plan.builtIndexes == ["byEmail"])
        #expect(plan.droppedIndexes == [])
        #expect(plan.takesSnapshot)
        #expect(plan.unallowedDangers == [])
        #expect(plan.survey.obstacleCount == 0)
        #expect((plan.estimatedSeconds ?? 0) > 0)
        // The batch that was measured is undone.
        #expect(try store.contents() == before)
        #expect(try store.statistics().commitSequence == commit)
        #expect(try store.table("shop").describe().indexes.count == 1)
    }

    @Test("What stands in the way is in the plan")
    func obstacles() throws {
        let table = try Shop.fill(customers: 1, orders: 1)
        try table.put(Shop.order("z", 1, ("amount", "x")))
        let plan = try #require(try Shop.runner(RunnerTests.renaming()).plan().first)
        #expect(plan.survey.obstacleCount == 1)
        #expect(plan.estimatedSeconds == nil)
    }

    @Test("Down is planned, too")
    func down() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(RunnerTests.renaming())
        try runner.up()
        #expect(try runner.plan() == [])
        let plan = try #require(try runner.plan(to: 1).first)
        #expect(plan.direction == .down)
        #expect(
            plan.steps.map(\.summary) == [
                "retype Order.total by numberToString", "renameAttribute Order.total to amount",
            ])
        #expect(plan.survey.touchedCount == 50)
    }

    @Test("Every item is counted by its model, and those of none by themselves")
    func counts() throws {
        let store = TemporaryStore.current
        let table = try store.createTable("shop", partitionKey: "PK", sortKey: "SK")
        try table.put(["PK": "ODD", "SK": "ODD"])
        try table.put(Shop.order("a", 1))
        var schema = try Shop.schema()
        schema.unknownAttributes = .keep
        var target = try Shop.second(("amount: string", "total: string"))
        target.unknownAttributes = .keep
        let document = MigrationDocument(
            number: 2, name: "second", from: schema.version, to: target.version,
            allowed: [.losesData],
            steps: [
                .renameAttribute(
                    RenameAttribute(model: "Order", attribute: "amount", to: "total"))
            ])
        let first = MigrationDocument(number: 1, name: "first", from: nil, to: schema.version)
        _ = try Store.open(
            TemporaryStore.path, schema: StoreSchema(schema),
            options: StoreOptions(durability: .relaxed))
        try store.waitForIndex("byStatus", of: "shop")
        var options = MigrationOptions()
        options.takesSnapshots = false
        let runner = try MigrationRunner(
            store,
            migrations: [
                Migration(first, from: nil, to: schema),
                Migration(document, from: schema, to: target),
            ], options: options)
        let plan = try #require(try runner.plan().first)
        #expect(plan.survey.models.map(\.model) == ["Customer", "Order", nil])
        #expect(plan.survey.models.map(\.itemCount) == [0, 1, 1])
        #expect(try runner.up().first?.applied.changedCount == 1)
        #expect(try table.get(["PK": "ODD", "SK": "ODD"]) != nil)
    }
}

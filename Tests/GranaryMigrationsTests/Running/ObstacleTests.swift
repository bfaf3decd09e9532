import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// Whatever is wrong with the store, the files or the items is told with the item's key, and the store
/// is as it was or can be gone on with.
@Suite("Obstacles", .temporaryStore)
struct ObstacleTests {
    @Test("A value that cannot be converted is found before the first write")
    func beforehand() throws {
        let table = try Shop.fill()
        try table.put(Shop.order("z", 99, ("amount", "a dozen")))
        let before = try TemporaryStore.current.contents()
        let runner = try Shop.runner(RunnerTests.renaming())
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                shop {"PK":"CUSTOMER#z","SK":"ORDER#000099"}: step 2, retype: total is \
                "a dozen", which stringToNumber cannot convert
                """
            ])
        #expect(try TemporaryStore.current.contents() == before)
        #expect(try runner.status().summary == .behind)
    }

    /// The last item of all, which comes after the look beforehand.
    @Test("A step that fails on the last item stops there, and can be gone on with")
    func lastItem() throws {
        let table = try Shop.fill()
        let store = TemporaryStore.current
        let runner = try failing(table)
        let status = try runner.status()
        #expect(status.summary == .unfinished)
        #expect(status.running?.changedCount == 50)
        #expect(
            status.running?.failure == """
                migration 2 stopped: mend the item and resume, or abort: shop \
                {"PK":"CUSTOMER#z","SK":"ORDER#000099"}: step 2, retype: total is "a dozen", \
                which stringToNumber cannot convert
                """)
        // Still as wrong as before.
        guard case .item? = migrationError({ try runner.resume() }) else {
            Issue.record("it went on")
            return
        }
        try table.put(Shop.order("z", 99, ("total", 12)))
        #expect(try runner.resume().applied.changedCount == 50)
        #expect(try store.contents().count == 56)
        #expect(try runner.verify().isSound)
    }

    @Test("And it can be undone")
    func lastItemAborted() throws {
        let table = try Shop.fill()
        let before = try TemporaryStore.current.contents()
        let runner = try failing(table)
        try runner.abort()
        try table.delete(Self.badKey)
        #expect(try TemporaryStore.current.contents() == before)
        #expect(try runner.status().current == 1)
    }

    static let badKey: Item = ["PK": "CUSTOMER#z", "SK": "ORDER#000099"]

    /// A run that stops at the last item, which is written when all items have been looked at.
    func failing(_ table: Table) throws -> MigrationRunner {
        let runner = try Shop.runner(RunnerTests.renaming()) { options in
            options.takesSnapshots = true
            options.batchItemCount = 10
        }
        let error = migrationError {
            try runner.up(progress: { progress in
                guard progress.stage == .snapshot else { return }
                try? table.put(Shop.order("z", 99, ("amount", "a dozen")))
            })
        }
        guard case .item(.item(let key, "shop", _), _)? = error else {
            Issue.record("\(String(describing: error))")
            return runner
        }
        #expect(key == Self.badKey)
        return runner
    }

    @Test("Two items that would have one key are both named, before the first write")
    func collision() throws {
        let table = try Shop.fill(customers: 1, orders: 2)
        let before = try TemporaryStore.current.contents()
        let migration = try Shop.migration(
            to: Shop.second(
                ("ORDER#${number:6:0}", "ORDER#${status}"),
                (
                    "status: { type: string, enum: [open, paid, void], default: open }",
                    "status: { type: string, enum: [open, paid, void], required: true }"
                )),
            .changeKeyTemplate(
                ChangeKeyTemplate(model: "Order", key: "SK", to: "ORDER#${status}")))
        let runner = try Shop.runner(migration)
        var error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                shop {"PK":"CUSTOMER#c0","SK":"ORDER#000001"}: would have the same key as \
                {"PK":"CUSTOMER#c0","SK":"ORDER#000000"}, \
                {"PK":"CUSTOMER#c0","SK":"ORDER#open"}
                """
            ])
        #expect(try TemporaryStore.current.contents() == before)
        try table.update(
            ["PK": "CUSTOMER#c0", "SK": "ORDER#000001"], Update().set("status", to: "paid"))
        error = migrationError { try runner.up() }
        #expect(error == nil)
    }

    @Test("Two items with one key of a new unique index are both named")
    func duplicate() throws {
        let table = try Shop.fill(customers: 2, orders: 0)
        try table.put(Shop.customer("x", ("email", "C1@B.CO")))
        let runner = try Shop.runner(RunnerTests.moving())
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                {"PK":"CUSTOMER#x","SK":"PROFILE"}: would have the same key in the unique index \
                byEmail as {"PK":"CUSTOMER#c1","SK":"PROFILE"}
                """
            ])
        #expect(try table.schema?.version == SchemaVersion(1, 0, 0))
    }

    @Test("A duplicate that comes when all have been looked at stops the run, and can be mended")
    func lateDuplicate() throws {
        let table = try Shop.fill(customers: 2, orders: 1)
        let runner = try Shop.runner(RunnerTests.moving()) { $0.takesSnapshots = true }
        let error = migrationError {
            try runner.up(progress: { progress in
                guard progress.stage == .snapshot else { return }
                try? table.put(Shop.customer("x", ("email", "C1@B.CO")))
            })
        }
        guard case .item(let obstacle, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacle.description == """
                {"PK":"CUSTOMER#x","SK":"PROFILE"}: would have the same key in the unique index \
                byEmail as {"PK":"CUSTOMER#c1","SK":"PROFILE"}
                """)
        try table.delete(["PK": "CUSTOMER#x", "SK": "PROFILE"])
        try runner.resume()
        #expect(try table.describe().indexes.map(\.definition.name) == ["byStatus", "byEmail"])
        #expect(try runner.status().summary == .upToDate)
        try TemporaryStore.current.waitForReclaim()
    }

    @Test("A run that is stopped before its first write leaves nothing behind")
    func notBegun() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(RunnerTests.renaming())
        let error = migrationError {
            try runner.up { _ in
            } isCancelled: {
                true
            }
        }
        guard case .notBegun("0002-second")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(try runner.status().summary == .behind)
    }

    @Test("What breaks narrower limits is found, also in items that no step changes")
    func narrowed() throws {
        _ = try Shop.fill(customers: 1, orders: 3)
        let runner = try Shop.runner(
            Shop.migration(to: Shop.second(("quantity: int", "quantity: { type: int, max: 2 }"))))
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                shop {"PK":"CUSTOMER#c0","SK":"ORDER#000002"}: Order.quantity: 3 is over the \
                maximum, 2
                """
            ])
    }

    @Test("A danger that the file does not allow stops everything")
    func dangers() throws {
        _ = try Shop.fill()
        let migration = try Shop.migration(
            to: Shop.second(("amount: string", "")), allowing: [.irreversible],
            .removeAttribute(RemoveAttribute(model: "Order", attribute: "amount")))
        var runner = try Shop.runner(migration)
        let error = migrationError { try runner.up() }
        guard case .dangers(let dangers)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            dangers.map(\.description) == [
                "losesData: the values of Order.amount are gone afterwards"
            ])
        runner.options.allowed = [.losesData]
        #expect(try runner.up().count == 1)
        // And now it cannot be undone by steps.
        let down = migrationError { try runner.down(to: 1) }
        guard case .irreversible(2, ["the values of Order.amount are not kept"], nil)? = down else {
            Issue.record("\(String(describing: down))")
            return
        }
    }

    @Test("A migration that was changed after it was applied is an error")
    func edited() throws {
        _ = try Shop.fill()
        try Shop.runner(RunnerTests.renaming()).up()
        let other = try Shop.runner(
            Shop.migration(
                to: Shop.second(("amount: string", "total: number")),
                .renameAttribute(
                    RenameAttribute(model: "Order", attribute: "amount", to: "total")),
                .retype(
                    RetypeAttribute(
                        model: "Order", attribute: "total", .stringToNumber, otherwise: 0))))
        #expect(try other.status().summary == .drifted)
        #expect(try other.status().drift == [.edited(number: 2, name: "second")])
        let error = migrationError { try other.up() }
        guard case .edited(2, "second")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A changed file cannot take an unfinished run over")
    func editedWhileUnfinished() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(RunnerTests.renaming()) { $0.batchItemCount = 5 }
        var count = 0
        _ = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { count += 1 } }) { count == 2 }
        }
        let other = try Shop.runner(RunnerTests.moving())
        for work in [{ _ = try other.resume() }, { _ = try other.abort() }] {
            guard case .edited(2, "second")? = migrationError(work) else {
                Issue.record("it went on")
                continue
            }
        }
        try runner.resume()
    }

    @Test("A store that is newer than the migrations is refused")
    func newer() throws {
        _ = try Shop.fill()
        let newest = try Shop.schema(("version: 1.0.0", "version: 9.0.0"))
        let store = try Store.open(
            TemporaryStore.path, schema: StoreSchema(newest),
            options: StoreOptions(durability: .relaxed))
        let runner = try Shop.runner(RunnerTests.renaming())
        #expect(try runner.status().drift == [.tooNew(found: SchemaVersion(9, 0, 0))])
        let error = migrationError { try runner.up() }
        guard case .storeTooNew("shop", SchemaVersion(9, 0, 0), SchemaVersion(1, 1, 0))? = error
        else {
            Issue.record("\(String(describing: error))")
            return
        }
        _ = store
    }

    @Test("A schema that nobody froze is drift")
    func drifted() throws {
        var schema = try Shop.schema()
        schema.doc = "Changed in place."
        _ = try Store.open(
            TemporaryStore.path, schema: StoreSchema(schema),
            options: StoreOptions(durability: .relaxed))
        let runner = try Shop.runner(RunnerTests.renaming())
        #expect(try runner.status().drift == [.schema(version: SchemaVersion(1, 0, 0))])
        let error = migrationError { try runner.up() }
        guard case .drifted("shop", SchemaVersion(1, 0, 0))? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A table that is not what its version says has no baseline")
    func unsoundBaseline() throws {
        let store = TemporaryStore.current
        let table = try store.createTable("shop", partitionKey: "PK", sortKey: "SK")
        try table.put(Shop.order("a", 1, ("quantity", "many")))
        _ = try Store.open(
            TemporaryStore.path, schema: StoreSchema(Shop.schema()),
            options: StoreOptions(durability: .relaxed))
        try store.waitForIndex("byStatus", of: "shop")
        let runner = try Shop.runner(RunnerTests.renaming())
        let error = migrationError { try runner.up() }
        guard case .unverified(let report)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            report.problems == [
                """
                {"PK":"CUSTOMER#a","SK":"ORDER#000001"}: Order.quantity: "many" is not a \
                whole number of 64 bits
                """
            ])
    }

    @Test("Items of a table that had no schema are looked at before it gets one")
    func rawTable() throws {
        let store = TemporaryStore.current
        let table = try store.createTable("shop", partitionKey: "PK", sortKey: "SK")
        try table.put(Shop.order("a", 1, ("quantity", "many")))
        let runner = try Shop.runner(RunnerTests.renaming())
        let error = migrationError { try runner.up() }
        guard case .obstacles(let obstacles, 1)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                shop {"PK":"CUSTOMER#a","SK":"ORDER#000001"}: Order.quantity: "many" is not a \
                whole number of 64 bits
                """
            ])
        #expect(try table.schema == nil)
        try table.put(Shop.order("a", 1, ("quantity", 5), ("amount", "1.5")))
        #expect(try runner.up().map(\.applied.changedCount) == [0, 1])
        #expect(try table.get(["PK": "CUSTOMER#a", "SK": "ORDER#000001"])?["total"] == 1.5)
    }

    @Test("A table that opening brought to a newer schema is swept from the version it is told")
    func baseline() throws {
        let table = try Shop.fill(customers: 1, orders: 3)
        let migration = try RunnerTests.renaming()
        let store = try Store.open(
            TemporaryStore.path, schema: StoreSchema(migration.target),
            options: StoreOptions(durability: .relaxed))
        let runner = try Shop.runner(migration) { $0.baseline = 1 }
        let outcome = try #require(try runner.up().first)
        #expect(outcome.applied.changedCount == 3)
        #expect(try table.get(["PK": "CUSTOMER#c0", "SK": "ORDER#000001"])?["total"] == 7.5)
        #expect(try runner.status().summary == .upToDate)
        _ = store
    }

    @Test("A function that is not registered is told before anything is done")
    func missingFunction() throws {
        let migration = try Shop.migration(
            to: Shop.second(), .swift(SwiftStep(name: "mend", models: ["Order"])))
        let error = migrationError { try Shop.runner(migration).up() }
        guard case .functionMissing("mend", "0002-second")? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test("A read-only store is looked at, and not changed")
    func readOnly() throws {
        _ = try Shop.fill()
        try TemporaryStore.reopen(StoreOptions(access: .readOnly))
        let runner = try Shop.runner(RunnerTests.renaming())
        let plan = try #require(try runner.plan().first)
        #expect(plan.survey.touchedCount == 50)
        #expect(plan.estimatedSeconds == nil)
        let error = migrationError { try runner.up() }
        guard case .store(.readOnly)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

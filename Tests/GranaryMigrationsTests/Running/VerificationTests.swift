import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// A table is called sound when it is known to be, and not when nothing was looked at.
@Suite("Verification", .temporaryStore)
struct VerificationTests {
    @Test("Of a table without a schema nothing is known")
    func unknown() throws {
        let store = TemporaryStore.current
        let runner = try Shop.runner(RunnerTests.renaming())
        #expect(try runner.verify().isSound)
        let table = try store.createTable("shop", partitionKey: "PK", sortKey: "SK")
        #expect(try runner.verify().isSound)
        try table.put(Shop.customer("a"))
        try table.put(Shop.customer("b"))
        let report = try runner.verify()
        #expect(!report.isSound)
        #expect(
            report.problems == [
                """
                shop: the table has no schema, so nothing is known of its 2 items: bring it to one \
                with `granary migrate up`
                """
            ])
        #expect(report.models.map(\.itemCount) == [2])
    }

    @Test("An edited migration, a missing one and a schema that nobody froze are told")
    func drift() throws {
        _ = try Shop.fill()
        try Shop.runner(RunnerTests.renaming()).up()
        let edited = try Shop.runner(
            Shop.migration(
                to: RunnerTests.renaming().target, allowing: [],
                .renameAttribute(
                    RenameAttribute(model: "Order", attribute: "amount", to: "total")),
                .retype(RetypeAttribute(model: "Order", attribute: "total", .stringToNumber))))
        var report = try edited.verify()
        #expect(report.drift == [.edited(number: 2, name: "second")])
        #expect(report.problems.isEmpty)
        #expect(report.isSound)
        let planned = migrationError { _ = try edited.plan() }
        guard case .edited(2, "second")? = planned else {
            Issue.record("\(String(describing: planned))")
            return
        }

        // What is stored is looked at all the same, by the schema that it has.
        let first = try MigrationRunner(
            TemporaryStore.current, migrations: [Shop.baseline()], options: MigrationOptions())
        report = try first.verify()
        #expect(
            report.drift == [
                .missing(number: 2, name: "second"), .tooNew(found: SchemaVersion(1, 1, 0)),
            ])
        #expect(report.models.map(\.itemCount) == [5, 50])
        #expect(report.problems.isEmpty)
    }

    @Test("The counts from before and after the last migration are kept, also when it was resumed")
    func counts() throws {
        _ = try Shop.fill()
        let runner = try Shop.runner(RunnerTests.renaming()) { $0.batchItemCount = 7 }
        #expect(try runner.verify().last == nil)
        var batches = 0
        _ = migrationError {
            try runner.up(progress: { if $0.stage == .sweep { batches += 1 } }) { batches == 2 }
        }
        let outcome = try runner.resume()
        let expected = [
            CountedModel(model: "Customer", itemCount: 5),
            CountedModel(model: "Order", itemCount: 50),
        ]
        #expect(outcome.applied.before == expected)
        #expect(outcome.applied.after == expected)
        #expect(outcome.before.map(\.itemCount) == [5, 50])
        let last = try runner.verify().last
        #expect(last == outcome.applied)
        #expect(try runner.down(to: 1).first?.applied.before == expected)
    }
}

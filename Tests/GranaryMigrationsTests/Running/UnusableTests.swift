import Foundation
import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// A migration that cannot be run yet, or not by this program, is in nobody's way but its own.
@Suite("Migrations that cannot be run", .temporaryStore)
struct UnusableTests {
    /// A folder of three migrations: the last is a draft whose steps lead nowhere, or cannot be read.
    private final class Fixture {
        let folder: MigrationFolderTests.Fixture

        init(isReadable: Bool = true) throws {
            folder = try MigrationFolderTests.Fixture()
            try folder.replace(
                "0002-numbers.yaml", "\nsteps:", "allow: [needsDataCheck]\n\nsteps:")
            let third = try MigrationFolder(folder.path).next(
                named: "draft",
                schema: Shop.schema(
                    ("version: 1.0.0", "version: 1.2.0"),
                    (
                        "amount: string",
                        "amount: number\n      total: { type: number, required: true }"
                    )))
            try MigrationFolder.write(third)
            if !isReadable { try folder.replace("0003-draft.yaml", "migration: 3", "migration: [") }
        }

        func runner() throws -> MigrationRunner {
            var options = MigrationOptions()
            options.takesSnapshots = false
            options.batchItemCount = 7
            return try MigrationRunner(
                TemporaryStore.current, folder: MigrationFolder(folder.path), options: options)
        }
    }

    /// The number of the migration that `work` refuses, since it does not check.
    private func refused(_ work: () throws -> Void) -> Int? {
        guard case .unusable(let number, let diagnostics)? = migrationError(work),
            !diagnostics.isEmpty
        else { return nil }
        return number
    }

    @Test("A draft stops what would run it, and nothing else", arguments: [true, false])
    func draft(isReadable: Bool) throws {
        _ = try Shop.fill()
        let runner = try Fixture(isReadable: isReadable).runner()
        let before = try TemporaryStore.current.contents()
        #expect(try runner.status().unusable.map(\.number) == [3])
        #expect(refused { try runner.up() } == 3)
        #expect(refused { _ = try runner.plan() } == 3)
        #expect(try runner.status().ledger.isEmpty)
        #expect(try TemporaryStore.current.contents() == before)

        #expect(try runner.plan(to: 2).count == 1)
        var batches = 0
        _ = migrationError {
            try runner.up(to: 2, progress: { if $0.stage == .sweep { batches += 1 } }) {
                batches == 2
            }
        }
        #expect(try runner.status().summary == .unfinished)
        #expect(try runner.resume().applied.number == 2)
        #expect(try runner.verify().isSound)
        #expect(try runner.status().summary == .behind)
        #expect(try runner.down(to: 1).map(\.applied.number) == [2])
        #expect(try TemporaryStore.current.contents() == before)
    }

    @Test("What is wrong with it is told, and how far one can go")
    func description() throws {
        let runner = try Fixture().runner()
        let error = migrationError { try runner.up() }
        #expect(
            error?.description
                == "migration 3 does not check: mend its file, or go no further than migration 2")
        #expect(error?.details.isEmpty == false)
    }

    @Test("A migration that was applied and cannot be read any more was edited")
    func applied() throws {
        _ = try Shop.fill()
        let fixture = try Fixture()
        try fixture.runner().up(to: 2)
        try fixture.folder.replace("0002-numbers.yaml", "migration: 2", "migration: [")
        let runner = try fixture.runner()
        #expect(try runner.status().drift == [.edited(number: 2, name: "numbers")])
        #expect(try runner.verify().drift == [.edited(number: 2, name: "numbers")])
    }

    @Test(
        "A file without a number may belong to any migration: nothing is applied before it is mended"
    )
    func stray() throws {
        _ = try Shop.fill()
        let fixture = try Fixture()
        try "doc: ?".write(
            toFile: fixture.folder.path + "/notes.yaml", atomically: true, encoding: .utf8)
        let runner = try fixture.runner()
        guard case .files? = migrationError({ try runner.up(to: 2) }) else {
            Issue.record("it went up")
            return
        }
        #expect(try runner.status().unusable.map(\.number) == [nil, 3])
    }

    /// Two migrations, of which the second calls a function.
    private func calling(_ functions: [String: MigrationFunction] = [:]) throws -> MigrationRunner {
        let change = ("quantity: int", "quantity: { type: int, required: true }")
        let migration = try Shop.migration(
            to: Shop.second(change),
            .swift(SwiftStep(name: "mend", models: ["Order"], undoneBy: "break")))
        return try Shop.runner(migration, functions: functions)
    }

    @Test("A function is demanded only of a migration that is to be run")
    func function() throws {
        let table = try Shop.fill(customers: 1, orders: 3)
        try table.put(Shop.order("z", 1))
        let runner = try calling()
        #expect(try runner.up(to: 1) == [])
        #expect(try runner.status().summary == .behind)
        #expect(try runner.verify().isSound)
        guard case .functionMissing("mend", "0002-second")? = migrationError({ try runner.up() })
        else {
            Issue.record("it went up")
            return
        }
        #expect(try runner.status().current == 1)
        // What the function would mend is no obstacle, as long as it was not run.
        let plan = try #require(try runner.plan().first)
        #expect(plan.missingFunctions == ["mend", "break"])
        #expect(plan.survey.obstacles == [])
        #expect(plan.estimatedSeconds == nil)

        let mending = try calling([
            "mend": { [$0.replacing([("quantity", $0["quantity"] ?? 1)])] }, "break": { [$0] },
        ])
        #expect(try mending.plan().first?.missingFunctions == [])
        try mending.up()
        guard case .functionMissing("break", _)? = migrationError({ try runner.down(to: 1) }) else {
            Issue.record("it went down")
            return
        }
    }
}

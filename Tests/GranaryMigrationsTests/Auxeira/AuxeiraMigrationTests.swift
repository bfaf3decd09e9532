import AuxeiraSchema
import Foundation
import GranaryEntities
import GranaryItems
import GranarySamples
import GranarySchema
import GranaryTestSupport
import Testing

@testable import GranaryMigrations

/// The migration that Auxeira needs: four tables of DynamoDB as they are become the single table with
/// all its models, typed, with defaults and derived values filled in.
@Suite("Auxeira's migration", .temporaryStore)
struct AuxeiraMigrationTests {
    static let folder = MigrationFolder(
        URL(filePath: #filePath).appending(path: "../../../../Schemas/Auxeira/migrations")
            .standardizedFileURL.path(percentEncoded: false))

    func runner(
        _ change: (inout MigrationOptions) -> Void = { _ in }
    ) throws -> MigrationRunner {
        try #require(Self.folder.diagnostics == [])
        var options = MigrationOptions()
        options.takesSnapshots = false
        change(&options)
        return try MigrationRunner(
            TemporaryStore.current, folder: Self.folder, options: options)
    }

    @Test("All records of the four tables become items of their models")
    func counts() throws {
        let store = TemporaryStore.current
        try LegacyAuxeira.make(in: store)
        let outcome = try #require(try runner().up(to: 1).first)
        #expect(outcome.applied.readCount == 1_018)
        #expect(outcome.applied.changedCount == 1_018)
        let counts = outcome.after.filter { $0.itemCount > 0 }
        #expect(
            counts.map(\.model) == [
                "StartupActivity", "StartupProfile", "UserProfile", "UserStartup",
            ])
        #expect(counts.map(\.itemCount) == [6, 1_000, 11, 1])
        #expect(outcome.after.count == 21)
        #expect(try store.table("auxeira").describe().itemCount == 1_018)
        // The tables they come from are as they were.
        #expect(
            try LegacyAuxeira.tables.map { try store.table($0).describe().itemCount }
                == [11, 1, 1_000, 6])
    }

    @Test("Types, identifiers out of keys, defaults and derived values are right")
    func values() throws {
        let store = TemporaryStore.current
        try LegacyAuxeira.make(in: store)
        try runner().up(to: 1)
        for sample in AuxeiraSample() {
            let expected = try sample.item()
            let key = expected.naming(["PK", "SK"])
            let item = try #require(try store.table("auxeira").get(key), "\(key.json)")
            // What the legacy table did not note nobody knows: it stays absent.
            let known = LegacyAuxeira.fields[sample.modelName] ?? []
            for name in expected.attributeNames
            where name != "updated_at" || known.contains(name) {
                #expect(item[name] == expected[name], "\(name)")
            }
            #expect(item.schemaVersion == 1)
            switch sample.modelName {
            case "StartupProfile":
                let arr = try #require(item["arr"]?.doubleValue)
                let mrr = try #require(item["mrr"]?.doubleValue)
                #expect((arr - mrr * 12).magnitude < 0.01)
            case "UserProfile":
                #expect(item["email_verified"] == false)
                #expect(item["onboarding_completed"] == false)
            case "UserStartup":
                #expect(item["access_level"] == "viewer")
                #expect(item["is_primary"] == false)
            default: break
            }
        }
    }

    @Test("Typed queries find them, and every one of the models can be written beside them")
    func platform() throws {
        try LegacyAuxeira.make(in: TemporaryStore.current)
        try runner().up(to: 1)
        let store = try Store.open(
            TemporaryStore.path, schema: Auxeira.schema,
            options: StoreOptions(durability: .relaxed))
        var finTech = 0
        for _ in try store.query(StartupProfile.byIndustry("FinTech")) { finTech += 1 }
        #expect(finTech == 194)
        var models: Set<String> = []
        for sample in AuxeiraSample(scale: 2) where models.insert(sample.modelName).inserted {
            try store.table("auxeira").put(sample.item())
        }
        #expect(models.count == 21)
        #expect(try runner().verify().isSound)
    }

    @Test("A run that is stopped between two tables goes on there")
    func resumed() throws {
        let store = TemporaryStore.current
        try LegacyAuxeira.make(in: store)
        var runner = try runner { $0.batchItemCount = 100 }
        var batches = 0
        let error = migrationError {
            try runner.up(
                to: 1,
                progress: {
                    if case .gather = $0.stage { batches += 1 }
                }
            ) { batches == 5 }
        }
        guard case .cancelled(let running)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect((running.phase, running.source) == (.gather, 2))
        try TemporaryStore.reopen()
        runner = try self.runner()
        let outcome = try runner.resume()
        #expect(outcome.applied.changedCount == 1_018)
        #expect(try TemporaryStore.current.table("auxeira").describe().itemCount == 1_018)
        #expect(try runner.verify().isSound)
    }

    @Test("A record that fits no model is told by its key before the first write")
    func misfit() throws {
        let store = TemporaryStore.current
        try LegacyAuxeira.make(in: store)
        try store.table("auxeira-users-prod").put(["PK": "USER#x", "SK": "DRAFT"])
        try store.table("auxeira-startup-profiles-prod").put([
            "PK": "STARTUP#y", "SK": "PROFILE", "startup_id": "y", "sse_score": 120,
        ])
        let runner = try runner()
        let error = migrationError { try runner.up(to: 1) }
        guard case .obstacles(let obstacles, 2)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(
            obstacles.map(\.description) == [
                """
                auxeira-users-prod {"PK":"USER#x","SK":"DRAFT"}: fits no model with the origin \
                auxeira-users-prod: its key is none of UserProfile, UserSettings, UserSubscription
                """,
                """
                auxeira-startup-profiles-prod {"PK":"STARTUP#y","SK":"PROFILE"}: \
                StartupProfile.company_name: is required, and missing; \
                StartupProfile.sse_score: 120 is over the maximum, 100
                """,
            ])
        #expect(try store.tableNames().contains("auxeira") == false)
    }

    @Test("It is not undone by steps")
    func irreversible() throws {
        try LegacyAuxeira.make(in: TemporaryStore.current)
        try runner().up(to: 1)
        let runner = try runner()
        let error = migrationError { try runner.down(to: 0) }
        guard case .irreversible(1, _, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}

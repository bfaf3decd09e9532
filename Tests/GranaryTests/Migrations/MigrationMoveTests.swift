import GranaryItems
import GranarySchema
import GranaryTestSupport
import Testing

@testable import Granary

/// A changed key is a move with everything that goes with the item, and never over another item.
@Suite("Moves of a sweep", .temporaryStore)
struct MigrationMoveTests {
    /// Rounds whose number is shifted: each moves to the place of the next.
    func fill(_ count: Int) throws -> Table {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        try app.put(SampleStoreSchema.startup("1"))
        for number in 1...count { try app.put(SampleStoreSchema.round("1", number)) }
        return app
    }

    func trial(_ app: Table) throws -> MigrationTrial {
        let trial = try MigrationTrial(app.store)
        _ = try trial.begin()
        return trial
    }

    /// A sweep over the rounds, whose numbers a function changes.
    func sweep(
        _ trial: MigrationTrial, limit: Int = 2, _ number: @escaping @Sendable (Int) -> Int
    ) throws {
        var batch = trial.batch { item, _ in
            let old = item["number"]?.intValue ?? 0
            let new = SampleStoreSchema.round("1", number(old))
            return ItemMigration([
                new.replacing([("percent", .number(Number(old)))])
            ])
        }
        batch.wants = { $0["_type"] == "Round" }
        batch.itemLimit = limit
        while try trial.store.run(batch) != nil {}
    }

    func percentages(_ app: Table) throws -> [String: Int] {
        var found: [String: Int] = [:]
        for item in try app.store.contents() where item["_type"] == "Round" {
            found[item["SK"]?.stringValue ?? ""] = item["percent"]?.intValue
        }
        return found
    }

    @Test("Items ahead that stand in the way move first", arguments: [1, -1])
    func chain(step: Int) throws {
        let app = try fill(9)
        let trial = try trial(app)
        try sweep(trial) { $0 + step }
        let expected = (1...9).map { number in
            (SampleStoreSchema.round("1", number + step)["SK"]?.stringValue ?? "", number)
        }
        #expect(try percentages(app) == Dictionary(uniqueKeysWithValues: expected))
        #expect(try app.describe().itemCount == 10)
        try trial.end()
    }

    @Test("Items may swap places")
    func swap() throws {
        let app = try fill(4)
        let trial = try trial(app)
        try sweep(trial, limit: 1) { 5 - $0 }
        #expect(
            try percentages(app) == [
                "ROUND#001": 4, "ROUND#002": 3, "ROUND#003": 2, "ROUND#004": 1,
            ])
        try trial.end()
    }

    @Test("A place that is taken for good stops the batch, and both items are named")
    func collision() throws {
        let app = try fill(4)
        let trial = try trial(app)
        let before = try app.store.contents()
        do {
            try sweep(trial, limit: 9) { $0 == 2 ? 3 : $0 }
            Issue.record("nothing was thrown")
        } catch MigrationFault.collision(let key, let table, let target) {
            #expect(key == ["PK": "STARTUP#1", "SK": "ROUND#002"])
            #expect(table == "app")
            #expect(target == ["PK": "STARTUP#1", "SK": "ROUND#003"])
        }
        #expect(try app.store.contents() == before)
        try sweep(trial) { $0 }
        try trial.end()
    }

    @Test("Two items that become one are a collision, in one batch or in two", arguments: [1, 9])
    func merge(limit: Int) throws {
        let app = try fill(4)
        let trial = try trial(app)
        do {
            try sweep(trial, limit: limit) { _ in 50 }
            Issue.record("nothing was thrown")
        } catch MigrationFault.collision(let key, _, let target) {
            #expect(key == ["PK": "STARTUP#1", "SK": "ROUND#002"])
            #expect(target == ["PK": "STARTUP#1", "SK": "ROUND#050"])
        }
    }

    @Test("An item may become several, or none, and take others with it")
    func manyAndNone() throws {
        let app = try fill(4)
        let trial = try trial(app)
        var batch = trial.batch { item, lookup in
            switch item["number"]?.intValue {
            case 1: return ItemMigration([item, SampleStoreSchema.round("1", 11)])
            case 2: return ItemMigration([])
            case 3:
                let other: Item = ["PK": "STARTUP#1", "SK": "ROUND#004"]
                let found = try lookup.item(other)
                return ItemMigration(
                    [item.replacing([("percent", found?["number"])])], consumedKeys: [other])
            default: return nil
            }
        }
        batch.wants = { $0["_type"] == "Round" }
        batch.itemLimit = 9
        let running = try #require(try app.store.run(batch))
        #expect(running.changedCount == 5)
        let rounds = try app.store.contents().filter { $0["_type"] == "Round" }
        #expect(rounds.map { $0["SK"] } == ["ROUND#001", "ROUND#003", "ROUND#011"])
        #expect(rounds[1]["percent"] == 4)
    }

    @Test("A unique key that is taken stops the batch, with both items named")
    func uniqueness() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        for id in ["1", "2"] {
            try app.put(SampleStoreSchema.startup(id, ("email", .string("a\(id)@b.co"))))
        }
        let trial = try trial(app)
        do {
            try trial.sweep { item, _ in ItemMigration([item.replacing([("email", "x@y.co")])]) }
            Issue.record("nothing was thrown")
        } catch MigrationFault.item(let key, _, StoreError.uniqueViolation(_, let existing)) {
            #expect(key == ["PK": "STARTUP#2", "SK": "PROFILE"])
            #expect(existing == ["PK": "STARTUP#1", "SK": "PROFILE"])
        }
    }

    @Test("Items of another table are taken over, and a taken key is a collision unless said")
    func gathered() throws {
        let app = try TemporaryStore.open(SampleStoreSchema.schema())
        let old = try app.store.makeHashTable("old")
        for number in 1...5 { try old.put(["PK": .string("\(number)"), "n": "x"]) }
        try app.put(SampleStoreSchema.startup("3"))
        let trial = try trial(app)
        var batch = trial.batch { item, _ in
            ItemMigration([SampleStoreSchema.startup(item["PK"]?.stringValue ?? "", ("label", "g"))]
            )
        }
        batch.source = "old"
        batch.wants = { _ in true }
        do {
            while try app.store.run(batch) != nil {}
            Issue.record("nothing was thrown")
        } catch MigrationFault.collision(let key, let table, let target) {
            #expect(key == ["PK": "3"])
            #expect(table == "old")
            #expect(target == ["PK": "STARTUP#3", "SK": "PROFILE"])
        }
        batch.conflict = .skip
        var last: RunningMigration?
        while let running = try app.store.run(batch) { last = running }
        #expect((last?.readCount, last?.changedCount) == (5, 4))
        #expect(try app.get(["PK": "STARTUP#3", "SK": "PROFILE"])?["label"] == nil)
        #expect(try app.get(["PK": "STARTUP#5", "SK": "PROFILE"])?.schemaVersion == 2)
        #expect(try old.describe().itemCount == 5)
    }
}

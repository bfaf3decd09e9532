import CLoops
import GranaryEntities
import Workload

/// `begins_with` queries of 100 items, each of a random startup.
enum Walks {
    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let (table, baseline) = try fixture.copies(of: "main")
        let sqlite = try SQLiteStore(path: fixture.path("main.sqlite"))
        try sqlite.load(fixture.dataset)

        let perRound = 2_000
        let itemCount = perRound * Dataset.activitiesPerStartup
        var generator = SeededGenerator(seed: 2)
        let partitionKeys = (0..<perRound).map { _ in
            fixture.dataset.partitionKey(
                ofStartup: Int(generator.next() % UInt64(fixture.dataset.startupCount)))
        }
        let prefixes = PackedStrings(
            partitionKeys.map { Workload.recordKeyPrefix(partitionKey: $0) })
        let partitions = PackedStrings(partitionKeys.map { Array($0.utf8) })

        func timed(_ count: () throws -> Int) throws -> Double {
            var found = 0
            let time = try threadNanoseconds { found = try count() }
            guard found == itemCount else { throw Failure("\(found) of \(itemCount) items") }
            return time / Double(itemCount)
        }
        func walkLMDB(_: Int) throws -> Double {
            let limit = Dataset.activitiesPerStartup
            let result = try baseline.walk(prefixes, 0..<perRound, limit: limit)
            return Double(result.busy_nanoseconds) / Double(itemCount)
        }
        func walkSQLite(_: Int) throws -> Double {
            let limit = Dataset.activitiesPerStartup
            let result = try sqlite.walk(partitions, 0..<perRound, limit: limit)
            return Double(result.busy_nanoseconds) / Double(itemCount)
        }
        func condition(_ partitionKey: String) -> KeyCondition {
            Key("PK") == partitionKey && Key("SK").beginsWith(Dataset.sortKeyPrefix)
        }
        let store = table.store
        func walkTyped(_: Int) throws -> Double {
            try timed {
                var found = 0
                for partitionKey in partitionKeys {
                    for activity in try store.query(Activity.of(partitionKey))
                    where activity.tokens >= 0 {
                        found += 1
                    }
                }
                return found
            }
        }

        let borrowed = try Comparison(rounds: fixture.rounds, baseline: walkLMDB) { _ in
            try timed {
                var found = 0
                for partitionKey in partitionKeys {
                    try table.forEachItem(of: condition(partitionKey)) { item in
                        if item.size > 0 { found += 1 }
                        return true
                    }
                }
                return found
            }
        }
        report.addRate("query of 100 items, borrowed", borrowed, limit: 0.7)

        let owned = try Comparison(rounds: fixture.rounds, baseline: walkLMDB) { _ in
            try timed {
                var found = 0
                for partitionKey in partitionKeys {
                    for item in try table.query(condition(partitionKey)) where item.size > 0 {
                        found += 1
                    }
                }
                return found
            }
        }
        report.addRate("query of 100 items, owned", owned, limit: nil)
        report.addRate(
            "query of 100 items, entities, against LMDB",
            try Comparison(rounds: fixture.rounds, baseline: walkLMDB, granary: walkTyped),
            limit: nil)
        report.addRate(
            "query of 100 items, entities, against SQLite's raw rows",
            try Comparison(rounds: fixture.rounds, baseline: walkSQLite, granary: walkTyped),
            limit: 1)
    }
}

import CLoops
import GranaryEntities
import Workload

/// New items at random places, in transactions of 100, with more and more indexes.
enum Puts {
    private static let batch = 100
    private static let itemsPerRound = 10_000

    static func run(_ fixture: Fixture, into report: inout Report) throws {
        _ = try fixture.copyData(of: "main", to: "puts")
        var plain = 0.0
        var addedIndexes = 0
        try measureTyped(fixture, into: &report)
        try measureJudged(fixture, into: &report)
        for indexCount in [0, 1, 3] {
            while addedIndexes < indexCount {
                let store = try fixture.store("puts", durability: .relaxed)
                try Workload.addIndex(addedIndexes, to: store)
                store.close()
                addedIndexes += 1
            }
            try measure(fixture, indexCount: indexCount, plain: &plain, into: &report)
        }
    }

    private static func measure(
        _ fixture: Fixture, indexCount: Int, plain: inout Double, into report: inout Report
    ) throws {
        let copy = try fixture.copyData(of: "puts", to: "puts-c-\(indexCount)")
        let baseline = try LMDBStore(directory: copy, relaxed: true)
        let store = try fixture.store("puts", durability: .relaxed)
        defer { store.close() }

        let count = itemsPerRound * (fixture.rounds + 1)
        let items = (0..<count).map { number in
            fixture.dataset.newActivity(seed: number + indexCount * count).untypedItem
        }
        var records = PackedRecords()
        var entries = PackedRecords()
        for item in items {
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
            for number in 0..<indexCount {
                let entry = Workload.indexEntry(of: item, inIndex: number)
                entries.append(key: entry.key, value: entry.value)
            }
        }

        var baselineCommits: [Double] = []
        var granaryCommits: [Double] = []
        let puts = try Comparison(rounds: fixture.rounds) { round in
            let range = round * itemsPerRound..<(round + 1) * itemsPerRound
            let result = try baseline.put(
                records, entries: entries, perItem: indexCount, range, batch: batch)
            if round > 0 { baselineCommits.append(perItem(Double(result.nanoseconds))) }
            return perItem(Double(result.busy_nanoseconds))
        } granary: { round in
            let range = round * itemsPerRound..<(round + 1) * itemsPerRound
            var inside = 0.0
            let whole = try nanoseconds {
                for start in stride(from: range.lowerBound, to: range.upperBound, by: batch) {
                    inside += try put(items[start..<start + batch], in: store)
                }
            }
            if round > 0 { granaryCommits.append(perItem(whole)) }
            return perItem(inside)
        }
        if indexCount == 0 { plain = puts.baselineNanoseconds }
        // C does the puts of the entries too: what is left is 0.3 of a plain put.
        let limit = (puts.baselineNanoseconds + 0.3 * plain) / puts.baselineNanoseconds
        let name = indexCount == 1 ? "1 index" : "\(indexCount) indexes"
        report.addTime("put in a transaction of 100, \(name)", puts, limit: limit)
        report.addTime(
            "the same with its commit",
            Comparison(baseline: baselineCommits, granary: granaryCommits),
            limit: indexCount == 0 ? 1.3 : nil)
    }

    /// Puts the items in one transaction; returns the nanoseconds without its begin and commit.
    private static func put(_ items: ArraySlice<Item>, in store: Store) throws -> Double {
        try store.transaction { transaction in
            let start = thread_nanoseconds()
            for item in items { try transaction.put(item, into: Workload.tableName) }
            return Double(thread_nanoseconds() - start)
        }
    }

    /// The same of entities, which are encoded on the way.
    private static func measureTyped(
        _ fixture: Fixture, into report: inout Report
    ) throws {
        let copy = try fixture.copyData(of: "puts", to: "puts-c-typed")
        let baseline = try LMDBStore(directory: copy, relaxed: true)
        let store = try fixture.store("puts", durability: .relaxed)
        defer { store.close() }
        let count = itemsPerRound * (fixture.rounds + 1)
        let entities = (0..<count).map { fixture.dataset.newActivity(seed: $0 + 7 * count) }
        var records = PackedRecords()
        for entity in entities {
            let item = entity.untypedItem
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
        }
        let puts = try Comparison(rounds: fixture.rounds) { round in
            let range = round * itemsPerRound..<(round + 1) * itemsPerRound
            let result = try baseline.put(
                records, entries: PackedRecords(), perItem: 0, range, batch: batch)
            return perItem(Double(result.busy_nanoseconds))
        } granary: { round in
            let range = round * itemsPerRound..<(round + 1) * itemsPerRound
            var inside = 0.0
            for start in stride(from: range.lowerBound, to: range.upperBound, by: batch) {
                let slice = entities[start..<start + batch]
                inside += try store.transaction { transaction in
                    let start = thread_nanoseconds()
                    for entity in slice { try transaction.put(entity) }
                    return Double(thread_nanoseconds() - start)
                }
            }
            return perItem(inside)
        }
        report.addTime("put of an entity in a transaction of 100", puts, limit: 1.5)
    }

    /// The same items put into a table without a schema and into one with a schema.
    private static func measureJudged(
        _ fixture: Fixture, into report: inout Report
    ) throws {
        _ = try fixture.copyData(of: "puts", to: "puts-free")
        _ = try fixture.copyData(of: "puts", to: "puts-judged")
        let free = try fixture.store("puts-free", durability: .relaxed)
        defer { free.close() }
        let judged = try fixture.store(
            "puts-judged", durability: .relaxed, schema: Workload.schema())
        defer { judged.close() }
        let count = itemsPerRound * (fixture.rounds + 1)
        let items = (0..<count).map { number in
            let item = fixture.dataset.newActivity(seed: number + 11 * count).untypedItem
            // What is written under a schema says what it is.
            return item.replacing([("_type", "Activity")])
        }
        // A difference is small beside the noise of what it is taken of: many short rounds.
        let perRound = 500
        func measure(_ round: Int, _ store: Store) throws -> Double {
            let range = round * perRound..<(round + 1) * perRound
            var inside = 0.0
            for start in stride(from: range.lowerBound, to: range.upperBound, by: batch) {
                inside += try put(items[start..<start + batch], in: store)
            }
            return inside / Double(perRound)
        }
        let puts = try Comparison(rounds: count / perRound - 1) { round in
            try measure(round, free)
        } granary: { round in
            try measure(round, judged)
        }
        report.addDifference(
            "put judged by a schema of 12 attributes, against one without a schema", puts,
            limit: 1_000)
    }

    private static func perItem(_ nanoseconds: Double) -> Double {
        nanoseconds / Double(itemsPerRound)
    }
}

import CLoops
import GranaryEntities
import Workload

/// The whole dataset into an empty store, in key order and in random order.
enum Loads {
    private static let rounds = 3

    static func run(_ fixture: Fixture, into report: inout Report) throws {
        var items = (0..<fixture.dataset.count).map { fixture.dataset.activity(at: $0).untypedItem }
        report.addRate(
            "bulk load in key order", try measure(fixture, items, isSorted: true), limit: 0.6)
        var generator = SeededGenerator(seed: 3)
        items.shuffle(using: &generator)
        report.addRate(
            "bulk load in random order", try measure(fixture, items, isSorted: false), limit: 0.6)
    }

    private static func measure(
        _ fixture: Fixture, _ items: [Item], isSorted: Bool
    ) throws -> Comparison {
        var records = PackedRecords()
        for item in items {
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
        }
        var baseline: [Double] = []
        var granary: [Double] = []
        for _ in 0..<min(rounds, fixture.rounds) {
            try autoreleasing {
                let store = try LMDBStore(directory: try fixture.makeDirectory("load-c"))
                let result = try store.load(records, append: isSorted)
                baseline.append(Double(result.nanoseconds) / Double(items.count))
            }
            try fixture.remove("load-c")
            try autoreleasing {
                let store = try fixture.store("load")
                let table = try Workload.createTable(in: store)
                let time = try nanoseconds { try table.load(items) }
                granary.append(time / Double(items.count))
                store.close()
            }
            try fixture.remove("load")
        }
        return Comparison(baseline: baseline, granary: granary)
    }

    /// Ends what `body` opened before the next side begins.
    private static func autoreleasing(_ body: () throws -> Void) rethrows { try body() }
}

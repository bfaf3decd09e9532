import CLoops
import GranaryEntities
import Workload

/// One item by its key, at random over the whole table.
///
/// The keys are made just before they are used, as a program makes them: what is cold is the items.
struct PointReads {
    private static let chunkCount = 1_000
    private static let chunksPerRound = 40

    private let dataset: Dataset
    private let rounds: Int
    private let baseline: LMDBStore

    /// The keys of one chunk, in the forms in which the sides take them.
    private struct Keys {
        var records = PackedStrings()
        var values: [(partition: AttributeValue, sort: AttributeValue)] = []
        var items: [Item] = []
        var entities: [Activity.Key] = []
    }

    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let (table, baseline) = try fixture.copies(of: "main")
        let reads = PointReads(
            dataset: fixture.dataset, rounds: fixture.rounds * chunksPerRound, baseline: baseline)

        let borrowed = try reads.compare { keys in
            var found = 0
            for (partition, sort) in keys.values {
                let tokens = try table.withItem(partitionKey: partition, sortKey: sort) { item in
                    item.value(named: "tokens")?.int()
                }
                if tokens != nil { found += 1 }
            }
            return found
        }
        report.addTime("point read, borrowed, one attribute looked at", borrowed, limit: 1.15)

        let owned = try reads.compare { keys in
            var found = 0
            for key in keys.items where try table.get(key) != nil { found += 1 }
            return found
        }
        report.addTime("point read, owned item", owned, limit: 1.3)

        let store = table.store
        let typed = try reads.compare { keys in
            var found = 0
            for key in keys.entities where try store.get(key) != nil { found += 1 }
            return found
        }
        report.addTime("point read, entity of 12 attributes", typed, limit: 1.6)
    }

    /// Measures one way of reading a chunk, which returns how many items it found.
    private func compare(_ read: (Keys) throws -> Int) throws -> Comparison {
        var keys = Keys()
        return try Comparison(rounds: rounds) { round in
            keys = makeKeys(seed: UInt64(round))
            let result = try baseline.get(keys.records, 0..<Self.chunkCount)
            return Double(result.busy_nanoseconds) / Double(Self.chunkCount)
        } granary: { _ in
            var found = 0
            let time = try threadNanoseconds { found = try read(keys) }
            guard found == Self.chunkCount else { throw Failure("found \(found) items") }
            return time / Double(Self.chunkCount)
        }
    }

    private func makeKeys(seed: UInt64) -> Keys {
        var generator = SeededGenerator(seed: seed)
        var keys = Keys()
        for _ in 0..<Self.chunkCount {
            let number = Int(generator.next() % UInt64(dataset.count))
            let activity = dataset.activity(at: number)
            let item = activity.untypedItem
            guard let partition = item["PK"], let sort = item["SK"] else { continue }
            keys.records.append(Workload.recordKey(of: item.view))
            keys.values.append((partition, sort))
            keys.entities.append(activity.key)
            keys.items.append(item.selecting(names: ["PK", "SK"]))
        }
        return keys
    }
}

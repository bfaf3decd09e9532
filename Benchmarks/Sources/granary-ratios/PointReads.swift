import CLoops
import Granary
import Workload

/// One item by its key, at random over the whole table.
enum PointReads {
    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let store = try fixture.store("main")
        let table = try store.table(Workload.tableName)
        let baseline = try LMDBStore(directory: try fixture.copyData(of: "main", to: "main-c"))

        let perRound = min(100_000, fixture.dataset.count)
        let indices = fixture.randomIndices(perRound, seed: 1)
        var recordKeys = PackedStrings()
        var keys: [(partition: AttributeValue, sort: AttributeValue)] = []
        var keyItems: [Item] = []
        for index in indices {
            let item = fixture.dataset.activity(at: index).item
            guard let partition = item["PK"], let sort = item["SK"] else { continue }
            recordKeys.append(Workload.recordKey(of: item.view))
            keys.append((partition, sort))
            keyItems.append(item.selecting(names: ["PK", "SK"]))
        }
        // Made anew one behind the other, as the C loop's keys are: scattered over the heap, they
        // would cost a cache miss that is the benchmark's own.
        keys = keys.map { (copied($0.partition), copied($0.sort)) }
        func compare(_ granary: () throws -> Int) throws -> Comparison {
            try Comparison(rounds: fixture.rounds) { _ in
                Double(try baseline.get(recordKeys, 0..<perRound).busy_nanoseconds)
                    / Double(perRound)
            } granary: { _ in
                var found = 0
                let time = try threadNanoseconds { found = try granary() }
                guard found == perRound else { throw Failure("\(found) of \(perRound) items") }
                return time / Double(perRound)
            }
        }

        let borrowed = try compare {
            var found = 0
            for (partition, sort) in keys {
                let tokens = try table.withItem(partitionKey: partition, sortKey: sort) { item in
                    item.value(named: "tokens")?.int()
                }
                if tokens != nil { found += 1 }
            }
            return found
        }
        report.addTime("point read, borrowed, one attribute looked at", borrowed, limit: 1.15)

        let owned = try compare {
            var found = 0
            for key in keyItems where try table.get(key) != nil { found += 1 }
            return found
        }
        report.addTime("point read, owned item", owned, limit: 1.3)

        let typed = try compare {
            var found = 0
            for (partition, sort) in keys {
                let activity = try table.withItem(partitionKey: partition, sortKey: sort) { item in
                    Activity(item)
                }
                if activity != nil { found += 1 }
            }
            return found
        }
        report.addTime("point read, entity of 12 attributes", typed, limit: 1.6)
    }

    private static func copied(_ value: AttributeValue) -> AttributeValue {
        guard case .string(let text) = value else { return value }
        return .string(String(decoding: Array(text.utf8), as: UTF8.self))
    }
}

import Benchmark
import Foundation
import GranaryEntities
import Workload

/// The components of the hot paths, one by one: what `swift package benchmark` runs.
///
/// Times are reported and never gate; `granary-ratios` puts them beside C's.
let benchmarks: @Sendable () -> Void = {
    Benchmark.defaultConfiguration = .init(
        metrics: [.wallClock, .throughput], warmupIterations: 3, scalingFactor: .kilo,
        maxDuration: .seconds(2), maxIterations: 1_000)
    codecBenchmarks()
    do {
        try storeBenchmarks(StoreFixture())
    } catch {
        fatalError("the store of the benchmarks cannot be made: \(error)")
    }
}

private func codecBenchmarks() {
    let activity = Dataset(count: 100).activity(at: 42)
    let item = activity.untypedItem

    Benchmark("encode an item of 12 attributes") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(activity.untypedItem) }
    }
    Benchmark("encode an entity of 12 attributes") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try? activity.item()) }
    }
    Benchmark("decode an entity of 12 attributes") { benchmark in
        for _ in benchmark.scaledIterations { blackHole(try? Activity(item.view)) }
    }
    Benchmark("look up one attribute of 12") { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(item.view.value(named: "tokens")?.int())
        }
    }
    Benchmark("encode a key of two strings") { benchmark in
        let partition = AttributeValue.string(activity.partitionKey)
        let sort = AttributeValue.string(activity.sortKey)
        var bytes: [UInt8] = []
        for _ in benchmark.scaledIterations {
            bytes.removeAll(keepingCapacity: true)
            KeyEncoding.append(partition, to: &bytes)
            KeyEncoding.appendLast(sort, to: &bytes)
            blackHole(bytes.count)
        }
    }
    Benchmark("encode a number of 8 digits") { benchmark in
        let value = AttributeValue.number(Number(12_345_678))
        var bytes: [UInt8] = []
        for _ in benchmark.scaledIterations {
            bytes.removeAll(keepingCapacity: true)
            KeyEncoding.append(value, to: &bytes)
            blackHole(bytes.count)
        }
    }
}

private func storeBenchmarks(_ fixture: StoreFixture) {
    let table = fixture.table

    Benchmark("point read, borrowed") { benchmark in
        for index in benchmark.scaledIterations {
            let key = fixture.keys[index % fixture.keys.count]
            blackHole(
                try table.withItem(partitionKey: key.partition, sortKey: key.sort) { $0.size })
        }
    }
    Benchmark("point read, owned") { benchmark in
        for index in benchmark.scaledIterations {
            blackHole(try table.get(fixture.keyItems[index % fixture.keyItems.count]))
        }
    }
    Benchmark(
        "query of 100 items, borrowed", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        for _ in benchmark.scaledIterations {
            var size = 0
            try table.forEachItem(of: fixture.condition) { item in
                size += item.size
                return true
            }
            blackHole(size)
        }
    }
    Benchmark(
        "query of 100 items by expression text", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        for _ in benchmark.scaledIterations {
            blackHole(
                try fixture.store.run(
                    Query(
                        tableName: table.name,
                        keyConditionExpression: "PK = :p AND begins_with(SK, :s)",
                        expressionAttributeValues: [
                            ":p": fixture.keys[0].partition,
                            ":s": .string(Dataset.sortKeyPrefix),
                        ])))
        }
    }
    Benchmark(
        "transaction of 100 puts", configuration: .init(scalingFactor: .one)
    ) { benchmark in
        let items = fixture.newItems
        for _ in benchmark.scaledIterations {
            try fixture.store.transaction { transaction in
                for item in items { try transaction.put(item, into: Workload.tableName) }
            }
        }
    }
}

/// A store of 100,000 items, removed when the process ends.
private final class StoreFixture: Sendable {
    let store: Store
    let table: Table
    let keys: [(partition: AttributeValue, sort: AttributeValue)]
    let keyItems: [Item]
    let newItems: [Item]
    let condition: KeyCondition

    init() throws {
        let dataset = Dataset(count: 100_000)
        let directory = FileManager.default.temporaryDirectory.appending(
            component: "granary-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
        store = try Store.open(directory.path(), options: StoreOptions(durability: .relaxed))
        table = try Workload.createTable(in: store)
        try table.load((0..<dataset.count).lazy.map { dataset.activity(at: $0).untypedItem })
        var generator = SeededGenerator(seed: 7)
        let chosen = (0..<10_000).map { _ in
            dataset.activity(at: Int(generator.next() % UInt64(dataset.count)))
        }
        keys = chosen.map { (.string($0.partitionKey), .string($0.sortKey)) }
        keyItems = chosen.map {
            ["PK": .string($0.partitionKey), "SK": .string($0.sortKey)]
        }
        newItems = (0..<100).map { dataset.newActivity(seed: $0).untypedItem }
        condition =
            Key("PK") == chosen[0].partitionKey && Key("SK").beginsWith(Dataset.sortKeyPrefix)
    }

    deinit {
        store.close()
        try? FileManager.default.removeItem(atPath: store.path)
    }
}

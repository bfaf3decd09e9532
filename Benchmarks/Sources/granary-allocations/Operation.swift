import CAllocationCounter
import GranaryEntities
import Workload

/// One operation whose allocations are counted.
struct Operation {
    let name: String
    let run: () throws -> Void

    /// The allocations of one run, those of all threads: the mean of many runs, without the first.
    func allocationsPerRun(runs: Int) throws -> Double {
        for _ in 0..<3 { try run() }
        let before = allocation_count()
        for _ in 0..<runs { try run() }
        return Double(allocation_count() - before) / Double(runs)
    }
}

extension Operation {
    /// The operations that have a threshold.
    static func all(store: Store, dataset: Dataset) throws -> [Operation] {
        let plain = try Workload.createTable(in: store)
        try plain.load((0..<dataset.count).lazy.map { dataset.activity(at: $0).untypedItem })
        return try reads(of: plain, dataset) + writes(to: plain, store, dataset)
    }

    private static func reads(of table: Table, _ dataset: Dataset) throws -> [Operation] {
        let activity = dataset.activity(at: dataset.count / 2)
        let partition = AttributeValue.string(activity.partitionKey)
        let sort = AttributeValue.string(activity.sortKey)
        let key: Item = ["PK": partition, "SK": sort]
        let condition =
            Key("PK") == activity.partitionKey && Key("SK").beginsWith(Dataset.sortKeyPrefix)
        return [
            Operation(name: "point read, borrowed") {
                _ = try table.withItem(partitionKey: partition, sortKey: sort) { item in
                    item.value(named: "tokens")?.int()
                }
            },
            Operation(name: "point read, owned item") { _ = try table.get(key) },
            Operation(name: "point read, entity of 12 attributes") {
                _ = try table.store.get(activity.key)
            },
            Operation(name: "query of 100 items, borrowed") {
                try table.forEachItem(of: condition) { $0.size > 0 }
            },
            Operation(name: "query of 100 items, owned") {
                for item in try table.query(condition) where item.size == 0 { break }
            },
        ]
    }

    private static func writes(
        to table: Table, _ store: Store, _ dataset: Dataset
    ) throws -> [Operation] {
        // The same items in every run, so that after the first no page splits.
        let entities = (0..<100).map { dataset.newActivity(seed: $0) }
        let items = (0..<100).map { dataset.newActivity(seed: $0).untypedItem }
        let indexed = try store.createTable(
            "indexed", partitionKey: "PK", sortKey: "SK", indexes: Workload.indexes)
        func puts(into name: String) -> () throws -> Void {
            {
                try store.transaction { transaction in
                    for item in items { try transaction.put(item, into: name) }
                }
            }
        }
        return [
            Operation(name: "transaction of 100 puts", run: puts(into: table.name)),
            Operation(
                name: "transaction of 100 puts, 3 indexes, nothing changed",
                run: puts(into: indexed.name)),
            Operation(name: "transaction of 100 puts of entities") {
                try store.transaction { transaction in
                    for entity in entities { try transaction.put(entity) }
                }
            },
            Operation(name: "load of 100 items") { try table.load(items) },
        ]
    }
}

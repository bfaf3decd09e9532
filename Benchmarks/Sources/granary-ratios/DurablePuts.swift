import CLoops
import GranaryEntities
import Workload

/// Single puts, each durable before it is acknowledged.
enum DurablePuts {
    private static let taskCount = 64
    private static let putsPerTask = 50
    private static let aloneCount = 200

    static func run(_ fixture: Fixture, into report: inout Report) async throws {
        let store = try fixture.store("durable")
        let table = try Workload.createTable(in: store)
        let baseline = try LMDBStore(directory: try fixture.makeDirectory("durable-c"))
        let total = taskCount * putsPerTask
        var records = PackedRecords()
        let items = (0..<total * (fixture.rounds + 1)).map {
            fixture.dataset.newActivity(seed: $0).untypedItem
        }
        for item in items {
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
        }

        var alone: [Double] = []
        var together: [Double] = []
        var lmdb: [Double] = []
        for round in 0...fixture.rounds {
            let start = round * total
            let inC = try baseline.put(records, start..<start + aloneCount, batch: 1)
            let one = try putAlone(items[start..<start + aloneCount], in: table)
            let clock = ContinuousClock()
            let begin = clock.now
            try await putTogether(Array(items[start..<start + total]), in: table)
            let many = Double((clock.now - begin).components.attoseconds) / 1e9
            if round == 0 { continue }
            lmdb.append(Double(inC.nanoseconds) / Double(aloneCount))
            alone.append(one / Double(aloneCount))
            together.append(many / Double(total))
        }
        report.addTime(
            "durable put, one at a time, against LMDB", Comparison(baseline: lmdb, granary: alone),
            limit: nil)
        report.addRate(
            "durable puts by 64 tasks, against one at a time",
            Comparison(baseline: alone, granary: together), limit: 20)
    }

    private static func putAlone(_ items: ArraySlice<Item>, in table: Table) throws -> Double {
        try nanoseconds {
            for item in items { try table.put(item) }
        }
    }

    private static func putTogether(_ items: [Item], in table: Table) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for task in 0..<taskCount {
                group.addTask {
                    for number in 0..<putsPerTask {
                        try await table.put(items[task * putsPerTask + number])
                    }
                }
            }
            try await group.waitForAll()
        }
    }
}

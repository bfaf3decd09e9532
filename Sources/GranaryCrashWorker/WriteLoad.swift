internal import Granary

/// Writers that write until the process is killed, and say `writer number` after each
/// acknowledgement.
struct WriteLoad {
    private let store: Store
    private let table: Table

    init(_ store: Store) throws {
        self.store = store
        try Workload.createTable(in: store)
        table = try store.table(Workload.tableName)
    }

    /// Writes from one task for each writer, until one of them fails.
    func run() async throws {
        Output.say("open")
        try await withThrowingTaskGroup { group in
            for writer in Workload.writers {
                guard let kind = Workload.kind(of: writer) else { continue }
                var number = try Workload.lastNumber(of: writer, in: table)
                group.addTask {
                    while !Task.isCancelled {
                        number = try await write(writer, kind, after: number)
                        Output.say("\(writer) \(number)")
                    }
                }
            }
            try await group.waitForAll()
        }
    }

    /// Does the write after `number`.
    ///
    /// - Returns: The number of the last item written.
    private func write(
        _ writer: String, _ kind: Workload.Kind, after number: Int
    ) async throws -> Int {
        let next = number + 1
        switch kind {
        case .put: try await table.put(Workload.item(writer, next))
        case .transaction:
            try await store.transaction { transaction in
                for offset in 0..<3 {
                    try transaction.put(
                        Workload.item(writer, next + offset), into: Workload.tableName)
                }
            }
            return number + 3
        case .count:
            let item = try await table.update(
                Workload.key(writer, 0), Update().add(1, to: "count"))
            return item?["count"]?.intValue ?? 0
        case .replace:
            var writes: [BatchWriteItem.WriteRequest] = [.put(Workload.item(writer, next))]
            if next > 10 { writes.append(.delete(key: Workload.key(writer, next - 10))) }
            _ = try await store.run(
                BatchWriteItem(requestItems: [Workload.tableName: writes]))
        }
        return next
    }
}

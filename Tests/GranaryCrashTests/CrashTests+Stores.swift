import Foundation
import Granary
import Testing

@testable import granary_crash_worker

extension CrashTests {
    /// Creates a store with a table of the workload's items, or of small ones when it has no index.
    func makeStore(_ path: String, itemCount: Int, indexes: [IndexDefinition]) throws {
        let store = try Store.open(path, options: StoreOptions(durability: .relaxed))
        var create = CreateTable(
            tableName: Workload.tableName, partitionKey: "pk", sortKey: .number("sk"),
            indexes: indexes)
        create.changeLogEnabled = !indexes.isEmpty
        _ = try store.run(create)
        try store.table(Workload.tableName).load(
            (0..<itemCount).lazy.map { number in
                let writer = "writer-\(number % 10)"
                if !indexes.isEmpty { return Workload.item(writer, number) }
                return ["pk": .string(writer), "sk": AttributeValue(number), "body": "small"]
            })
        store.close()
    }

    /// Copies a store that is closed.
    func copy(_ path: String, to other: String) throws {
        try FileManager.default.createDirectory(
            atPath: other, withIntermediateDirectories: false)
        try FileManager.default.copyItem(atPath: path + "/data.mdb", toPath: other + "/data.mdb")
    }

    /// Runs a command to its end.
    func run(_ command: Command, _ path: String) throws {
        let worker = try WorkerProcess(command, path)
        let lines = worker.remainingLines()
        #expect(worker.wait() == .exited(0), "\(lines)")
    }

    /// How long `body` takes: the time within which to kill, on this machine and now.
    func secondsOf(_ body: () throws -> Void) rethrows -> Double {
        let start = ContinuousClock.now
        try body()
        return (ContinuousClock.now - start) / .seconds(1)
    }
}

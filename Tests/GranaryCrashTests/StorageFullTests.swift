import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// A disk without room is the fault that happens most.
@Suite("Full storage", .serialized)
struct StorageFullTests {
    @Test("A write that finds no room fails, and nothing acknowledged is lost", arguments: 1...5)
    func fileLimit(round: Int) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/store"
        var oracle = CrashOracle()
        let worker = try WorkerProcess(.write, path, fileLimit: 1_000 + round * 333)
        let lines = worker.remainingLines()
        for line in lines { oracle.note(line) }
        #expect(worker.wait() == .exited(3))
        let error = lines.last { $0.hasPrefix("error") } ?? "none"
        #expect(
            error.hasPrefix("error storageFull ") || error.hasPrefix("error storage "), "\(error)")
        #expect(oracle.acknowledgementCount > 50, "too little was acknowledged")
        let store = try Store.open(path)
        #expect(try oracle.problems(in: store) == [])
        // With room again, it goes on.
        try store.table(Workload.tableName).put(Workload.item("after", 1))
        #expect(try store.check().problems == [])
    }
}

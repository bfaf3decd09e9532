import Foundation
import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// Kills a process that writes, at random moments, and looks at what is left.
///
/// A store is what it is after the worst moment. The oracle is outside of it: the acknowledgements
/// that the killed process had written to its output. One after the other, so that a cycle is not
/// starved; a run in which too little was acknowledged proves nothing and fails.
@Suite("Crashes", .serialized)
struct CrashTests {
    @Test("Nothing acknowledged is lost when the process is killed")
    func killedWhileWriting() throws {
        var random = SeededGenerator(seed: CrashSettings.seed)
        let cycleCount = CrashSettings.cycleCount(100)
        var count = 0
        for life in 0..<(cycleCount + 4) / 5 {
            let directory = try TemporaryDirectory()
            defer { directory.remove() }
            var oracle = CrashOracle()
            for cycle in 0..<5 {
                try kill(directory.path + "/store", &oracle, &random)
                let store = try Store.open(directory.path + "/store")
                let problems = try oracle.problems(in: store)
                store.close()
                #expect(problems == [], "seed \(CrashSettings.seed), store \(life), cycle \(cycle)")
                if !problems.isEmpty { return }
            }
            count += oracle.acknowledgementCount
        }
        #expect(count >= 2 * cycleCount, "too little was acknowledged: the run proves nothing")
    }

    /// One cycle: starts the writers, and kills them, mostly some time after the first writes.
    private func kill(
        _ path: String, _ oracle: inout CrashOracle, _ random: inout SeededGenerator
    ) throws {
        let worker = try WorkerProcess(.write, path, random.pick(["full", "relaxed"]))
        if random.chance(0.9) {
            while let line = worker.readLine() {
                oracle.note(line)
                if line != "open" { break }
            }
        }
        random.sleep(upTo: 0.06)
        worker.kill()
        for line in worker.remainingLines() { oracle.note(line) }
        #expect(worker.wait() == .signal(SIGKILL))
    }

    @Test("A store whose creation was cut short can be created")
    func killedWhileCreating() throws {
        var random = SeededGenerator(seed: CrashSettings.seed)
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        // How long it takes depends on what else the machine does: the kills follow it.
        var seconds = try secondsOf { try run(.create, directory.path + "/first") }
        var unfinished = 0
        for cycle in 0..<CrashSettings.cycleCount(30) {
            let path = directory.path + "/\(cycle)"
            let worker = try WorkerProcess(.create, path)
            random.sleep(upTo: seconds)
            worker.kill()
            if worker.remainingLines().contains("created") {
                seconds *= 0.8
            } else {
                seconds *= 1.1
                unfinished += 1
            }
            worker.wait()
            let store = try Store.open(path)
            try Workload.createTable(in: store)
            #expect(try store.check().problems == [], "seed \(CrashSettings.seed), cycle \(cycle)")
            store.close()
        }
        #expect(unfinished >= 1, "too few were killed in time: the run proves nothing")
    }

    @Test("An index whose building was cut short is built to the end")
    func killedWhileIndexing() throws {
        var random = SeededGenerator(seed: CrashSettings.seed)
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let itemCount = 5_000  // More than one step of the backfill.
        try makeStore(directory.path + "/full", itemCount: itemCount, indexes: [])
        try copy(directory.path + "/full", to: directory.path + "/timed")
        let seconds = try secondsOf { try run(.index, directory.path + "/timed") }
        for cycle in 0..<CrashSettings.cycleCount(3) {
            let path = directory.path + "/\(cycle)"
            try copy(directory.path + "/full", to: path)
            for _ in 0..<3 { try killed(.index, path, "built", seconds, &random) }
            let store = try Store.open(path)
            try Workload.addIndex(to: store)
            try store.waitForIndex(Workload.laterIndex.name, of: Workload.tableName)
            let report = try store.check()
            #expect(report.problems == [], "seed \(CrashSettings.seed), cycle \(cycle)")
            #expect(report.itemCount == itemCount)
            #expect(report.entryCount == itemCount)
            store.close()
        }
    }

    @Test("Space whose reclaiming was cut short is reclaimed to the end")
    func killedWhileReclaiming() throws {
        var random = SeededGenerator(seed: CrashSettings.seed)
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        try makeStore(directory.path + "/full", itemCount: 2_000, indexes: Workload.indexes)
        try copy(directory.path + "/full", to: directory.path + "/timed")
        let seconds = try secondsOf { try run(.drop, directory.path + "/timed") }
        for cycle in 0..<CrashSettings.cycleCount(5) {
            let path = directory.path + "/\(cycle)"
            try copy(directory.path + "/full", to: path)
            for _ in 0..<4 { try killed(.drop, path, "reclaimed", seconds, &random) }
            let store = try Store.open(path)
            try Workload.dropTable(of: store)
            try store.waitForReclaim()
            try Workload.createTable(in: store)
            let report = try store.check()
            #expect(report.problems == [], "seed \(CrashSettings.seed), cycle \(cycle)")
            #expect(report.itemCount + report.entryCount + report.changeCount == 0)
            store.close()
        }
    }

    /// Starts a command and kills it, unless it ends before with `last` as its last line.
    private func killed(
        _ command: Command, _ path: String, _ last: String, _ seconds: Double,
        _ random: inout SeededGenerator
    ) throws {
        let worker = try WorkerProcess(command, path)
        random.sleep(upTo: seconds)
        worker.kill()
        let lines = worker.remainingLines()
        let ending = worker.wait()
        #expect(ending == .signal(SIGKILL) || lines.last == last, "\(lines)")
    }
}

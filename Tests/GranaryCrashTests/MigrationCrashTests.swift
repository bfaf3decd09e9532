import Foundation
import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// A migration that is killed whenever, as often as you like, comes to the same end.
@Suite("Crashes of migrations", .serialized)
struct MigrationCrashTests {
    /// Kills the process at random moments until the migration is done, and compares the store with
    /// that of a migration in one piece: every item, every index entry, every revision.
    @Test("A migration that is killed at random moments ends as one in one piece")
    func killed() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let prepared = directory.path + "/prepared"
        try finish(.prepare, prepared, "prepared")
        let whole = directory.path + "/whole"
        try copy(prepared, to: whole)
        let seconds = try secondsOfMigration(whole)
        let reader = try WorkerProcess(.verify, "-")
        defer { reader.wait() }
        defer { reader.closeInput() }
        let expected = try answer(of: whole, reader)
        try #require(expected.hasPrefix("sound "), "\(expected)")
        var random = SeededGenerator(seed: CrashSettings.seed)
        var killCount = 0
        var cycle = 0
        while killCount < CrashSettings.cycleCount(100) {
            cycle += 1
            let path = directory.path + "/\(cycle)"
            try copy(prepared, to: path)
            // Kills come at any moment of the first half; those after the first find less to do.
            for _ in 0..<12 {
                let worker = try WorkerProcess(.migrate, path)
                #expect(worker.readLine() == "open")
                random.sleep(upTo: seconds / 2)
                worker.kill()
                let lines = worker.remainingLines()
                guard worker.wait() == .signal(SIGKILL) else {
                    // The one before may have been killed between its last commit and its answer.
                    #expect(lines == ["migrated 160"] || lines == ["migrated 0"])
                    break
                }
                killCount += 1
            }
            let last = try WorkerProcess(.migrate, path)
            let lines = last.remainingLines()
            #expect(last.wait() == .exited(0), "seed \(CrashSettings.seed): \(lines)")
            #expect(
                try answer(of: path, reader) == expected,
                "seed \(CrashSettings.seed), cycle \(cycle)")
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// Whatever is killed when, a migration and its undoing: what was there is there again, item for
    /// item, to the letter.
    @Test("An undoing that is killed at random moments gives back what was there")
    func undone() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let prepared = directory.path + "/prepared"
        try finish(.prepare, prepared, "prepared")
        let reader = try WorkerProcess(.verify, "-")
        defer { reader.wait() }
        defer { reader.closeInput() }
        let expected = try answer(of: prepared, reader).split(separator: " ").last
        let whole = directory.path + "/whole"
        try copy(prepared, to: whole)
        let seconds = try secondsOfMigration(whole)
        try finish(.undo, whole, "undone")
        #expect(try answer(of: whole, reader).split(separator: " ").last == expected)
        var random = SeededGenerator(seed: CrashSettings.seed)
        for cycle in 1...CrashSettings.cycleCount(5) {
            let path = directory.path + "/\(cycle)"
            try copy(prepared, to: path)
            for command in [Command.migrate, .undo, .undo] {
                let worker = try WorkerProcess(command, path)
                #expect(worker.readLine() == "open")
                random.sleep(upTo: seconds)
                worker.kill()
                worker.wait()
            }
            try finish(.undo, path, "undone")
            let found = try answer(of: path, reader)
            #expect(
                found.hasPrefix("sound ") && found.split(separator: " ").last == expected,
                "seed \(CrashSettings.seed), cycle \(cycle): \(found)")
            try FileManager.default.removeItem(atPath: path)
        }
    }

    /// A disk that fills half way: the run stops with the store's error, and goes on when there is room.
    @Test("A migration that finds no room stops, and goes on when there is some", arguments: 0..<3)
    func noRoom(round: Int) throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let prepared = directory.path + "/prepared"
        try finish(.prepare, prepared, "prepared")
        let whole = directory.path + "/whole"
        try copy(prepared, to: whole)
        try finish(.migrate, whole, "migrated 160")
        let path = directory.path + "/short"
        try copy(prepared, to: path)
        let byteCount = try Data(contentsOf: URL(filePath: path + "/data.mdb")).count
        let worker = try WorkerProcess(.migrate, path, fileLimit: byteCount / 512 + 16 << round)
        let lines = worker.remainingLines()
        #expect(worker.wait() == .exited(3))
        let error = lines.last ?? "none"
        #expect(
            error.hasPrefix("error migration migration 2 stopped half way: ")
                && error.hasSuffix("nothing is lost: resume it, or abort it"), "\(error)")
        let rest = try WorkerProcess(.migrate, path)
        let restLines = rest.remainingLines()
        #expect(rest.wait() == .exited(0), "\(restLines)")
        let reader = try WorkerProcess(.verify, "-")
        #expect(try answer(of: path, reader) == answer(of: whole, reader))
        reader.closeInput()
        reader.wait()
    }

    /// Two processes cannot migrate at once: the second finds the store in use.
    @Test("A store that is being migrated is in use")
    func twoProcesses() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/store"
        try finish(.prepare, path, "prepared")
        let holder = try WorkerProcess(.hold, path)
        #expect(holder.readLine() == "open")
        #expect(throws: StoreError.self) { try Store.open(path) }
        holder.closeInput()
        holder.wait()
        try finish(.migrate, path, "migrated 160")
    }

    /// Runs a command to its end.
    private func finish(_ command: Command, _ path: String, _ last: String) throws {
        let worker = try WorkerProcess(command, path)
        let lines = worker.remainingLines()
        try #require(worker.wait() == .exited(0), "\(lines)")
        #expect(lines.last == last)
    }

    /// Migrates a store in one piece.
    ///
    /// - Returns: How long that took, from when the store was open.
    private func secondsOfMigration(_ path: String) throws -> Double {
        let worker = try WorkerProcess(.migrate, path)
        try #require(worker.readLine() == "open")
        let start = ContinuousClock.now
        try #require(worker.readLine() == "migrated 160")
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        try #require(worker.wait() == .exited(0))
        return seconds
    }

    private func answer(of path: String, _ reader: WorkerProcess) throws -> String {
        reader.say(path)
        return try #require(reader.readLine())
    }

    private func copy(_ path: String, to copy: String) throws {
        try FileManager.default.createDirectory(
            atPath: copy, withIntermediateDirectories: false)
        try FileManager.default.copyItem(
            atPath: path + "/data.mdb", toPath: copy + "/data.mdb")
    }
}

import Foundation
import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// A sound store, and a child that says what it reads of damaged copies.
final class DamageHarness {
    /// What came of reading a damaged copy.
    enum Outcome: Hashable {
        /// Everything was read as it was written: the damage hit nothing in use.
        case unharmed
        /// An error was thrown, or the check found it.
        case refused
        /// The process came down.
        case ended
        /// The whole store as it was before its last commit, without an error.
        case outdated
        /// Other data than was written, without an error.
        case wrong
    }

    let bytes: Data
    private let directory: TemporaryDirectory
    private let answer: String
    private let outdatedAnswer: String
    private var worker: WorkerProcess
    private var copyCount = 0

    init() throws {
        directory = try TemporaryDirectory()
        let path = directory.path + "/sound"
        try Self.makeStore(path)
        worker = try WorkerProcess(.verify, "-")
        outdatedAnswer = try Self.soundAnswer(path, worker)
        try Self.writeOnce(path)
        answer = try Self.soundAnswer(path, worker)
        bytes = try Data(contentsOf: URL(filePath: path + "/data.mdb"))
    }

    private static func soundAnswer(_ path: String, _ worker: WorkerProcess) throws -> String {
        worker.say(path)
        let answer = try #require(worker.readLine())
        try #require(answer.hasPrefix("sound "), "\(answer)")
        return answer
    }

    /// Makes the last commit.
    private static func writeOnce(_ path: String) throws {
        let store = try Store.open(path)
        try store.table(Workload.tableName).put(Workload.item("last", 1))
        store.close()
    }

    /// A store with every kind of record and page, closed when this returns.
    private static func makeStore(_ path: String) throws {
        let store = try Store.open(path, options: StoreOptions(durability: .relaxed))
        try Workload.createTable(in: store)
        let table = try store.table(Workload.tableName)
        try table.load((0..<120).lazy.map { Workload.item("writer-\($0 % 4)", $0) })
        // Long keys and large values have pages of their own kinds.
        let long = String(repeating: "k", count: 2_000)
        for number in 0..<8 {
            try table.put(["pk": .string(long), "sk": AttributeValue(number), "body": "long"])
            let large = String(repeating: "b", count: 20_000)
            try table.put(["pk": "large", "sk": AttributeValue(number), "text": .string(large)])
        }
        for number in 0..<15 { try table.delete(Workload.key("writer-0", number * 4)) }
        store.close()
    }

    /// Has the child read a store of these bytes.
    func verify(_ damaged: Data) throws -> (Outcome, String) {
        copyCount += 1
        let path = directory.path + "/\(copyCount)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try damaged.write(to: URL(filePath: path + "/data.mdb"))
        worker.say(path)
        guard let line = worker.readLine() else {
            let ending = worker.wait()
            worker = try WorkerProcess(.verify, "-")
            return (.ended, "\(ending)")
        }
        if line == answer { return (.unharmed, line) }
        if line == outdatedAnswer { return (.outdated, line) }
        return (line.hasPrefix("sound") ? .wrong : .refused, line)
    }

    func remove() {
        worker.closeInput()
        worker.wait()
        directory.remove()
    }
}

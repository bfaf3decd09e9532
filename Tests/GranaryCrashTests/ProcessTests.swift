import Foundation
import Granary
import GranaryTestSupport
import Testing

@testable import granary_crash_worker

/// Several processes on one store: one writes, others read.
@Suite("Processes", .serialized)
struct ProcessTests {
    @Test("A second process that writes is told that the store is in use")
    func secondWriter() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let path = directory.path + "/store"
        let worker = try WorkerProcess(.hold, path)
        #expect(worker.readLine() == "open")
        let error = #expect(throws: StoreError.self) { try Store.open(path) }
        guard case .storeInUse(path: path) = error else {
            Issue.record("another error: \(String(describing: error))")
            return
        }
        worker.closeInput()
        #expect(worker.wait() == .exited(0))
        let store = try Store.open(path)
        let other = try WorkerProcess(.hold, path)
        #expect(other.readLine()?.hasPrefix("error storeInUse") == true)
        #expect(other.wait() == .exited(3))
        store.close()
    }

    /// The lock must go with the process, however it ended.
    @Test("A killed writer's store can be opened at once")
    func killedOwner() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let worker = try WorkerProcess(.hold, directory.path + "/store")
        #expect(worker.readLine() == "open")
        worker.kill()
        worker.wait()
        let store = try Store.open(directory.path + "/store")
        #expect(try store.tableNames() == [])
    }

    @Test("A reading process sees each commit, and tables made and dropped meanwhile")
    func readerBesideWriter() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(directory.path + "/store")
        let table = try store.createTable("first", partitionKey: "pk")
        let reader = try WorkerProcess(.watch, directory.path + "/store")
        #expect(reader.readLine() == "open")
        func seen() -> String? {
            reader.say("look")
            return reader.readLine()
        }
        #expect(seen() == "first=0")
        for number in 1...20 {
            try table.put(["pk": .string("\(number)")])
            #expect(seen() == "first=\(number)")
        }
        let second = try store.createTable("second", partitionKey: "pk")
        try second.put(["pk": "a"])
        #expect(seen() == "first=20 second=1")
        _ = try store.run(DeleteTable(tableName: "first"))
        #expect(seen() == "second=1")
        // Enough for the map to grow under the reader.
        for number in 0..<60 {
            let body = String(repeating: "x", count: 400_000)
            try second.put(["pk": .string("\(number)"), "body": .string(body)])
        }
        #expect(seen() == "second=61")
        reader.closeInput()
        #expect(reader.wait() == .exited(0))
    }

    /// A reader that was killed in the middle must not keep pages from being used again, nor harm.
    @Test("A killed reader does the writer no harm")
    func killedReader() throws {
        let directory = try TemporaryDirectory()
        defer { directory.remove() }
        let store = try Store.open(directory.path + "/store")
        let table = try store.createTable("first", partitionKey: "pk")
        for number in 0..<5 {
            let reader = try WorkerProcess(.watch, directory.path + "/store")
            #expect(reader.readLine() == "open")
            reader.say("look")
            reader.kill()
            reader.wait()
            try table.put(["pk": .string("\(number)")])
        }
        #expect(try store.check().problems == [])
        #expect(try table.describe().itemCount == 5)
    }
}

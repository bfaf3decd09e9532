import CLoops
import Foundation
import GranaryEntities
import GranaryTransfer
import Workload

/// Imports into an empty store against C's bulk load of the same records, and exports against C's walk.
enum Transfers {
    private static let rounds = 3

    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let items = (0..<fixture.dataset.count).map { fixture.dataset.activity(at: $0).untypedItem }
        var records = PackedRecords()
        for item in items {
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
        }
        let rounds = min(rounds, fixture.rounds)
        let store = try fixture.store("transfer")
        let table = try Workload.createTable(in: store)
        try table.load(items)
        let storedBytes = try store.statistics().usedByteCount

        for form in [ExportForm.ndjson, .dynamoDBJSON] {
            let name = form == .ndjson ? "NDJSON" : "DynamoDB JSON"
            let path = fixture.path("items.json")
            try table.export(to: path, form: form)
            try report.addRate(
                "import of \(name) in key order",
                Comparison(
                    rounds: rounds,
                    baseline: { _ in try loadInC(records, fixture) / Double(items.count) },
                    granary: { _ in try load(path, fixture) / Double(items.count) }),
                limit: 0.6)
            try FileManager.default.removeItem(atPath: path)
            let times = try (0..<rounds).map { _ in
                defer { try? FileManager.default.removeItem(atPath: path) }
                return try nanoseconds { try table.export(to: path, form: form) }
            }
            report.addThroughput(
                "export of \(name), stored data", byteCount: storedBytes, nanoseconds: times,
                limit: 500)
        }
        let times = try (0..<rounds).map { _ in
            defer { try? fixture.remove("snapshots") }
            return try nanoseconds {
                try SnapshotFolder(path: fixture.path("snapshots")).create(of: store)
            }
        }
        report.addThroughput(
            "snapshot with its SHA-256, stored data", byteCount: storedBytes, nanoseconds: times,
            limit: 500)
        store.close()
    }

    private static func loadInC(_ records: PackedRecords, _ fixture: Fixture) throws -> Double {
        defer { try? fixture.remove("load-c") }
        let store = try LMDBStore(directory: try fixture.makeDirectory("load-c"))
        return Double(try store.load(records, append: true).nanoseconds)
    }

    private static func load(_ path: String, _ fixture: Fixture) throws -> Double {
        defer { try? fixture.remove("import") }
        let store = try fixture.store("import")
        let table = try Workload.createTable(in: store)
        let time = try nanoseconds { try table.load(from: JSONLinesSource([path])) }
        store.close()
        return time
    }
}

import Foundation
import GranaryEntities
import Synchronization
import Workload

/// Anonymous memory that work on many items takes at its peak.
///
/// Pages of the mapped file are not counted: the kernel takes them back when it likes.
enum Memory {
    /// Loads the main store, scans it, and builds an index on a copy of it.
    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let few = fixture.dataset.count / 10
        let load = try measure(fixture, few: few, load)
        report.addMemory("memory: load of all items", few: load.few, many: load.many)
        let scan = try measure(fixture, few: few) { store, count in
            var found = 0
            let table = try store.table(Workload.tableName)
            for item in try table.scan(limit: count) where item.count > 0 { found += 1 }
            guard found == count else { throw Failure("scanned \(found) of \(count)") }
        }
        report.addMemory("memory: scan of all items", few: scan.few, many: scan.many)
        let backfill = try measure(fixture, few: few) { store, count in
            try Workload.addIndex(0, to: store)
        }
        report.addMemory(
            "memory: index built over all items", few: backfill.few, many: backfill.many)
    }

    /// Makes the store that reads are measured on.
    static func load(_ store: Store, _ count: Int) throws {
        let table = try Workload.createTable(in: store)
        let dataset = Dataset(count: count)
        var index = 0
        try table.load(next: {
            guard index < count else { return nil }
            defer { index += 1 }
            return dataset.activity(at: index).untypedItem
        })
    }

    private static func measure(
        _ fixture: Fixture, few: Int, _ work: (Store, Int) throws -> Void
    ) throws -> (few: Int, many: Int) {
        let small = try growth(try fixture.store("main-tenth"), few, work)
        let large = try growth(try fixture.store("main"), fixture.dataset.count, work)
        return (small, large)
    }

    private static func growth(
        _ store: Store, _ count: Int, _ work: (Store, Int) throws -> Void
    ) throws -> Int {
        let before = anonymousByteCount()
        let sampler = Sampler()
        try work(store, count)
        store.close()
        return max(0, sampler.finish() - before)
    }

    /// The process's resident anonymous memory, in bytes.
    static func anonymousByteCount() -> Int {
        guard let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8),
            let line = status.split(separator: "\n").first(where: { $0.hasPrefix("RssAnon:") }),
            let kibibytes = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).dropFirst()
                .first
        else { return 0 }
        return (Int(kibibytes) ?? 0) << 10
    }

    /// What the memory grows by at its peak, from here to the end.
    struct Peak {
        private let before = anonymousByteCount()
        private let sampler = Sampler()

        func finish() -> Int { max(0, sampler.finish() - before) }
    }

    /// Watches the memory from a thread of its own.
    fileprivate final class Sampler: Sendable {
        private let peak = Mutex(0)
        private let isDone = Atomic(false)

        init() {
            Thread.detachNewThread { [self] in
                while !isDone.load(ordering: .relaxed) {
                    let now = Memory.anonymousByteCount()
                    peak.withLock { $0 = max($0, now) }
                    usleep(5_000)
                }
            }
        }

        func finish() -> Int {
            isDone.store(true, ordering: .relaxed)
            return peak.withLock { $0 }
        }
    }
}

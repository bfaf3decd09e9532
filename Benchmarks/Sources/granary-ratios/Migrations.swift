import CLoops
import Foundation
import GranaryMigrations
import Synchronization
import Workload

/// Two migrations of the whole dataset: one that leaves keys as they are, one that changes them and
/// builds a unique index. Each from the look beforehand to the last verified item.
enum Migrations {
    static func run(_ fixture: Fixture, into report: inout Report) throws {
        let count = fixture.dataset.count
        let seconds = (same: 20.0 * Double(count) / 1e6, moved: 60.0 * Double(count) / 1e6)
        try prepare(fixture, "migrations", count)
        try prepare(fixture, "migrations-tenth", count / 10)
        let rewrite = try baseline(fixture, count)
        let move = try moveBaseline(fixture, count)

        // Readers are measured on a tenth; they would take a core from what is timed.
        var few: [Measurement] = []
        try migrate(fixture, "migrations-tenth", withReaders: true) { few.append($0) }
        var measured: [Measurement] = []
        try migrate(fixture, "migrations", withReaders: false) { measured.append($0) }
        report.addSeconds(
            "migration of all items, keys unchanged", baseline: rewrite,
            measured[0].seconds, limit: seconds.same)
        report.addSeconds(
            "migration of all items, keys changed, a unique index built", baseline: move,
            measured[1].seconds, limit: seconds.moved)
        report.addMemory(
            "memory: migration, keys unchanged", few: few[0].peakByteCount, many: measured[0].peakByteCount)
        report.addMemory(
            "memory: migration, keys changed", few: few[1].peakByteCount, many: measured[1].peakByteCount)
        report.addShare(
            "point reads beside a migration, of those without", few[0].readShare, limit: 0.7)
        report.addShare(
            "point reads beside one that changes keys", few[1].readShare, limit: 0.7)
        try fixture.remove("migrations")
        try fixture.remove("migrations-tenth")
    }

    private struct Measurement {
        var seconds: Double
        var peakByteCount: Int
        var readShare: Double
    }

    /// Makes a store at the first version.
    private static func prepare(_ fixture: Fixture, _ name: String, _ count: Int) throws {
        let store = try fixture.store(name)
        try runner(of: store).up(to: 1)
        let table = try store.table(LedgerSchema.table)
        try table.load((0..<count).lazy.map(LedgerSchema.entry))
        store.close()
    }

    /// Does both migrations, and measures each.
    private static func migrate(
        _ fixture: Fixture, _ name: String, withReaders: Bool, _ note: (Measurement) -> Void
    ) throws {
        for number in [2, 3] {
            let store = try fixture.store(name)
            let count = try store.table(LedgerSchema.table).describe().itemCount
            let migrations = try runner(of: store)
            let memory = Memory.Peak()
            let clock = ContinuousClock.now
            var share = 1.0
            let outcome: [MigrationOutcome]
            if withReaders {
                (outcome, share) = try beside(store, count, migrations, number)
            } else {
                outcome = try migrations.up(to: number)
            }
            let seconds = (ContinuousClock.now - clock) / .seconds(1)
            guard outcome.first?.applied.changedCount == count else {
                throw Failure("not all items were migrated")
            }
            note(
                Measurement(
                    seconds: seconds, peakByteCount: memory.finish(), readShare: share))
            store.close()
        }
    }

    /// Does a migration while a thread reads, several times, and undoes it in between.
    ///
    /// - Returns: What came of it, and the share of its throughput that the reader keeps.
    private static func beside(
        _ store: Store, _ count: Int, _ migrations: MigrationRunner, _ number: Int
    ) throws -> ([MigrationOutcome], Double) {
        var shares: [Double] = []
        while true {
            let alone = try Readers(store, count).rate(forSeconds: 1)
            let readers = Readers(store, count)
            readers.start()
            let outcome = try migrations.up(to: number)
            shares.append(readers.stop() / alone)
            guard shares.count < 5 else { return (outcome, median(shares)) }
            try migrations.down(to: number - 1)
            try store.waitForReclaim()
        }
    }

    private static func runner(of store: Store) throws -> MigrationRunner {
        var options = MigrationOptions()
        options.takesSnapshots = false
        return try MigrationRunner(store, migrations: LedgerSchema.migrations(), options: options)
    }

    /// The seconds that C takes to put the same records over those that are there, in the batches of
    /// a migration, each synced.
    private static func baseline(_ fixture: Fixture, _ count: Int) throws -> Double {
        let directory = try fixture.copyData(of: "migrations", to: "migrations-c")
        defer { try? fixture.remove("migrations-c") }
        let store = try LMDBStore(directory: directory)
        var records = PackedRecords()
        for position in 0..<count {
            let item = LedgerSchema.entry(position)
            records.append(key: Workload.recordKey(of: item.view), value: item.encodedBytes)
        }
        let result = try store.put(
            records, entries: PackedRecords(), perItem: 0, 0..<count, batch: 1_024)
        return Double(result.nanoseconds) / 1e9
    }

    /// The seconds that C takes to move the same records to their new keys, each with the entry of
    /// the unique index.
    private static func moveBaseline(_ fixture: Fixture, _ count: Int) throws -> Double {
        let directory = try fixture.copyData(of: "migrations", to: "migrations-c")
        defer { try? fixture.remove("migrations-c") }
        let store = try LMDBStore(directory: directory)
        var oldKeys = PackedStrings()
        var records = PackedRecords()
        var entries = PackedRecords()
        for position in 0..<count {
            let item = LedgerSchema.entry(position)
            oldKeys.append(Workload.recordKey(of: item.view))
            let moved = LedgerSchema.moved(item)
            records.append(key: Workload.recordKey(of: moved.view), value: moved.encodedBytes)
            entries.append(key: Array("0009Entry\0r\(position)\0".utf8), value: moved.encodedBytes)
        }
        let result = try store.move(records, from: oldKeys, entries: entries, batch: 1_024)
        return Double(result.nanoseconds) / 1e9
    }
}

/// A thread that reads items at random, until it is stopped.
private final class Readers: Sendable {
    private let table: Table
    private let count: Int
    private let isStopped = Atomic(false)
    private let reads = Atomic(0)
    private let began = ContinuousClock.now
    private let isDone = DispatchSemaphore(value: 0)

    init(_ store: Store, _ count: Int) {
        table = Table.of(store)
        self.count = count
    }

    func start() {
        Thread.detachNewThread { [self] in
            var generator = SeededGenerator(seed: 11)
            while !isStopped.load(ordering: .relaxed) {
                for _ in 0..<100 {
                    let position = Int(generator.next() % UInt64(count))
                    let key = LedgerSchema.partitionKey(position)
                    var found = 0
                    try? table.forEachItem(of: Key("PK") == key) { item in
                        found += item.count
                        return false
                    }
                    if found > 0 { reads.add(1, ordering: .relaxed) }
                }
            }
            isDone.signal()
        }
    }

    /// Reads a second, since the start.
    func stop() -> Double {
        isStopped.store(true, ordering: .relaxed)
        isDone.wait()
        let seconds = (ContinuousClock.now - began) / .seconds(1)
        return Double(reads.load(ordering: .relaxed)) / seconds
    }

    func rate(forSeconds seconds: Double) throws -> Double {
        start()
        Thread.sleep(forTimeInterval: seconds)
        return stop()
    }
}

extension Table {
    fileprivate static func of(_ store: Store) -> Table {
        guard let table = try? store.table(LedgerSchema.table) else {
            preconditionFailure("the table is not there")
        }
        return table
    }
}

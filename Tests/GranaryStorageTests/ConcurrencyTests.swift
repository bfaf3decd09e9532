import Foundation
import GranaryStorage
import Synchronization
import Testing

/// Many threads at once: readers share slots, the map moves under them, and one at a time writes.
@Suite("Concurrency")
struct ConcurrencyTests {
    let directory = TemporaryDirectory()

    /// Runs a body on `count` threads of the system, and waits for all.
    static func onThreads(_ count: Int, _ body: @escaping @Sendable (Int) -> Void) throws {
        let threads = try (0..<count).map { index in
            try WriterThread(name: "test-\(index)") { body(index) }
        }
        for thread in threads { thread.join() }
    }

    /// The map grows from 1 MiB while 32 readers verify what they see: every snapshot has the same
    /// number under each of its keys.
    @Test func theMapGrowsUnderReaders() throws {
        let environment = try directory.open {
            $0.initialMapSizeBytes = 1 << 20
            $0.durability = .relaxed
        }
        let keys = (UInt8(0)..<16).map { [$0] }
        @Sendable func write(_ round: Int) throws {
            var transaction = try environment.write()
            let number = [UInt8](String(round))
            for key in keys { try transaction.put(number, key) }
            let filler = [UInt8](repeating: UInt8(truncatingIfNeeded: round), count: 40_000)
            try transaction.put(filler, [UInt8]("filler\(round)"))
            try transaction.commit()
        }
        try write(0)
        let isDone = Atomic(false)
        let failures = Monitor<[String]>([])
        let grown = Atomic(0)
        try Self.onThreads(33) { index in
            do {
                if index == 0 {
                    defer { isDone.store(true, ordering: .releasing) }
                    for round in 1...150 {
                        do {
                            try write(round)
                        } catch let error as StorageError where error.isMapFull {
                            try environment.grow()
                            grown.add(1, ordering: .relaxed)
                            try write(round)
                        }
                    }
                    return
                }
                while !isDone.load(ordering: .acquiring) {
                    let transaction = try environment.read()
                    let snapshot = transaction.snapshot
                    var seen: [[UInt8]] = []
                    for key in keys {
                        if let value = try snapshot.value(forKey: key.span, in: .items) {
                            seen.append([UInt8](copying: value))
                        }
                    }
                    if seen.count != keys.count || Set(seen).count != 1 {
                        failures.withLock { $0.append("torn snapshot \(seen)") }
                    }
                }
            } catch {
                failures.withLock { $0.append("\(error)") }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(grown.load(ordering: .relaxed) >= 3)
        #expect(try environment.copy(keys[0]) == [UInt8]("150"))
        #expect(try environment.statistics().activeReaders == 0)
    }

    /// A drain that cannot succeed gives up, and lets everyone go on.
    @Test func aReaderThatDoesNotEndKeepsTheMap() throws {
        let environment = try directory.open { $0.readerDrainMilliseconds = 20 }
        let transaction = try environment.read()
        #expect(throws: StorageError.readersBusy(count: 1)) { try environment.grow() }
        try environment.update { try $0.put([1], [1]) }
        #expect(try environment.copy([1]) == [1])
        _ = consume transaction
        try environment.grow()
        #expect(try environment.statistics().mapBytes == 128 << 20)
    }

    @Test func theMapGrowsWhenLittleIsFree() throws {
        let environment = try directory.open { $0.initialMapSizeBytes = 1 << 20 }
        #expect(try !environment.growIfNeeded())
        try environment.update { try $0.put([UInt8](repeating: 1, count: 850_000), [1]) }
        #expect(try environment.growIfNeeded())
        #expect(try environment.copy([1])?.count == 850_000)
    }

    /// Slots are reused: a reader forgotten anywhere would show.
    @Test func readersReuseTheirSlots() throws {
        let environment = try directory.open()
        for _ in 0..<1_000 { _ = try environment.copy([1]) }
        #expect(try environment.statistics().readerSlots <= 2)
        var held: [Box] = []
        for _ in 0..<100 { held.append(Box(try environment.read())) }
        #expect(try environment.statistics().activeReaders == 100)
        held.removeAll()
        #expect(try environment.statistics().activeReaders == 0)
        #expect(try environment.copy([1]) == nil)
    }

    @Test func tooManyReadersAreRefused() throws {
        let environment = try directory.open { $0.maximumReaders = 8 }
        var held: [Box] = []
        let full = LMDBError(code: .readersFull, function: "mdb_txn_begin")
        #expect(throws: StorageError.lmdb(full)) {
            for _ in 0..<1_000 { held.append(Box(try environment.read())) }
        }
        held.removeLast()
        _ = try environment.read()
    }

    /// A copyable box, so that an array can hold transactions.
    final class Box {
        let transaction: ReadTransaction
        init(_ transaction: consuming ReadTransaction) { self.transaction = transaction }
    }

    @Test func writersTakeTurns() throws {
        let environment = try directory.open { $0.durability = .relaxed }
        let failures = Monitor<[String]>([])
        try Self.onThreads(8) { _ in
            for _ in 0..<25 {
                do {
                    try environment.update { transaction in
                        let key: [UInt8] = [1]
                        var count: UInt8 = 0
                        if let old = try transaction.snapshot.value(
                            forKey: key.span, in: .items)
                        {
                            count = [UInt8](copying: old)[0]
                        }
                        try transaction.put([count + 1], key)
                    }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        #expect(try environment.copy([1]) == [200])
    }

    /// Opening and closing from many threads is one environment at a time, or one shared.
    @Test func handlesComeAndGo() throws {
        let path = directory.path
        let failures = Monitor<[String]>([])
        try Self.onThreads(8) { index in
            for round in 0..<20 {
                do {
                    var options = EnvironmentOptions()
                    options.initialMapSizeBytes = 4 << 20
                    let environment = try Environment.open(path, options)
                    _ = try environment.copy([UInt8(index)])
                    if round == 0 { try environment.update { try $0.put([1], [UInt8(index)]) } }
                } catch {
                    failures.withLock { $0.append("\(error)") }
                }
            }
        }
        #expect(failures.withLock { $0 } == [])
        let environment = try directory.open()
        for index in UInt8(0)..<8 { #expect(try environment.copy([index]) == [1]) }
    }
}

/// The writer's queue and every blocking caller rest on these.
@Suite("Monitor and writer thread")
struct MonitorTests {
    /// A queue from many threads to one loses nothing and invents nothing.
    @Test func aQueueLosesNothing() throws {
        let queue = Monitor<[Int]>([])
        let sum = Monitor(0)
        let consumer = try WriterThread(name: "consumer-with-a-long-name") {
            while true {
                let batch = queue.wait { state -> [Int]? in
                    if state.isEmpty { return nil }
                    defer { state.removeAll() }
                    return state
                }
                for number in batch {
                    if number < 0 { return }
                    sum.withLock { $0 += number }
                }
            }
        }
        try ConcurrencyTests.onThreads(8) { _ in
            for number in 1...500 {
                queue.withLock { $0.append(number) }
                queue.signal()
            }
        }
        queue.withLock { $0.append(-1) }
        queue.broadcast()
        consumer.join()
        consumer.join()
        #expect(sum.withLock { $0 } == 8 * 500 * 501 / 2)
    }

    @Test func aTimedWaitEnds() {
        let monitor = Monitor(0)
        #expect(monitor.wait(forNanoseconds: 1_000_000) { $0 == 1 ? 1 : nil } == nil)
        monitor.withLock { $0 = 1 }
        #expect(monitor.wait(forNanoseconds: 0) { $0 == 1 ? 1 : nil } == 1)
        #expect(monitor.wait(forNanoseconds: -1) { $0 == 2 ? 2 : nil } == nil)
    }

    @Test func aBroadcastWakesAll() throws {
        let monitor = Monitor(false)
        let woken = Atomic(0)
        let threads = try (0..<16).map { index in
            try WriterThread(name: "waiter") {
                _ = monitor.wait { $0 ? true : nil }
                woken.add(1, ordering: .relaxed)
            }
        }
        monitor.withLock { $0 = true }
        monitor.broadcast()
        for thread in threads { thread.join() }
        #expect(woken.load(ordering: .relaxed) == 16)
    }

    @Test func theLockIsReleasedByAThrow() {
        struct Stop: Error {}
        let monitor = Monitor(0)
        #expect(throws: Stop.self) {
            try monitor.withLock { state throws(Stop) in
                state = 1
                throw Stop()
            }
        }
        #expect(monitor.withLock { $0 } == 1)
    }

    /// Random bytes that repeat, or a clock that stands, would be worse than none.
    @Test func clocksMoveAndRandomBytesDiffer() {
        #expect(RandomBytes.make(count: 16).count == 16)
        #expect(RandomBytes.make(count: 16) != RandomBytes.make(count: 16))
        #expect(RandomBytes.make(count: -1).isEmpty)
        let before = MonotonicClock.nowNanoseconds
        #expect(MonotonicClock.nowNanoseconds >= before)
    }
}

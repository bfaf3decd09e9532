internal import CLMDB
internal import Synchronization

/// Syncs what a relaxed store has committed, a little after it was acknowledged.
///
/// LMDB writes such commits without a sync (`MDB_NOSYNC`), and a power cut may leave any part of the pages
/// written since the last one. Hence points to go back to, see ``SyncPoint``. A point is *captured*
/// between two commits: a reader is put at the last one, and its meta page is read. Then a thread of its
/// own syncs the file, writes the point, and lets go of the reader at the point before.
final class Syncer: Sendable {
    /// A point that is not on the disk yet.
    private struct Pending {
        let meta: MetaPage
        let commitCount: Int
        let firstCommit: UInt64
    }

    private struct State {
        /// How many commits there were, and how many of them are on the disk.
        var commitCount = 0
        var durableCount = 0
        /// When the first commit came that is not captured.
        var firstCommit: UInt64?
        var pending: Pending?
        /// Whether `pending` is being written.
        var isWriting = false
        /// Whether nothing may be written, or captured.
        var isResting = false
        /// Whether somebody waits for the next point.
        var isUrgent = false
        var isClosing = false
        var failure: StorageError?

        /// Since when a commit has been without a sync.
        var oldest: UInt64? { pending?.firstCommit ?? firstCommit }
    }

    private unowned let core: EnvironmentCore
    /// How long a commit waits for others to be synced with it.
    private let delayNanoseconds: UInt64
    /// How long a commit may be without a sync before the next one waits for it.
    private let limitNanoseconds: UInt64
    private let readers: PointReaders
    private let file: SyncPointFile
    private let state = Monitor(State())
    private let thread = Monitor<WriterThread?>(nil)

    /// Syncs what there is, which becomes the first point, and begins.
    ///
    /// For the owner of a store that was settled, before it writes anything.
    init(_ core: EnvironmentCore, _ directory: StoreDirectory) throws(StorageError) {
        self.core = core
        delayNanoseconds = core.options.syncDelayNanoseconds
        limitNanoseconds = 10 &* delayNanoseconds
        readers = unsafe try PointReaders(core.environment)
        try check(unsafe mdb_env_sync(core.environment, 1), "mdb_env_sync")
        file = try SyncPointFile(
            directory, meta: try readers.meta(), pageByteCount: readers.pageByteCount)
        let started = try WriterThread(name: "granary-syncer") { self.run() }
        thread.withLock { $0 = started }
    }

    /// Ends the thread and syncs the rest; the store needs no point any more.
    func close() {
        state.withLock { $0.isClosing = true }
        state.broadcast()
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        running?.join()
        guard state.withLock({ $0.failure == nil }) else { return }
        do throws(StorageError) {
            try check(unsafe mdb_env_sync(core.environment, 1), "mdb_env_sync")
            try file.remove()
        } catch {
            file.distrustMemory()
        }
    }

    /// Counts a commit, for the writer that still has its place; waits when syncs do not keep up.
    func committed() {
        let now = MonotonicClock.nowNanoseconds
        let (isNews, isLate) = state.withLock { state -> (Bool, Bool) in
            let isNews = count(&state, at: now)
            return (isNews, self.isLate(state, now))
        }
        if isNews { state.broadcast() }
        if isLate { waitForSync() }
    }

    /// Whether the thread is to be told.
    private func count(_ state: inout State, at now: UInt64) -> Bool {
        state.commitCount += 1
        guard let first = state.firstCommit else {
            state.firstCommit = now
            return true
        }
        return now &- first >= delayNanoseconds && capture(&state)
    }

    private func isLate(_ state: State, _ now: UInt64) -> Bool {
        guard state.failure == nil, let oldest = state.oldest else { return false }
        return now > oldest && now &- oldest > limitNanoseconds
    }

    private func waitForSync() {
        state.wait { state in
            if capture(&state) { self.state.broadcast() }
            return isLate(state, MonotonicClock.nowNanoseconds) ? nil : ()
        }
    }

    /// Waits until all that was committed is on the disk.
    func sync() throws(StorageError) {
        let wanted = state.withLock { $0.commitCount }
        let failure: StorageError? = state.wait { state in
            if let failure = state.failure { return .some(failure) }
            if state.durableCount >= wanted { return .some(nil) }
            // Once for each point: the next may have been captured before the last commit.
            if !state.isUrgent {
                state.isUrgent = true
                self.state.broadcast()
            }
            return nil
        }
        if let failure { throw failure }
    }

    /// Captures the last commit, for whoever has the writer's place; whether there is a new point.
    private func capture(_ state: inout State) -> Bool {
        guard state.pending == nil, !state.isResting, state.failure == nil,
            let first = state.firstCommit
        else { return false }
        do throws(StorageError) {
            state.pending = Pending(
                meta: try readers.capture(), commitCount: state.commitCount, firstCommit: first)
            state.firstCommit = nil
            state.isUrgent = false
        } catch {
            fail(error, &state)
        }
        return true
    }

    private func fail(_ error: StorageError, _ state: inout State) {
        state.failure = error
        if case .lmdb(let error) = error {
            core.stopWriting(.writingStopped(error))
        } else {
            core.stopWriting(error)
        }
        file.distrustMemory()
    }
}

// MARK: - The thread

extension Syncer {
    private enum Turn {
        case write(Pending)
        case capture
        case sleep(nanoseconds: UInt64)
        case end
    }

    private func run() {
        while true {
            switch nextTurn() {
            case .write(let pending): write(pending)
            case .capture: captureBetweenCommits()
            case .sleep(let nanoseconds): sleep(nanoseconds)
            case .end: return
            }
        }
    }

    private func nextTurn() -> Turn {
        state.wait { state in
            if state.isClosing || state.failure != nil { return .end }
            if state.isResting { return nil }
            if let pending = state.pending {
                state.isWriting = true
                return .write(pending)
            }
            guard let first = state.firstCommit else { return nil }
            let age = MonotonicClock.nowNanoseconds &- first
            if state.isUrgent || age >= delayNanoseconds { return .capture }
            return .sleep(nanoseconds: delayNanoseconds - age)
        }
    }

    private func write(_ pending: Pending) {
        var failure: StorageError?
        do throws(StorageError) {
            try check(unsafe mdb_env_sync(core.environment, 1), "mdb_env_sync")
            try file.write(pending.meta)
        } catch {
            failure = error
        }
        state.withLock { state in
            state.isWriting = false
            if let failure {
                fail(failure, &state)
            } else {
                readers.advance()
                state.pending = nil
                state.durableCount = pending.commitCount
            }
        }
        state.broadcast()
    }

    /// Captures the last commit when nobody writes; who writes does it with its own commit.
    private func captureBetweenCommits() {
        guard core.beginWritingIfFree() else { return sleep(5_000_000) }
        defer { core.endWriting() }
        _ = state.withLock { capture(&$0) }
    }

    /// Sleeps unless there is something to do sooner.
    private func sleep(_ nanoseconds: UInt64) {
        let isUrgent = state.withLock { $0.isUrgent }
        _ = state.wait(forNanoseconds: Int(nanoseconds)) { state -> Void? in
            let isWanted = state.isClosing || state.pending != nil || state.isUrgent != isUrgent
            return isWanted ? () : nil
        }
    }
}

// MARK: - Where no reader may be

extension Syncer {
    /// Runs `body` without a reader, for whoever has the writer's place; then all is synced anew.
    func whileResting(_ body: () throws(StorageError) -> Void) throws(StorageError) {
        state.wait { state -> Void? in
            if state.isWriting { return nil }
            state.isResting = true
            state.pending = nil
            return ()
        }
        readers.rest()
        defer { state.broadcast() }
        do throws(StorageError) {
            try body()
        } catch {
            if core.isUnmapped.load(ordering: .sequentiallyConsistent) {
                // There is nothing to hold.
                state.withLock { $0.failure = error }
            } else {
                holdAgain()
            }
            throw error
        }
        holdAgain()
    }

    private func holdAgain() {
        var failure: StorageError?
        do throws(StorageError) {
            let meta = try readers.hold()
            try check(unsafe mdb_env_sync(core.environment, 1), "mdb_env_sync")
            try file.write(meta)
        } catch {
            failure = error
        }
        state.withLock { state in
            state.isResting = false
            state.firstCommit = nil
            state.durableCount = state.commitCount
            if let failure { fail(failure, &state) }
        }
    }

    /// The commits that it holds, as LMDB numbers them.
    var heldCommits: [Int] {
        state.withLock { state in
            state.isResting ? [] : readers.heldCommits(isCaptured: state.pending != nil)
        }
    }
}

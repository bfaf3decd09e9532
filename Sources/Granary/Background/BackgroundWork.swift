internal import GranaryStorage
internal import Synchronization

/// The store's background thread: builds indexes, deletes what has expired and reclaims space, a small
/// transaction at a time.
///
/// What there is to do is written in the store itself, so it goes on after a crash or a close from
/// where it had come to. The thread holds no store alive.
final class BackgroundWork: Sendable {
    private struct State: Sendable {
        var isStarted = false
        var isCancelled = false
        /// Set when there may be something new to do.
        var isAwake = false
        /// Grows with every step, for those who wait.
        var steps = 0
        /// Why work on an index or a reclaimed id failed last, by id.
        var failures: [UInt32: StoreError] = [:]
        /// The ids of indexes that were given up, by table and index name.
        var givenUp: [String: UInt32] = [:]
    }

    private let state = Monitor(State())
    private let thread = Mutex<WriterThread?>(nil)

    /// How long failed work rests before it is tried again.
    static let retryNanoseconds = 1_000_000_000

    /// Looks for work, now and whenever woken, until cancelled.
    func wake(_ store: Store) {
        let start = state.withLock { state in
            state.isAwake = true
            return !state.isStarted && !state.isCancelled
        }
        state.broadcast()
        if start { self.start(store) }
    }

    private func start(_ store: Store) {
        thread.withLock { thread in
            let isFirst = state.withLock { state in
                defer { state.isStarted = true }
                return !state.isStarted && !state.isCancelled
            }
            guard isFirst else { return }
            let worker = BackgroundWorker(store: store, work: self)
            // Without a thread to give the work waits for the next opening.
            thread = try? WriterThread(name: "granary-work") { worker.run() }
        }
    }

    /// Ends the thread after the step it is at.
    ///
    /// - Parameter waits: Whether to wait for that: not where the step may be waiting for the caller.
    func cancel(waits: Bool) {
        state.withLock { $0.isCancelled = true }
        state.broadcast()
        if waits { thread.withLock { $0 }?.join() }
    }

    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    /// Sleeps until woken, or until failed work is due again.
    ///
    /// - Parameter nanoseconds: How long at most; `nil` for as long as nobody wakes it.
    /// - Returns: Whether to go on.
    func sleep(atMostNanoseconds nanoseconds: Int?) -> Bool {
        let retry = state.withLock { $0.failures.isEmpty ? nil : Self.retryNanoseconds }
        let ready = { @Sendable (state: inout State) -> Bool? in
            if state.isCancelled { return false }
            guard state.isAwake else { return nil }
            state.isAwake = false
            return true
        }
        guard let limit = [nanoseconds, retry].compactMap(\.self).min() else {
            return state.wait(until: ready)
        }
        return state.wait(forNanoseconds: limit, until: ready) ?? true
    }

    /// Notes that a step was done, or failed.
    func didStep(_ id: UInt32, _ failure: StoreError?) {
        state.withLock { state in
            state.steps &+= 1
            state.failures[id] = failure
        }
        state.broadcast()
    }

    /// Notes that an index is not built after all.
    func giveUp(_ table: String, _ index: CatalogIndex, _ failure: StoreError) {
        state.withLock { state in
            state.failures[index.id] = failure
            state.givenUp[Self.name(table, index.definition.name)] = index.id
        }
        state.broadcast()
    }

    /// Whether this is an index that was given up, whose failure is to be told for as long as it may be
    /// asked for.
    func isGivenUp(_ id: UInt32) -> Bool { state.withLock { $0.givenUp.values.contains(id) } }

    /// Why work on this id failed last, if it did.
    func failure(of id: UInt32) -> StoreError? { state.withLock { $0.failures[id] } }

    /// Why the index that had this name last was given up.
    func failure(ofIndex index: String, of table: String) -> StoreError? {
        state.withLock { state in
            state.givenUp[Self.name(table, index)].flatMap { state.failures[$0] }
        }
    }

    /// Sleeps until a step was done, or a tenth of a second is over.
    func waitForStep() {
        let before = state.withLock { $0.steps }
        _ = state.wait(forNanoseconds: 100_000_000) { state -> Void? in
            state.steps != before || state.isCancelled ? () : nil
        }
    }

    private static func name(_ table: String, _ index: String) -> String {
        "\(table)\u{0}\(index)"
    }
}

internal import GranaryStorage
internal import Logging
internal import Synchronization

/// The store's background thread: builds indexes and reclaims space, a small transaction at a time.
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
        /// Why an index could not be built, by table and index name.
        var failures: [String: StoreError] = [:]
    }

    private let state = Monitor(State())

    /// Looks for work, now and whenever woken, until cancelled.
    func wake(_ store: Store) {
        let start = state.withLock { state in
            state.isAwake = true
            defer { state.isStarted = true }
            return !state.isStarted && !state.isCancelled
        }
        state.broadcast()
        guard start else { return }
        let worker = Worker(store: store, work: self)
        // Without a thread to give the work waits for the next opening.
        _ = try? WriterThread(name: "granary-work") { worker.run() }
    }

    /// Ends the thread after the step it is at.
    func cancel() {
        state.withLock { $0.isCancelled = true }
        state.broadcast()
    }

    /// Sleeps until woken.
    ///
    /// - Returns: Whether to go on.
    fileprivate func sleep() -> Bool {
        state.wait { state in
            if state.isCancelled { return false }
            guard state.isAwake else { return nil }
            state.isAwake = false
            return true
        }
    }

    fileprivate var isCancelled: Bool { state.withLock { $0.isCancelled } }

    fileprivate func didStep() {
        state.withLock { $0.steps += 1 }
        state.broadcast()
    }

    fileprivate func fail(_ table: String, _ index: String, _ error: StoreError) {
        state.withLock { $0.failures["\(table)\u{0}\(index)"] = error }
        state.broadcast()
    }

    /// Takes the error for which an index was given up.
    func takeFailure(_ table: String, _ index: String) -> StoreError? {
        state.withLock { $0.failures.removeValue(forKey: "\(table)\u{0}\(index)") }
    }

    /// Sleeps until a step was done, or a tenth of a second is over.
    func waitForStep() {
        let before = state.withLock { $0.steps }
        _ = state.wait(forNanoseconds: 100_000_000) { state -> Void? in
            state.steps != before || state.isCancelled ? () : nil
        }
    }
}

/// The body of the background thread.
private final class Worker: Sendable {
    private weak let store: Store?
    private let work: BackgroundWork

    init(store: Store, work: BackgroundWork) {
        self.store = store
        self.work = work
    }

    func run() {
        while work.sleep() {
            var isBusy = true
            while isBusy, !work.isCancelled {
                guard let store else { return }
                do throws(StoreError) {
                    isBusy = try step(store)
                } catch {
                    if case .closed = error { return }
                    store.options.logger.error(
                        "background work failed; it is tried again later",
                        metadata: ["error": "\(error)"])
                    isBusy = false
                }
                work.didStep()
            }
        }
    }

    /// Does one piece of work.
    ///
    /// - Returns: Whether there was any.
    private func step(_ store: Store) throws(StoreError) -> Bool {
        for table in store.catalogs.current.tables.values {
            for index in table.indexes where index.status == .creating {
                try build(index, of: table, in: store)
                return true
            }
        }
        let reclaims = try store.perform { transaction throws(StoreError) in
            try transaction.keys(
                in: KeyRange(prefix: [Keyspace.reclaimPrefix], in: .catalog), limit: 1)
        }
        guard let id = reclaims.first?.bigEndian(UInt32.self, at: 1) else { return false }
        let reclaim = SpaceReclaim(id: id)
        _ = try store.perform { transaction throws(StoreError) in
            try reclaim.step(in: &transaction)
        }
        return true
    }

    private func build(
        _ index: CatalogIndex, of table: CatalogTable, in store: Store
    ) throws(StoreError) {
        let backfill = IndexBackfill(tableName: table.name, indexID: index.id)
        do throws(StoreError) {
            _ = try store.perform(needsSavepoint: true) { transaction throws(StoreError) in
                try backfill.step(in: &transaction)
            }
        } catch {
            switch error {
            case .uniqueViolation, .validation:
                // The table's items cannot have this index: it is dropped, and the reason told.
                work.fail(table.name, index.definition.name, error)
                store.options.logger.error(
                    "an index cannot be built, and is dropped",
                    metadata: ["index": "\(index.definition.name)", "error": "\(error)"])
                let drop = UpdateTable(
                    tableName: table.name, indexUpdate: .delete(index.definition.name))
                _ = try store.perform { transaction throws(StoreError) in
                    try drop.run((), in: &transaction)
                }
            default: throw error
            }
        }
    }
}

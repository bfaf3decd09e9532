internal import Granary
internal import Synchronization
internal import Testing

/// The store of one running test, which may be closed and opened again.
final class TemporarySession: Sendable {
    private struct State: Sendable {
        var store: Store?
        var options: StoreOptions
    }

    private let directory: TemporaryDirectory
    private let state: Mutex<State>

    init(_ options: StoreOptions) throws {
        directory = try TemporaryDirectory()
        let store = try Store.open(directory.path + "/store", options: options)
        state = Mutex(State(store: store, options: options))
    }

    var path: String { directory.path + "/store" }

    var store: Store {
        guard let store = state.withLock({ $0.store }) else {
            preconditionFailure("the store could not be opened again")
        }
        return store
    }

    func reopen(_ options: StoreOptions?) throws -> Store {
        try state.withLock { state in
            state.options = options ?? state.options
            state.store?.close()
            state.store = nil
            let store = try Store.open(path, options: state.options)
            state.store = store
            return store
        }
    }

    /// Records an issue for whatever in the store does not agree.
    func check(_ test: Test) {
        guard let store = state.withLock({ $0.store }) else { return }
        do {
            for problem in try store.check().problems {
                Issue.record(
                    "the store of \(test.name) is not sound: \(problem)",
                    sourceLocation: test.sourceLocation)
            }
        } catch {
            Issue.record(error, "the store cannot be checked", sourceLocation: test.sourceLocation)
        }
    }

    func remove() {
        state.withLock { state in
            state.store?.close()
            state.store = nil
        }
        directory.remove()
    }
}

internal import Foundation
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
            let store = try Self.open(path, state.options)
            state.store = store
            return store
        }
    }

    /// Opens a store this process had open before.
    ///
    /// For a moment longer it may be in use: by its own background thread, and by a process that
    /// another test is starting, which holds the lock too from its fork to its exec.
    private static func open(_ path: String, _ options: StoreOptions) throws -> Store {
        for _ in 0..<200 {
            do {
                return try Store.open(path, options: options)
            } catch StoreError.storeInUse, StoreError.storage {
                Thread.sleep(forTimeInterval: 0.01)
            }
        }
        return try Store.open(path, options: options)
    }

    /// Records an issue for whatever in the store does not agree; a store the test has closed is
    /// opened again for it.
    func check(_ test: Test) {
        do {
            for problem in try report().problems {
                Issue.record(
                    "the store of \(test.name) is not sound: \(problem)",
                    sourceLocation: test.sourceLocation)
            }
        } catch {
            Issue.record(error, "the store cannot be checked", sourceLocation: test.sourceLocation)
        }
    }

    private func report() throws -> CheckReport {
        do {
            return try store.check()
        } catch StoreError.closed {
            return try reopen(nil).check()
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

internal import CGranaryChecksum

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// One thread of the operating system, which runs one body.
///
/// LMDB's writer belongs to the thread that began it, and a task may change threads at any `await`:
/// hence a thread, and neither a task nor an actor.
@safe
public final class WriterThread: Sendable {
    private enum State {
        case running(pthread_t)
        /// Somebody waits for its end.
        case ending
        case ended
    }

    private let state: Monitor<State>

    /// Starts a thread that runs `body`, and ends when it returns.
    ///
    /// `name` is for debuggers, and is cut to 15 bytes.
    ///
    /// - Throws: ``StorageError/lmdb(_:)`` when the system has no thread to give.
    public init(
        name: String, body: @escaping @Sendable () -> Void
    ) throws(StorageError) {
        let start = unsafe Unmanaged.passRetained(Start(name: name, body: body))
        #if canImport(Darwin)
            var created: pthread_t?
            let status = unsafe pthread_create(
                &created, nil, { WriterThread.run($0) }, start.toOpaque())
        #else
            var created = pthread_t()
            let status = unsafe pthread_create(
                &created, nil, { unsafe WriterThread.run($0) }, unsafe start.toOpaque())
        #endif
        if status != 0 {
            unsafe start.release()
            throw .lmdb(status, "pthread_create")
        }
        #if canImport(Darwin)
            guard let running = created else { throw .lmdb(ESRCH, "pthread_create") }
        #else
            let running = created
        #endif
        state = Monitor(.running(running))
    }

    deinit {
        if case .running(let thread) = state.withLock({ $0 }) { _ = pthread_detach(thread) }
    }

    /// Waits until the body has returned; later calls return at once, and so do those on the thread
    /// itself, which is at its end by itself.
    public func join() {
        let running = state.withLock { state in
            guard case .running(let thread) = state else { return pthread_t?.none }
            if pthread_equal(thread, pthread_self()) == 0 { state = .ending }
            return thread
        }
        if let running {
            if pthread_equal(running, pthread_self()) != 0 { return }
            _ = pthread_join(running, nil)
            state.withLock { $0 = .ended }
            state.broadcast()
            return
        }
        state.wait { if case .ended = $0 { () } else { nil } }
    }

    private static func run(_ start: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
        guard let start = unsafe start else { return nil }
        let unmanaged = unsafe Unmanaged<Start>.fromOpaque(start)
        let started = unsafe unmanaged.takeRetainedValue()
        unsafe started.name.prefix(15).withCString { name in
            unsafe granary_name_thread(name)
        }
        started.body()
        return nil
    }

    /// What the new thread is handed.
    private final class Start: Sendable {
        let name: String
        let body: @Sendable () -> Void

        init(name: String, body: @escaping @Sendable () -> Void) {
            self.name = name
            self.body = body
        }
    }
}

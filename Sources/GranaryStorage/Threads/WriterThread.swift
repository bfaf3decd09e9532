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
    private let thread: Monitor<pthread_t?>

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
        thread = Monitor(created)
    }

    deinit {
        if let running = thread.withLock({ $0 }) { _ = pthread_detach(running) }
    }

    /// Waits until the body has returned; later calls return at once, and so do those on the thread
    /// itself, which is at its end by itself.
    public func join() {
        let running = thread.withLock { thread in
            if let running = thread, pthread_equal(running, pthread_self()) != 0 {
                return pthread_t?.none
            }
            defer { thread = nil }
            return thread
        }
        if let running { _ = pthread_join(running, nil) }
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

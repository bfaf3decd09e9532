internal import GranaryStorage
internal import Logging
internal import Synchronization

/// The one writer of a store: a thread that turns queued jobs into commits.
///
/// Whatever is queued when a commit ends goes into the next transaction (group commit), so that
/// concurrent durable writers share one sync. Jobs of a group stay isolated: each runs after the one
/// before it, and one that fails leaves nothing behind.
final class Writer: Sendable {
    /// What waits, and whether more may come.
    struct Queue: Sendable {
        var jobs: [any WriteJob] = []
        var isClosed = false
        /// Set when the disk failed during a commit: nothing may be written before a reopen.
        var isStopped = false
    }

    /// The jobs of one group at most, so that a flood of them cannot make a commit wait.
    static let groupCount = 1_024

    /// The bytes one group may dirty before it commits, far below where LMDB spills.
    static let groupByteCount = 64 << 20

    private let queue = Monitor(Queue())
    private let thread = Mutex<WriterThread?>(nil)
    private let identifier: ThreadBox

    /// Which thread runs the loop, once it does.
    private final class ThreadBox: Sendable {
        let identifier = Atomic<UInt>(0)
    }

    /// Starts the thread, which runs groups of jobs through `committer`.
    init(committer: GroupCommitter) throws(StoreError) {
        let queue = queue
        let identifier = ThreadBox()
        self.identifier = identifier
        let started = try storing { () throws(StorageError) in
            try WriterThread(name: "granary-writer") {
                identifier.identifier.store(CurrentThread.identifier, ordering: .relaxed)
                Self.loop(queue, committer)
            }
        }
        thread.withLock { $0 = started }
    }

    /// Whether the caller runs inside a job, and would wait for itself.
    var isCurrentThread: Bool {
        identifier.identifier.load(ordering: .relaxed) == CurrentThread.identifier
    }

    /// Queues a job; it is finished from the writer thread, or at once when the store is closed.
    func submit(_ job: some WriteJob) {
        let refusal: StoreError? = queue.withLock { queue in
            if queue.isClosed { return .closed }
            if queue.isStopped { return .writingStopped }
            queue.jobs.append(job)
            return nil
        }
        if let refusal {
            job.finish(refusal)
        } else {
            queue.signal()
        }
    }

    /// Finishes what is queued, and ends the thread.
    func close() {
        queue.withLock { $0.isClosed = true }
        queue.broadcast()
        let running = thread.withLock { thread in
            defer { thread = nil }
            return thread
        }
        running?.join()
    }

    private static func loop(_ queue: Monitor<Queue>, _ committer: GroupCommitter) {
        while true {
            let group: [any WriteJob] = queue.wait { queue in
                if queue.jobs.isEmpty { return queue.isClosed ? [] : nil }
                if queue.jobs.count <= Writer.groupCount {
                    defer { queue.jobs.removeAll(keepingCapacity: true) }
                    return queue.jobs
                }
                defer { queue.jobs.removeFirst(Writer.groupCount) }
                return Array(queue.jobs.prefix(Writer.groupCount))
            }
            if group.isEmpty { return }
            if queue.withLock({ $0.isStopped }) {
                for job in group { job.finish(.writingStopped) }
                continue
            }
            if committer.commit(group) != nil { queue.withLock { $0.isStopped = true } }
        }
    }
}

internal import NIOCore

/// Runs tasks on the thread of a connection, where what they wait for comes back to as well.
///
/// For what is done in some microseconds: everything else of the loop waits meanwhile.
final class LoopExecutor: TaskExecutor {
    private let loop: any EventLoop

    init(_ loop: any EventLoop) { self.loop = loop }

    func enqueue(_ job: consuming ExecutorJob) {
        // Run once, which is all that its owner would see to: an owned one cannot wait in a closure.
        let job = UnownedJob(job)
        loop.execute { unsafe job.runSynchronously(on: self.asUnownedTaskExecutor()) }
    }
}

import Synchronization

/// Counts what a run would have waited, and does not wait.
final class Waited: Sendable {
    private let seconds = Mutex<[Double]>([])

    func add(_ pause: Double) { seconds.withLock { $0.append(pause) } }

    var batchCount: Int { seconds.withLock { $0.count } }
    var longest: Double { seconds.withLock { $0.max() ?? 0 } }
}

internal import Metrics
internal import Synchronization

/// Counts requests by operation and status, and times them by operation.
///
/// What counts is made once: to make it is to ask the metrics system for it by its name.
final class RequestMetrics: Sendable {
    /// What belongs to one operation.
    private struct Operation: Sendable {
        var timer: Metrics.Timer
        var counters: [Int: Counter] = [:]
    }

    private let operations = Mutex<[String: Operation]>([:])

    /// Counts a request, and its time if it took any.
    ///
    /// `operation` is the protocol's own name, or `nil`: names that strangers make up must not come
    /// here, since each would be kept.
    func count(operation: String?, status: Int, nanoseconds: Int64? = nil) {
        let name = operation ?? "unknown"
        let (timer, counter) = operations.withLock { operations in
            if let known = operations[name], let counter = known.counters[status] {
                return (known.timer, counter)
            }
            return Self.make(name, status, in: &operations)
        }
        counter.increment()
        if let nanoseconds { timer.recordNanoseconds(nanoseconds) }
    }

    private static func make(
        _ name: String, _ status: Int, in operations: inout [String: Operation]
    ) -> (Metrics.Timer, Counter) {
        let counter = Counter(
            label: "granary_requests", dimensions: [("operation", name), ("status", "\(status)")])
        var operation =
            operations[name]
            ?? Operation(
                timer: Metrics.Timer(
                    label: "granary_request_duration", dimensions: [("operation", name)]))
        operation.counters[status] = counter
        operations[name] = operation
        return (operation.timer, counter)
    }
}

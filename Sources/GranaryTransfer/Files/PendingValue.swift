internal import Dispatch
internal import Synchronization

/// A value that another thread makes.
final class PendingValue<Value: Sendable>: Sendable {
    /// How many values are made at a time: what two threads do, and what is ready for whoever waits.
    static var width: Int { 4 }

    private let value = Mutex<Value?>(nil)
    private let isThere = DispatchSemaphore(value: 0)

    /// Begins to make it.
    init(_ make: @escaping @Sendable () -> Value) {
        DispatchQueue.global(qos: .userInitiated).async { [self] in
            let made = make()
            value.withLock { $0 = made }
            isThere.signal()
        }
    }

    /// Waits until it is there.
    func wait() -> Value {
        while true {
            isThere.wait()
            isThere.signal()
            if let value = value.withLock({ $0 }) { return value }
        }
    }
}

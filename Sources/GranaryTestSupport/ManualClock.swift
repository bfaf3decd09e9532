internal import Synchronization

/// A clock that a test sets, for what depends on the time of day.
///
/// ```swift
/// let clock = ManualClock(seconds: 1_000_000)
/// var options = StoreOptions(durability: .relaxed)
/// options.nowMilliseconds = clock.read
/// ```
package final class ManualClock: Sendable {
    private let milliseconds: Mutex<UInt64>

    /// A clock that stands at so many seconds since 1970.
    package init(seconds: UInt64) { milliseconds = Mutex(seconds * 1_000) }

    /// What it shows, in milliseconds since 1970.
    package var nowMilliseconds: UInt64 { milliseconds.withLock { $0 } }

    /// Reads it, for whoever asks for a time.
    package var read: @Sendable () -> UInt64 { { self.nowMilliseconds } }

    /// Sets it forward.
    package func advance(seconds: UInt64) { milliseconds.withLock { $0 += seconds * 1_000 } }
}

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// The time of day, without Foundation.
public enum WallClock {
    /// Milliseconds since 1970 began in UTC, which step when someone sets the clock.
    public static var nowMilliseconds: Int64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &now)
        return Int64(now.tv_sec) &* 1_000 &+ Int64(now.tv_nsec) / 1_000_000
    }
}

/// A clock for durations, which nobody can set.
public enum MonotonicClock {
    /// Nanoseconds since a moment before the process began.
    public static var nowNanoseconds: UInt64 {
        var now = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &now)
        return UInt64(now.tv_sec) &* 1_000_000_000 &+ UInt64(now.tv_nsec)
    }
}

/// Bytes from the system's random source.
public enum RandomBytes {
    /// Returns `count` bytes that nobody can predict.
    public static func make(count: Int) -> [UInt8] {
        var source = SystemRandomNumberGenerator()
        return (0..<max(0, count)).map { _ in UInt8.random(in: .min ... .max, using: &source) }
    }
}

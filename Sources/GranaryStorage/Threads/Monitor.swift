#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// A lock and a condition variable round a state.
///
/// For the few places where a thread must sleep until a state changes; `Synchronization` has no
/// condition variable. Never use it in async code: it blocks the thread.
///
/// ```swift
/// let queue = Monitor<[Job]>([])
/// queue.withLock { $0.append(job) }
/// queue.signal()
/// let next = queue.wait { $0.isEmpty ? nil : $0.removeFirst() }
/// ```
///
/// Unchecked, because the state stands behind a pointer: it is touched only with the mutex held.
@safe
public final class Monitor<State: Sendable>: @unchecked Sendable {
    private let mutex: UnsafeMutablePointer<pthread_mutex_t>
    private let condition: UnsafeMutablePointer<pthread_cond_t>
    private let state: UnsafeMutablePointer<State>

    /// Puts `state` under a lock.
    public init(_ state: consuming State) {
        unsafe mutex = .allocate(capacity: 1)
        unsafe condition = .allocate(capacity: 1)
        unsafe self.state = .allocate(capacity: 1)
        unsafe self.state.initialize(to: state)
        unsafe mutex.initialize(to: pthread_mutex_t())
        unsafe condition.initialize(to: pthread_cond_t())
        unsafe pthread_mutex_init(mutex, nil)
        #if canImport(Darwin)
            unsafe pthread_cond_init(condition, nil)
        #else
            // Measured against the clock that nobody can set.
            var attributes = pthread_condattr_t()
            unsafe pthread_condattr_init(&attributes)
            unsafe pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC)
            unsafe pthread_cond_init(condition, &attributes)
            unsafe pthread_condattr_destroy(&attributes)
        #endif
    }

    deinit {
        unsafe pthread_cond_destroy(condition)
        unsafe pthread_mutex_destroy(mutex)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
        unsafe condition.deallocate()
        unsafe mutex.deallocate()
    }

    /// Runs `body` with the state, alone.
    ///
    /// Wakes nobody: call ``signal()`` or ``broadcast()`` when a waiter may now be ready.
    public func withLock<Value, Failure: Error>(
        _ body: (inout State) throws(Failure) -> Value
    ) throws(Failure) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        return try unsafe body(&state.pointee)
    }

    /// Sleeps until `ready` returns a value, and returns it.
    ///
    /// `ready` runs alone with the state, at once and after each wake-up, and may change it.
    public func wait<Value>(until ready: (inout State) -> Value?) -> Value {
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let value = unsafe ready(&state.pointee) { return value }
            unsafe pthread_cond_wait(condition, mutex)
        }
    }

    /// Sleeps until `ready` returns a value, or the time is over, and then returns `nil`.
    ///
    /// `ready` is asked once more when the time is over.
    public func wait<Value>(
        forNanoseconds nanoseconds: Int, until ready: (inout State) -> Value?
    ) -> Value? {
        let end = MonotonicClock.nowNanoseconds &+ UInt64(max(0, nanoseconds))
        unsafe pthread_mutex_lock(mutex)
        defer { unsafe pthread_mutex_unlock(mutex) }
        while true {
            if let value = unsafe ready(&state.pointee) { return value }
            let now = MonotonicClock.nowNanoseconds
            if now >= end { return nil }
            #if canImport(Darwin)
                let left = end - now
                var span = timespec(
                    tv_sec: Int(left / 1_000_000_000), tv_nsec: Int(left % 1_000_000_000))
                unsafe pthread_cond_timedwait_relative_np(condition, mutex, &span)
            #else
                var span = timespec(
                    tv_sec: Int(end / 1_000_000_000), tv_nsec: Int(end % 1_000_000_000))
                unsafe pthread_cond_timedwait(condition, mutex, &span)
            #endif
        }
    }

    /// Wakes one waiter, if there is any.
    public func signal() { unsafe pthread_cond_signal(condition) }

    /// Wakes every waiter.
    public func broadcast() { unsafe pthread_cond_broadcast(condition) }
}

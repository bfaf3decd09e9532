#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// Tells threads apart.
enum ThreadIdentity {
    /// A number no other living thread has.
    @inline(__always)
    static var current: UInt {
        #if canImport(Darwin)
            unsafe UInt(bitPattern: pthread_self())
        #else
            UInt(pthread_self())
        #endif
    }
}

internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// How often this process is a child of one that had the store open.
///
/// LMDB must not be used in a child: its locks and reader slots belong to the parent. Asking the
/// system for the process id at each transaction costs as much as the transaction does, so the
/// child counts itself instead.
enum ForkCount {
    private static let count = Atomic<Int>(0)

    /// Arranges for children to be counted, once.
    static let watch: Void = {
        _ = pthread_atfork(nil, nil, { ForkCount.count.add(1, ordering: .relaxed) })
    }()

    @inline(__always)
    static var current: Int { count.load(ordering: .relaxed) }
}

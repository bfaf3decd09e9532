internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Ctrl-C, heard between two pieces of work; a second one ends the process as usual.
enum Interrupt {
    private static let wasAsked = Atomic<Bool>(false)

    /// Whether somebody wants the work to stop.
    static var isRequested: Bool { wasAsked.load(ordering: .relaxed) }

    /// Listens from here on.
    static func listen() {
        // The flag is made before the signal can come.
        wasAsked.store(false, ordering: .relaxed)
        _ = signal(SIGINT) { _ in
            Interrupt.wasAsked.store(true, ordering: .relaxed)
            _ = signal(SIGINT, SIG_DFL)
        }
        Terminal.letInterruptsThrough()
    }
}

internal import Dispatch
internal import Synchronization

#if canImport(Darwin)
    internal import Darwin
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Glibc
#endif

/// Whether somebody pressed Ctrl-C: long work then ends at the next point where it is whole.
///
/// A second Ctrl-C ends the process at once.
final class Interruption {
    private let source: any DispatchSourceSignal
    private let flag: Flag

    init() {
        let flag = Flag()
        self.flag = flag
        _ = signal(SIGINT, SIG_IGN)
        source = DispatchSource.makeSignalSource(
            signal: SIGINT, queue: DispatchQueue(label: "granary.interruption"))
        source.setEventHandler {
            if flag.set() { exit(130) }
            Terminal.writeError(
                "\nends after the batch at hand; press Ctrl-C again to end at once\n")
        }
        source.activate()
    }

    /// Whether it was pressed.
    var isAsked: Bool { flag.isSet }

    deinit {
        source.cancel()
        _ = signal(SIGINT, SIG_DFL)
    }
}

/// A flag that a signal's handler sets.
private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .relaxed) }

    /// Sets it, and returns whether it was set already.
    func set() -> Bool { value.exchange(true, ordering: .relaxed) }
}

internal import CLMDB
internal import Synchronization

/// The parked read transactions of one environment, and the gate that lets readers in.
///
/// **Slots.** A parked reader stands in a slot of an array of atomics, one cache line each; a
/// thread looks first where its own number points. To begin is one exchange, to end is one
/// exchange, and threads do not meet. A parked reader is reset: it pins no page of the file.
///
/// **Gate.** The map may only move, and the environment only close, while no reader is out. Whoever
/// wants that closes the gate and takes every reader out of its slot, and waits for those that are
/// missing. Both sides write, then read what the other wrote (reader: slot, gate; closer: gate,
/// slots), all sequentially consistent, so at least one of them sees the other.
///
/// **Life.** A thread that has parked its reader looks at the gate once more, and by then the
/// environment may be closed. So a pool is never freed: the next environment to open takes it over
/// (``ReaderPoolCache``), and a look at the wrong gate costs one needless wake-up.
///
/// Unchecked, because the slots stand behind a pointer: they are atomics, and never freed.
@safe final class ReaderPool: @unchecked Sendable {
    /// Whether readers may begin.
    enum Gate: UInt8, AtomicRepresentable {
        case open
        /// The map is about to move: wait.
        case draining
        /// No handle is left: the last reader to end closes the environment.
        case abandoned
    }

    /// What changes under the lock.
    struct State: Sendable {
        /// Readers in existence, parked or out.
        var total = 0
        /// Readers that a drain has taken out of their slots.
        var collected: [Parked] = []
    }

    /// A reader that nobody is using.
    ///
    /// Unchecked, because it is a pointer: whoever took it out of its slot has it alone.
    @safe struct Parked: @unchecked Sendable {
        let reader: UnsafeMutablePointer<Reader>
    }

    static let slotCount = 64
    private static let slotStride = 16  // 128 bytes: two cache lines, which are fetched in pairs.

    private let slots: UnsafeMutablePointer<Atomic<UInt>>
    let gate = Atomic<Gate>(.open)
    let state = Monitor(State())

    /// The process whose readers these are.
    let forkCount = ForkCount.current

    init() {
        let count = Self.slotCount * Self.slotStride
        unsafe slots = .allocate(capacity: count)
        for index in 0..<count { unsafe (slots + index).initialize(to: Atomic(0)) }
    }

    deinit { preconditionFailure("a reader pool is reused, never freed") }

    /// The slot where the calling thread looks first.
    @inline(__always)
    private static var home: Int {
        // Threads' numbers are addresses a stack apart: the multiplication spreads them.
        let spread = UInt64(ThreadIdentity.current) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: spread >> 58)
    }

    @inline(__always)
    private func slot(_ index: Int) -> UnsafeMutablePointer<Atomic<UInt>> {
        unsafe slots + index * Self.slotStride
    }

    /// Takes a parked reader, from the calling thread's slot if it can.
    @inline(__always)
    func take() -> UnsafeMutablePointer<Reader>? {
        let home = Self.home
        let found = unsafe slot(home).pointee.exchange(0, ordering: .sequentiallyConsistent)
        if let reader = unsafe UnsafeMutablePointer<Reader>(bitPattern: found) {
            return unsafe reader
        }
        return unsafe takeElsewhere(home)
    }

    @inline(never)
    private func takeElsewhere(_ home: Int) -> UnsafeMutablePointer<Reader>? {
        for step in 1..<Self.slotCount {
            let slot = unsafe slot((home + step) % Self.slotCount)
            if unsafe slot.pointee.load(ordering: .relaxed) == 0 { continue }
            let found = unsafe slot.pointee.exchange(0, ordering: .sequentiallyConsistent)
            if let reader = unsafe UnsafeMutablePointer<Reader>(bitPattern: found) {
                return unsafe reader
            }
        }
        return nil
    }

    /// Puts a reader into a slot; false when all are taken.
    @inline(__always)
    func park(_ reader: UnsafeMutablePointer<Reader>) -> Bool {
        let home = Self.home
        let bits = UInt(bitPattern: reader)
        for step in 0..<Self.slotCount {
            let slot = unsafe slot((home + step) % Self.slotCount)
            let (parked, _) = unsafe slot.pointee.compareExchange(
                expected: 0, desired: bits, ordering: .sequentiallyConsistent)
            if parked { return true }
        }
        return false
    }

    /// Takes every parked reader out of its slot into ``State/collected``.
    ///
    /// Only with the gate closed, and under the lock.
    private func collect(_ state: inout State) {
        for index in 0..<Self.slotCount {
            let found = unsafe slot(index).pointee.exchange(0, ordering: .sequentiallyConsistent)
            if let reader = unsafe UnsafeMutablePointer<Reader>(bitPattern: found) {
                unsafe state.collected.append(Parked(reader: reader))
            }
        }
    }

    /// Closes the gate, and waits until no reader is out.
    ///
    /// - Returns: The number of readers still out when the time was over; then the gate is open
    ///   again. 0 on success: call ``reopen()``.
    func drain(forMilliseconds milliseconds: Int) -> Int {
        gate.store(.draining, ordering: .sequentiallyConsistent)
        let drained: Void? = state.wait(forNanoseconds: milliseconds &* 1_000_000) { state in
            collect(&state)
            return state.collected.count == state.total ? () : nil
        }
        if drained != nil { return 0 }
        let missing = state.withLock { $0.total - $0.collected.count }
        reopen()
        return missing
    }

    /// Parks the collected readers again, and lets readers in.
    func reopen() {
        state.withLock { state in
            for parked in state.collected where unsafe !park(parked.reader) {
                unsafe Reader.destroy(parked.reader)
                state.total -= 1
            }
            state.collected.removeAll()
            gate.store(.open, ordering: .sequentiallyConsistent)
        }
        state.broadcast()
    }

    /// Closes the gate for good, and destroys every reader that is not out.
    ///
    /// - Returns: Whether none is left, so that the environment can be closed.
    func abandon() -> Bool {
        gate.store(.abandoned, ordering: .sequentiallyConsistent)
        return state.withLock { state in
            collect(&state)
            for parked in state.collected { unsafe Reader.destroy(parked.reader) }
            state.total -= state.collected.count
            state.collected.removeAll()
            return state.total == 0
        }
    }
}

/// Pools whose environments are closed, for the next ones to take over.
final class ReaderPoolCache: Sendable {
    static let shared = ReaderPoolCache()
    private let idle = Monitor<[ReaderPool]>([])

    func take() -> ReaderPool {
        // A child must not touch the pools of its parent.
        let found = idle.withLock { idle in
            idle.last?.forkCount == ForkCount.current ? idle.popLast() : nil
        }
        return found ?? ReaderPool()
    }

    func giveBack(_ pool: ReaderPool) { idle.withLock { $0.append(pool) } }
}

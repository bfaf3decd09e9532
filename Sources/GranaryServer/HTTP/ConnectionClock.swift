internal import NIOCore

/// Until when a connection may go on as it does: a client that is slow or silent costs one of these
/// times, and nothing else.
///
/// Numbers alone, so that every limit can be tested without waiting for it.
struct ConnectionClock {
    /// What a connection waits for.
    enum Phase: Equatable {
        /// The head of the first request.
        case connected
        /// The body of a request.
        case reading
        /// The server itself, which has all of a request.
        case answering
        /// The head of the next request.
        case idle
        /// That the client takes the last answer.
        case flushing
        /// That the client closes: it has all it will get.
        case closing
    }

    private let limits: ServerLimits
    private(set) var phase = Phase.connected
    private var start: NIODeadline
    /// The bytes of the body that have come, and when the last of them did.
    private var byteCount: Int64 = 0
    private var lastByte: NIODeadline
    /// Since when the client has not taken what was written.
    private var blocked: NIODeadline?

    init(_ limits: ServerLimits, at now: NIODeadline) {
        self.limits = limits
        start = now
        lastByte = now
    }

    /// Begins to wait for something else.
    mutating func enter(_ phase: Phase, at now: NIODeadline) {
        self.phase = phase
        start = now
        lastByte = now
        byteCount = 0
    }

    /// Counts bytes of a body: only they buy time, so that a byte now and then is as good as none.
    mutating func count(_ bytes: Int, at now: NIODeadline) {
        byteCount += Int64(bytes)
        lastByte = now
    }

    /// Notes whether the system takes what is written; as long as it does not, the client reads too
    /// slowly, and the answer lies in memory.
    mutating func setBlocked(_ isBlocked: Bool, at now: NIODeadline) {
        blocked = isBlocked ? blocked ?? now : nil
    }

    /// When the connection has waited for too long.
    var deadline: NIODeadline {
        guard let blocked else { return phaseDeadline }
        let taken = blocked + .milliseconds(limits.answerMilliseconds)
        // The next answer cannot be written before this one is taken.
        return phase == .answering ? taken : min(taken, phaseDeadline)
    }

    private var phaseDeadline: NIODeadline {
        switch phase {
        case .connected: start + .milliseconds(limits.headMilliseconds)
        case .idle: start + .milliseconds(limits.idleMilliseconds)
        case .answering: start + .milliseconds(limits.operationMilliseconds)
        case .flushing: start + .milliseconds(limits.answerMilliseconds)
        case .closing: start + .milliseconds(limits.closingMilliseconds)
        case .reading:
            // However many bytes there are, the next one has to come: they hold room meanwhile.
            min(
                lastByte + .milliseconds(limits.bodyGraceMilliseconds),
                start
                    + .milliseconds(
                        min(
                            limits.bodyMilliseconds,
                            max(
                                limits.bodyGraceMilliseconds,
                                byteCount * 1_000 / max(1, limits.bodyBytesPerSecond)))))
        }
    }
}

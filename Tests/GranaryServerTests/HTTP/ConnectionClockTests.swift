import NIOCore
import Testing

@testable import GranaryServer

/// Every time that a connection has, to the millisecond, without waiting for one.
@Suite("Times of a connection")
struct ConnectionClockTests {
    private static let start = NIODeadline.uptimeNanoseconds(1_000_000_000)

    private func after(_ milliseconds: Int64) -> NIODeadline {
        Self.start + .milliseconds(milliseconds)
    }

    @Test(
        "Each thing that is waited for has its time",
        arguments: [
            (.connected, 10_000), (.idle, 60_000), (.answering, 30_000), (.flushing, 30_000),
            (.closing, 1_000), (.reading, 5_000),
        ] as [(ConnectionClock.Phase, Int64)])
    func phases(phase: ConnectionClock.Phase, milliseconds: Int64) {
        var clock = ConnectionClock(ServerLimits(), at: Self.start)
        clock.enter(phase, at: Self.start)
        #expect(clock.deadline == after(milliseconds))
        clock.enter(phase, at: after(7))
        #expect(clock.deadline == after(7 + milliseconds))
    }

    @Test("Bytes of a body buy time at a kilobyte a second, up to the last, while more come")
    func bodies() {
        var clock = ConnectionClock(ServerLimits(), at: Self.start)
        clock.enter(.reading, at: Self.start)
        for (bytes, moment, milliseconds) in [
            (5 * 1_024, 0, 5_000), (1_024, 1_000, 6_000), (1, 1_500, 6_000),
            (24 * 1_024 - 1, 5_900, 10_900), (16 << 20, 24_000, 29_000), (1, 26_000, 30_000),
        ] as [(Int, Int64, Int64)] {
            clock.count(bytes, at: after(moment))
            #expect(clock.deadline == after(milliseconds))
        }
        // The next body has nothing of what this one had.
        clock.enter(.reading, at: Self.start)
        #expect(clock.deadline == after(5_000))
    }

    @Test("An answer that is not taken has its time, and holds the next one up")
    func blocked() {
        var limits = ServerLimits()
        limits.answerMilliseconds = 20_000
        var clock = ConnectionClock(limits, at: Self.start)
        clock.enter(.idle, at: Self.start)
        clock.setBlocked(true, at: after(5))
        #expect(clock.deadline == after(20_005))
        clock.setBlocked(true, at: after(900))
        #expect(clock.deadline == after(20_005))
        clock.enter(.answering, at: after(1_000))
        #expect(clock.deadline == after(20_005))
        clock.enter(.reading, at: after(1_000))
        #expect(clock.deadline == after(6_000))
        clock.setBlocked(false, at: after(2_000))
        #expect(clock.deadline == after(6_000))
    }
}
